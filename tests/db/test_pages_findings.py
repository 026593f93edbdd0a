"""The findings beside an open cell, the filters by them, and approval of what is clean."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from sources.models import Article, Segment
from tests.factories import make_article, make_user
from translations.models import BulkApproval, Dismissal, State, Translation
from translations.review import submit
from workbench.models import User

pytestmark = pytest.mark.django_db

GERMAN = "Es kamen insgesamt 12 Gäste zum Treffen."
RIGHT = "In all there were 12 guests at the meeting."
WRONG = RIGHT.replace("12", "13")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def translator() -> User:
    return make_user("translator", first_name="Ann", last_name="Lee")


@pytest.fixture
def article(translator: User) -> Article:
    """Two segments: the English of the first has an error, that of the second is clean."""
    article = make_article([GERMAN, GERMAN])
    for segment, text in zip(article.segments.all(), [WRONG, RIGHT], strict=True):
        submit(segment.pk, "en", text=text, user=translator, version=0)
    return article


@pytest.fixture
def segment(article: Article) -> Segment:
    return article.segments.all()[0]


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def key_in(html: str) -> str:
    found = re.search(r'data-key="(\w+)"', html)
    assert found
    return found.group(1)


def checked(client: Client, segment: Segment, text: str) -> str:
    address = f"/segments/{segment.pk}/en/check/"
    return client.post(address, {"text": text}, headers=HTMX).content.decode()


@pytest.mark.parametrize(
    ("text", "place"),
    [(WRONG, 'data-start="18" data-end="20"'), (f"\r\n {WRONG}", 'data-start="20" data-end="22"')],
)
def test_a_typed_text_is_checked_where_it_stands_in_the_box(
    segment: Segment, translator: User, text: str, place: str
) -> None:
    html = checked(client_of(translator), segment, text)
    assert place in html
    assert "“13” is not in the source" in html


@pytest.mark.parametrize("text", [RIGHT, "", " "])
def test_a_text_that_is_right_or_not_begun_has_no_findings(
    segment: Segment, translator: User, text: str
) -> None:
    assert "nothing found" in checked(client_of(translator), segment, text)


def test_checking_stores_nothing(article: Article, translator: User) -> None:
    segment = make_article([GERMAN], title="T").segments.get()
    checked(client_of(translator), segment, WRONG)
    assert not Translation.objects.filter(segment=segment).exists()


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_dismissing_and_taking_back(
    segment: Segment, translator: User, headers: dict[str, str]
) -> None:
    client = client_of(translator)
    key = key_in(checked(client, segment, WRONG))
    given = {"text": WRONG, "key": key, f"why-{key}": "One came late."}
    address = f"/segments/{segment.pk}/en/dismiss/"
    html = client.post(address, given, headers=headers, follow=True).content.decode()
    assert "1 dismissed" in html
    assert "One came late." in html
    dismissal = Dismissal.objects.get()
    back = f"/dismissals/{dismissal.pk}/take-back/"
    html = client.post(back, {"text": WRONG}, headers=headers, follow=True).content.decode()
    assert "1 finding" in html
    assert "took back a dismissal" in html


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_without_a_reason_it_says_so_and_keeps_the_text(
    segment: Segment, translator: User, headers: dict[str, str]
) -> None:
    client = client_of(translator)
    typed = f"{WRONG} Hello!"
    key = key_in(checked(client, segment, typed))
    address = f"/segments/{segment.pk}/en/dismiss/"
    answer = client.post(address, {"text": typed, "key": key, f"why-{key}": " "}, headers=headers)
    assert answer.status_code == 422
    assert "Say why the check is mistaken" in answer.content.decode()
    assert headers or typed in answer.content.decode()
    assert not Dismissal.objects.exists()


def test_who_may_not_translate_may_not_dismiss(segment: Segment) -> None:
    client = client_of(make_user())
    html = checked(client, segment, WRONG)
    assert "Dismiss" not in html
    address = f"/segments/{segment.pk}/en/dismiss/"
    assert client.post(address, {"text": WRONG, "key": key_in(html)}).status_code == 403


def test_saving_warns_of_what_is_still_found(segment: Segment, translator: User) -> None:
    answer = client_of(translator).post(
        f"/segments/{segment.pk}/en/submit/", {"text": f"{WRONG} ", "version": 1}, headers=HTMX
    )
    assert answer.status_code == 200
    assert "The checks still find: 1 error." in answer.headers["HX-Trigger"]


def test_approval_is_refused_with_what_to_do(segment: Segment) -> None:
    answer = client_of(make_user("reviewer")).post(
        f"/segments/{segment.pk}/en/approve/", {"text": WRONG, "version": 1}, headers=HTMX
    )
    assert answer.status_code == 422
    assert "dismiss it with a reason" in answer.content.decode()


@pytest.mark.parametrize(
    ("show", "rows"),
    [("failing", ["s1"]), ("check-numbers", ["s1"]), ("check-dates", []), ("all", ["s1", "s2"])],
)
def test_rows_that_fail_can_be_chosen_also_by_check(
    article: Article, translator: User, show: str, rows: list[str]
) -> None:
    page = client_of(translator).get(f"/articles/{article.pk}/", {"show": show}).content.decode()
    assert re.findall(r'role=row id="(s\d+)"', page) == rows
    assert re.search(r"Failing checks <b>1</b>", page)
    assert bool(re.search(r"Numbers <b>1</b>", page)) is (show != "all")


def test_a_closed_cell_counts_what_it_has(article: Article, translator: User) -> None:
    page = client_of(translator).get(f"/articles/{article.pk}/").content.decode()
    assert page.count("1 error") == 1


def test_a_reviewer_approves_what_is_clean_and_takes_it_back(article: Article) -> None:
    client = client_of(make_user("reviewer", first_name="Bo", last_name="Yang"))
    page = client.get(f"/articles/{article.pk}/").content.decode()
    assert "Approve the one that is clean" in page
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert seen
    answer = client.post(
        f"/articles/{article.pk}/approve-clean/", {"show": "all", "seen": seen[1]}, follow=True
    )
    said = answer.content.decode()
    assert "Approved 1 translation. Left out: 1 with an error" in said
    assert "Bo Yang approved 1 at once" in said
    act = BulkApproval.objects.get()
    said = client.post(f"/bulk-approvals/{act.pk}/undo/", follow=True).content.decode()
    assert "Reopened 1 translation." in said
    assert not Translation.objects.filter(state=State.APPROVED).exists()


def test_a_translator_is_not_offered_approval(article: Article, translator: User) -> None:
    client = client_of(translator)
    assert "approve-clean" not in client.get(f"/articles/{article.pk}/").content.decode()
    address = f"/articles/{article.pk}/approve-clean/"
    assert client.post(address, {"show": "all", "seen": 1}).status_code == 403


@pytest.mark.parametrize("given", [{"show": "failing", "seen": 1}, {"show": "all", "seen": "x"}])
def test_a_request_that_says_not_which_texts_approves_none(
    article: Article, given: dict[str, object]
) -> None:
    client = client_of(make_user("reviewer"))
    answer = client.post(f"/articles/{article.pk}/approve-clean/", given, follow=True)
    assert "Choose which texts to approve" in answer.content.decode()
    assert not Translation.objects.filter(state=State.APPROVED).exists()
