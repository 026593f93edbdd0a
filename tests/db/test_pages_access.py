"""Who may open and send what."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from glossary.models import Concept
from glossary.services.change_plan import Act
from glossary.services.chosen import Chosen
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.models import PlannedChange
from workbench.models import User

EVERYONE = "translator reviewer terminologist manager nobody"
TRANSLATORS = "translator reviewer terminologist manager"
REVIEWERS = "reviewer manager"
TERMINOLOGISTS = "terminologist manager"

# Method, name of the address, its arguments, and who does not get 403.
PAGES = [
    ("get", "articles", {}, EVERYONE),
    ("get", "article", {"pk": "article"}, EVERYONE),
    ("get", "row", {"segment_id": "segment"}, EVERYONE),
    ("get", "edit", {"segment_id": "segment", "target": "en"}, EVERYONE),
    ("get", "matches", {"segment_id": "segment", "target": "en"}, EVERYONE),
    ("get", "history", {"segment_id": "segment", "target": "en"}, EVERYONE),
    ("get", "signs", {"pk": "article"}, EVERYONE),
    ("post", "signs", {"pk": "article"}, EVERYONE),
    ("post", "comment", {"segment_id": "segment", "target": "en"}, TRANSLATORS),
    ("get", "cut", {"segment_id": "segment"}, TRANSLATORS),
    ("post", "split", {"segment_id": "segment"}, TRANSLATORS),
    ("post", "merge", {"segment_id": "segment"}, TRANSLATORS),
    ("post", "exclude", {"segment_id": "segment"}, TRANSLATORS),
    ("post", "include", {"segment_id": "segment"}, TRANSLATORS),
    ("get", "concordance", {}, EVERYONE),
    ("get", "jobs", {}, EVERYONE),
    ("get", "queue", {}, TRANSLATORS),
    ("get", "next", {}, TRANSLATORS),
    ("get", "replace", {}, TRANSLATORS),
    ("post", "apply_replacement", {}, TRANSLATORS),
    ("get", "offers", {"segment_id": "segment", "target": "en"}, TRANSLATORS),
    ("get", "repetitions", {"segment_id": "segment", "target": "en"}, TRANSLATORS),
    ("post", "repeat", {"segment_id": "segment", "target": "en"}, TRANSLATORS),
    ("get", "import", {}, TRANSLATORS),
    ("get", "export", {}, TRANSLATORS),
    ("get", "import_translations", {}, TRANSLATORS),
    ("post", "translation_import", {"pk": "article"}, TRANSLATORS),
    ("post", "undo_translation_import", {"pk": "article"}, TRANSLATORS),
    ("get", "align_article", {"pk": "article"}, TRANSLATORS),
    ("get", "alignment", {"pk": "article"}, TRANSLATORS),
    ("post", "correct_alignment", {"pk": "article"}, TRANSLATORS),
    ("post", "use_alignment", {"pk": "article"}, TRANSLATORS),
    ("post", "remember_alignment", {"pk": "article"}, REVIEWERS),
    ("get", "download", {}, TRANSLATORS),
    ("post", "prepare_file", {}, TRANSLATORS),
    ("get", "prepared_file", {"pk": "article"}, TRANSLATORS),
    ("post", "import", {}, TRANSLATORS),
    ("post", "draft", {"pk": "article"}, TRANSLATORS),
    ("post", "submit", {"segment_id": "segment", "target": "en"}, TRANSLATORS),
    ("post", "approve", {"segment_id": "segment", "target": "en"}, REVIEWERS),
    ("post", "send_back", {"segment_id": "segment", "target": "en"}, REVIEWERS),
    ("post", "reopen", {"segment_id": "segment", "target": "en"}, REVIEWERS),
    ("get", "glossary:planned", {"pk": "planned"}, TERMINOLOGISTS),
    ("post", "glossary:planned", {"pk": "planned"}, TERMINOLOGISTS),
]


def planned_deletion(author: User) -> PlannedChange:
    """A change of terms that its author has yet to look at, from when they still had the role."""
    concept = make_concept("circle", de="Wirtschaftskreis", en="Chengdu Circle")
    chosen = [str(Chosen.of(concept))]
    return PlannedChange.objects.create(
        author=author, act=Act.DELETED, arguments={"chosen": chosen, "next": ""}
    )


@pytest.mark.parametrize(("method", "name", "arguments", "allowed"), PAGES)
@pytest.mark.parametrize("role", EVERYONE.split())
def test_a_role_opens_and_sends_only_what_it_may(
    client: Client, method: str, name: str, arguments: dict[str, str], allowed: str, role: str
) -> None:
    article = make_article()
    translation = make_translation(article.segments.get())
    user = make_user("" if role == "nobody" else role)
    planned = planned_deletion(user)
    ids = {"article": article.pk, "segment": translation.segment_id, "planned": planned.pk}
    address = reverse(name, kwargs={key: ids.get(value, value) for key, value in arguments.items()})
    client.force_login(user)
    response = getattr(client, method)(address, {"version": 1, "text": "x", "reason": "y"})
    assert (response.status_code == 403) == (role not in allowed.split())
    assert response.status_code < 500


@pytest.mark.parametrize(("method", "name", "arguments", "allowed"), PAGES)
def test_nothing_is_open_to_people_who_have_not_logged_in(
    client: Client, method: str, name: str, arguments: dict[str, str], allowed: str
) -> None:
    address = reverse(name, kwargs={k: v if k == "target" else 1 for k, v in arguments.items()})
    response = getattr(client, method)(address)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("login"))


@pytest.mark.parametrize("act", ["", "apply", "save", "drop"])
@pytest.mark.parametrize("role", EVERYONE.split())
def test_a_planned_change_is_its_authors_alone(client: Client, role: str, act: str) -> None:
    planned = planned_deletion(make_user("terminologist"))
    client.force_login(make_user("" if role == "nobody" else role))
    address = reverse("glossary:planned", args=[planned.pk])
    assert client.post(address, {"act": act, "revision": "1"}).status_code == 404
    assert PlannedChange.objects.filter(pk=planned.pk).exists()
    assert Concept.objects.filter(identifier="circle").exists()


@pytest.mark.parametrize("role", ["translator", "reviewer", "nobody"])
def test_who_lost_the_right_cannot_carry_a_planned_change_out(client: Client, role: str) -> None:
    user = make_user("" if role == "nobody" else role)
    planned = planned_deletion(user)
    client.force_login(user)
    for act in ("apply", "save", "drop"):
        response = client.post(reverse("glossary:planned", args=[planned.pk]), {"act": act})
        assert response.status_code == 403
    assert Concept.objects.filter(identifier="circle").exists()


@pytest.mark.parametrize("name", ["submit", "approve", "send_back", "reopen"])
def test_an_act_is_never_a_link(client: Client, name: str) -> None:
    segment = make_article().segments.get()
    client.force_login(make_user("manager"))
    assert client.get(reverse(name, args=[segment.pk, "en"])).status_code == 405


def test_a_page_that_is_missing_looks_like_the_site(client: Client) -> None:
    client.force_login(make_user("translator"))
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()


def test_a_sent_form_needs_the_token_of_the_page() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_user("manager"))
    response = strict.post(reverse("logout"))
    assert response.status_code == 403
    assert "too old to send" in response.content.decode()


@pytest.mark.parametrize("name", ["articles", "import", "jobs", "export"])
def test_a_page_runs_no_inline_script_or_style(client: Client, name: str) -> None:
    make_article()
    client.force_login(make_user("manager"))
    response = client.get(reverse(name))
    html = response.content.decode()
    assert "default-src 'none'" in response["Content-Security-Policy"]
    for forbidden in (" style=", "<style", "<script>", " onclick=", "javascript:", "https://"):
        assert forbidden not in html
