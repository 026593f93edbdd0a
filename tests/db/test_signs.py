"""What a page learns of other people: who is where, new comments, newer texts, cuts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sources.models import Segment
from tests.factories import make_article, make_translation, make_user
from translations import review
from translations.comments import add_comment
from translations.resegmentation import split_segment
from workbench.models import Presence, User
from workbench.models.presence import EXPIRES


@pytest.fixture
def segment() -> Segment:
    segment = make_article(["Das Treffen fand statt. Es dauerte."]).segments.get()
    make_translation(segment, version=1)
    return segment


def signs(segment: Segment, user: User, *opened: str, left: str = "") -> dict[str, Any]:
    """What the page of `user` learns, with cells open on it."""
    client = Client()
    client.force_login(user)
    address = reverse("signs", args=[segment.article_id])
    data = {"open": opened, "left": [left] if left else []}
    answer = client.post(address, data) if opened or left else client.get(address)
    assert answer.status_code == 200
    return answer.json()  # type: ignore[no-any-return]


def test_people_are_seen_where_they_are_until_they_leave(segment: Segment) -> None:
    ann, olga = make_user(first_name="Ann"), make_user(first_name="Olga")
    here = f"{segment.pk}-en"
    assert signs(segment, ann, f"{here}:1:0")["cells"] == {}
    assert signs(segment, olga)["cells"] == {here: {"here": "Ann has this open"}}
    signs(segment, ann, left=here)
    assert signs(segment, olga)["cells"] == {}


def test_people_who_give_no_sign_expire(segment: Segment) -> None:
    ann, olga = make_user(), make_user()
    signs(segment, ann, f"{segment.pk}-en:1:0")
    Presence.objects.update(seen_at=timezone.now() - EXPIRES - timedelta(seconds=1))
    assert signs(segment, olga)["cells"] == {}
    signs(segment, olga, f"{segment.pk}-en:1:0")
    assert [each.user for each in Presence.objects.all()] == [olga]


def test_a_text_changed_by_somebody_else_is_told(segment: Segment) -> None:
    ann, olga = make_user("translator", first_name="Ann"), make_user("translator")
    review.submit(segment.pk, "en", text="Ann's.", user=ann, version=1)
    here = f"{segment.pk}-en"
    assert "Ann changed" in signs(segment, olga, f"{here}:1:0")["cells"][here]["newer"]
    assert "newer" not in signs(segment, olga, f"{here}:2:0")["cells"].get(here, {})
    assert "newer" not in signs(segment, ann, f"{here}:1:0")["cells"].get(here, {})


def test_comments_are_read_where_they_are_shown(segment: Segment) -> None:
    ann, olga = make_user("translator"), make_user("translator")
    comment = add_comment(segment.pk, "en", text="Look.", user=ann)
    here = f"{segment.pk}-en"
    assert signs(segment, olga)["cells"][here]["unread"] == "1 new comment"
    assert signs(segment, olga, f"{here}:1:{comment.pk}")["cells"] == {}


def test_a_cut_moves_the_number_that_pages_compare(segment: Segment) -> None:
    ann = make_user("translator")
    assert signs(segment, ann)["cut"] == 0
    split_segment(segment.pk, offset=24, text=segment.text, user=ann)
    assert signs(segment, ann)["cut"] > 0


@pytest.mark.parametrize(
    "opened", ["", "x", "1", "1-en", "1-en:x:0", "999999-en:1:0", "-en:1:0", f"{'9' * 40}-en:1:0"]
)
def test_what_is_no_cell_of_the_article_is_passed_over(segment: Segment, opened: str) -> None:
    assert signs(segment, make_user(), opened)["cells"] == {}
    assert not Presence.objects.exists()


def test_the_number_of_queries_does_not_depend_on_the_article() -> None:
    article = make_article([f"Satz {number}." for number in range(9)])
    ann, olga = make_user("translator"), make_user("translator")
    client = Client()
    client.force_login(olga)
    counts = []
    for segments in (article.segments.all()[:1], article.segments.all()[1:]):
        for segment in segments:
            add_comment(segment.pk, "en", text="Look.", user=ann)
            Presence.objects.create(user=ann, segment=segment, target="en", seen_at=timezone.now())
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(reverse("signs", args=[article.pk]))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
