"""A save that came second, one that was sent twice, and the history that shows all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sources.models import Segment
from tests.factories import make_article, make_translation, make_user
from translations import review
from translations.comments import add_comment
from translations.history import record
from translations.models import Revision, Translation
from translations.resegmentation import merge_with_next
from workbench.models import User
from workbench.pages.timeline import timeline

DRAFT = "The meeting took place in Peking."
HTMX = {"HX-Request": "true"}


@pytest.fixture
def segment() -> Segment:
    segment = make_article(["Das Treffen fand in Peking statt."]).segments.get()
    record(make_translation(segment, text=DRAFT, version=0), Revision.Action.DRAFTED)
    return segment


@pytest.fixture
def olga() -> User:
    return make_user("reviewer", first_name="Olga")


@pytest.fixture
def send(client: Client, segment: Segment, olga: User) -> Callable[..., Any]:
    """Send an act on the English text as Olga's page does."""

    def act(name: str = "submit", **data: object) -> Any:
        client.force_login(olga)
        return client.post(reverse(name, args=[segment.pk, "en"]), data, headers=HTMX)

    return act


def versions(segment: Segment) -> int:
    return Translation.objects.get(segment=segment, target="en").version


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("submit", {"text": "Mine."}),
        ("approve", {"text": DRAFT}),
        ("send_back", {"text": DRAFT, "reason": "Peking."}),
    ],
)
def test_the_same_act_sent_again_is_done_and_no_conflict(
    send: Callable[..., Any], segment: Segment, name: str, data: dict[str, str]
) -> None:
    assert send(name, version=1, **data).status_code == 200
    assert send(name, version=1, **data).status_code == 200
    assert versions(segment) == 2


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("another text", {"text": "Other."}),
        ("another text, and something else was sent before", {"text": "Other.", "sent": "Else."}),
    ],
)
def test_what_differs_from_what_was_saved_is_a_conflict(
    send: Callable[..., Any], segment: Segment, what: str, data: dict[str, str]
) -> None:
    assert send(version=1, text="Mine.").status_code == 200
    assert send(version=1, **data).status_code == 409, what


def test_typing_on_after_a_lost_answer_is_no_conflict(
    send: Callable[..., Any], segment: Segment
) -> None:
    assert send(version=1, text="Mine.").status_code == 200
    assert send(version=1, text="Mine, and more.", sent="Mine.").status_code == 200
    assert versions(segment) == 3


def test_the_same_text_of_another_person_is_a_conflict(
    send: Callable[..., Any], segment: Segment
) -> None:
    review.submit(segment.pk, "en", text="Mine.", user=make_user("translator"), version=1)
    assert send(version=1, text="Mine.").status_code == 409


def test_a_conflict_shows_three_texts_and_a_merge(
    send: Callable[..., Any], segment: Segment
) -> None:
    ann = make_user("translator", first_name="Ann")
    text = "The meeting took place in Beijing."
    review.submit(segment.pk, "en", text=text, user=ann, version=1)
    response = send(version=1, text="The summit took place in Peking.")
    html = response.content.decode()
    assert "<del>Peking</del><ins>Beijing</ins>" in html
    assert "<del>meeting</del><ins>summit</ins>" in html
    assert 'data-take="The summit took place in Beijing."' in html
    assert 'data-base="1"' in html
    assert DRAFT in html


def test_who_changed_nothing_sees_the_new_text_only(
    send: Callable[..., Any], segment: Segment
) -> None:
    review.submit(segment.pk, "en", text="Ann's.", user=make_user("translator"), version=1)
    response = send("approve", version=1, text=DRAFT)
    assert response.status_code == 409
    html = response.content.decode()
    assert "Look at it as it is now" in html
    assert ">\nAnn&#x27;s.</textarea>" in html


def test_the_history_has_everything_newest_first(segment: Segment, olga: User) -> None:
    add_comment(segment.pk, "en", text="Beijing!", user=olga)
    add_comment(segment.pk, "zh", text="北京", user=olga)
    review.submit(segment.pk, "en", text="The meeting took place in Beijing.", user=olga, version=1)
    shown = timeline(segment, "en")
    assert [entry.did for entry in shown] == [
        "submitted",
        "commented on the Chinese",
        "commented",
        "drafted",
    ]
    assert shown[0].changes == [
        ("same", "The meeting took place in "),
        ("gone", "Peking"),
        ("new", "Beijing"),
        ("same", "."),
    ]
    assert shown[-1].changes == [("same", DRAFT)]


def test_the_history_keeps_the_texts_of_a_segment_that_was_merged_away(olga: User) -> None:
    article = make_article(["Eins.", "Zwei."])
    first, second = article.segments.all()
    for segment, text in ((first, "One."), (second, "Two.")):
        record(make_translation(segment, text=text, version=0), Revision.Action.DRAFTED)
    merge_with_next(first.pk, text="Eins.", next_text="Zwei.", user=olga)
    (merged,) = [entry for entry in timeline(first, "en") if entry.before]
    assert merged.said == "Eins. ‖ Zwei."
    assert [step.text for step in merged.before] == ["Two."]


def test_the_whole_history_is_a_page_too(client: Client, segment: Segment, olga: User) -> None:
    for number in range(15):
        add_comment(segment.pk, "en", text=f"Comment {number}.", user=olga)
    client.force_login(olga)
    address = reverse("history", args=[segment.pk, "en"])
    row = client.get(reverse("edit", args=[segment.pk, "en"]), headers=HTMX).content.decode()
    assert "4 earlier" in row
    assert "Comment 0." not in row
    for headers in ({}, HTMX):
        assert "Comment 0." in client.get(address, headers=headers).content.decode()


def test_a_comment_works_without_a_script(client: Client, segment: Segment, olga: User) -> None:
    client.force_login(olga)
    address = reverse("comment", args=[segment.pk, "en"])
    page = client.post(address, {"comment": "Look."}, follow=True).content.decode()
    assert "Comment added." in page
    assert "Look." in page
    assert client.post(address, {"comment": " "}, headers=HTMX).status_code == 422
