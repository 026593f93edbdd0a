"""The REST API: what the commands do, for programs with a token."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sources.models import Article
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.models import State, Translation
from workbench.api.root import api
from workbench.api.tokens import make_token
from workbench.models import ApiToken, Job, User

pytestmark = pytest.mark.django_db
ARTICLE = "Treffen in Peking\n\nAm 9. April fand in Peking ein Treffen statt. Es war kurz.\n"


class Program:
    """A program that acts for a person."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.client = Client(headers={"Authorization": f"Bearer {make_token(user, 'test')[1]}"})

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(f"/api/v1/{path}", query)

    def post(self, path: str, **body: Any) -> Any:
        return self.client.post(f"/api/v1/{path}", json.dumps(body), "application/json")

    def put(self, path: str, **body: Any) -> Any:
        return self.client.put(f"/api/v1/{path}", json.dumps(body), "application/json")

    def send(self, path: str, name: str, content: str, **form: str) -> Any:
        file = SimpleUploadedFile(name, content.encode())
        return self.client.post(f"/api/v1/{path}", {"files": [file], **form})


def content_of(answer: Any) -> str:
    """What a file holds that is sent in pieces."""
    content = b"".join(answer.streaming_content)
    # Not answer.close(), which would also end the connection to the database.
    for close in answer._resource_closers:
        close()
    return content.decode()


@pytest.fixture
def program() -> Program:
    return Program(make_user("manager"))


def test_articles_come_in_and_out(program: Program) -> None:
    answer = program.send("articles", "treffen.txt", ARTICLE, outlet="Demo").json()
    assert answer["failed"] == []
    (imported,) = answer["articles"]
    assert imported["file"] == "treffen.txt"
    assert (imported["language"], imported["outlet"]) == ("de", "Demo")
    (listed,) = program.get("articles").json()["articles"]
    assert listed["id"] == imported["id"]
    read = program.get(f"articles/{imported['id']}").json()
    assert len(read["segment_list"]) == imported["segments"]
    assert all(read["text"][s["start"] : s["end"]] == s["text"] for s in read["segment_list"])
    again = program.send("articles", "treffen.txt", ARTICLE).json()
    assert "already imported" in again["failed"][0]["why"]


def test_a_translation_goes_its_way(program: Program) -> None:
    segment = make_article().segments.get()
    path = f"segments/{segment.pk}/en"
    assert program.get(path).json()["version"] == 0
    done = program.put(path, text="The meeting took place in Beijing.", version=0).json()
    assert (done["state"], done["version"]) == ("translated", 1)
    stale = program.put(path, text="Other.", version=0)
    assert (stale.status_code, Translation.objects.get().text) == (
        409,
        "The meeting took place in Beijing.",
    )
    own = program.post(f"{path}/approve", version=1)
    assert own.status_code == 422
    assert "somebody else" in own.json()["error"]
    other = Program(make_user("reviewer"))
    assert other.post(f"{path}/send-back", version=1, reason="name").json()["state"] == "needs_work"
    program.put(path, text="The meeting was held in Beijing.", version=2)
    assert other.post(f"{path}/approve", version=3).json()["state"] == "approved"
    assert other.post(f"{path}/reopen", version=4, reason="").status_code == 422
    assert other.post(f"{path}/reopen", version=4, reason="typo").json()["state"] == "translated"


def test_drafting_is_a_job(program: Program) -> None:
    article = make_article()
    answer = program.post("translate", articles=[article.pk])
    assert answer.status_code == 202
    job = Job.objects.get()
    assert job.created_by == program.user
    assert job.arguments == {"articles": [article.pk], "targets": ["en", "zh"]}
    assert program.get(f"jobs/{job.pk}").json()["state"] == "queued"
    assert program.post(f"jobs/{job.pk}/cancel").json()["state"] == "cancelled"
    assert program.post("translate", articles=[0]).status_code == 404


def test_the_glossary_goes_in_and_out(program: Program) -> None:
    make_concept("beijing", de="Peking", en="Beijing", zh="北京")
    found = program.post("find_terms", text="In Peking.", language="de").json()["occurrences"]
    assert [(each["surface"], each["renditions"]["zh"]) for each in found] == [("Peking", ["北京"])]
    exported = program.get("glossary/export", format="csv")
    table = content_of(exported)
    assert "北京" in table
    report = program.send("glossary/import", "more.csv", table.replace("Beijing", "Peking City"))
    assert report.status_code == 200
    assert {"concepts_created", "concepts_updated", "terms_created", "rejected"} <= set(
        report.json()
    )
    assert program.get("concepts", q="PEKING").json()["count"] == 1
    assert program.get("census").json() == {"concepts": []}


def test_aligned_text_comes_as_a_file(program: Program) -> None:
    article = make_article()
    make_translation(article.segments.get(), state=State.APPROVED)
    answer = program.get("export/tsv", article=article.pk, states="approved")
    assert answer.status_code == 200, answer.content
    assert "Beijing" in content_of(answer)
    assert program.get("export/doc").status_code == 422


@pytest.mark.parametrize(
    ("path", "body", "key"),
    [
        ("segment", {"text": ARTICLE, "language": "de"}, "segments"),
        ("restore_name", {"name": "Цзинь Фуцзянь"}, "pinyin"),
        ("find_terms", {"text": "", "language": "zh"}, "occurrences"),
    ],
)
def test_tools_answer_as_the_commands_do(
    program: Program, path: str, body: dict[str, str], key: str
) -> None:
    assert key in program.post(path, **body).json()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("segment", {"text": "x"}),
        ("segment", {"text": "x", "language": "fr"}),
        ("segment", {"text": "", "language": "de"}),
        ("translate", {"targets": ["de"]}),
    ],
)
def test_what_is_not_understood_is_named(program: Program, path: str, body: dict[str, Any]) -> None:
    answer = program.post(path, **body)
    assert answer.status_code == 422
    assert answer.json()["error"]


ALLOWED = [
    ("put", "segments/{segment}/en", "translator reviewer terminologist manager"),
    ("post", "segments/{segment}/en/approve", "reviewer manager"),
    ("post", "translate", "translator reviewer terminologist manager"),
    ("get", "export/tsv", "translator reviewer terminologist manager"),
    ("get", "concepts", "translator reviewer terminologist manager nobody"),
]


@pytest.mark.parametrize(("method", "path", "allowed"), ALLOWED)
@pytest.mark.parametrize("role", ["translator", "reviewer", "terminologist", "manager", "nobody"])
def test_a_program_may_do_what_its_person_may(
    method: str, path: str, allowed: str, role: str
) -> None:
    translation = make_translation(make_article().segments.get())
    program = Program(make_user("" if role == "nobody" else role))
    body = {} if method == "get" else {"text": "x", "version": 1}
    answer = getattr(program, method)(path.format(segment=translation.segment_id), **body)
    if answer.streaming:
        content_of(answer)
    assert (answer.status_code == 403) == (role not in allowed.split())
    assert answer.status_code < 500


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Token x", "Bearer concord_x"])
def test_without_a_token_nothing_opens(header: str) -> None:
    client = Client(headers={"Authorization": header} if header else {})
    assert client.get("/api/v1/articles").status_code == 401


def test_every_address_but_the_description_wants_a_token(client: Client) -> None:
    document = client.get("/api/v1/openapi.json").json()
    assert document["info"]["title"] == "Concord"
    client.force_login(make_user("manager"))
    for path, methods in document["paths"].items():
        for method in methods:
            address = path.replace("{pk}", "1").replace("{target}", "en").replace("{format}", "tsv")
            assert getattr(client, method)(address).status_code == 401, (method, path)


def test_a_token_of_somebody_who_left_opens_nothing(program: Program) -> None:
    User.objects.update(is_active=False)
    assert program.get("articles").status_code == 401


def test_tokens_are_made_shown_once_and_revoked(client: Client) -> None:
    user = make_user("translator")
    client.force_login(user)
    made = client.post("/account/tokens/", {"name": "Script"}).content.decode()
    secret = made.split('value="concord_')[1].split('"')[0]
    assert secret not in client.get("/account/tokens/").content.decode()
    assert secret not in json.dumps(list(ApiToken.objects.values("name", "start", "digest")))
    script = Client(headers={"Authorization": f"Bearer concord_{secret}"})
    assert script.get("/api/v1/articles").status_code == 200
    token = ApiToken.objects.get()
    assert token.used_at
    stranger = Client()
    stranger.force_login(make_user("manager"))
    assert stranger.post(f"/account/tokens/{token.pk}/revoke/").status_code == 404
    client.post(f"/account/tokens/{token.pk}/revoke/")
    assert script.get("/api/v1/articles").status_code == 401


def test_the_description_names_every_refusal() -> None:
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, operation in methods.items():
            assert {401, 403, 404, 422} <= {*operation["responses"]}, (method, path)


def test_an_article_is_not_half_imported(program: Program) -> None:
    answer = program.send("articles", "empty.txt", "")
    assert answer.json()["failed"]
    assert not Article.objects.exists()
