"""Comments on segments: added, counted until read, moved with a merged segment."""

from __future__ import annotations

import pytest

from sources.models import Segment
from tests.factories import make_article, make_user
from translations.comments import (
    CommentRefused,
    add_comment,
    comments_of,
    mark_read,
    unread_counts,
)
from translations.comments.add_comment import LONGEST
from translations.models import Comment
from translations.resegmentation import merge_with_next


@pytest.fixture
def segment() -> Segment:
    return make_article(["Das Treffen fand statt.", "Es dauerte."]).segments.get(position=1)


@pytest.mark.parametrize("text", ["", " \n ", "x" * (LONGEST + 1)])
def test_a_comment_that_says_nothing_or_too_much_is_refused(segment: Segment, text: str) -> None:
    with pytest.raises(CommentRefused):
        add_comment(segment.pk, "en", text=text, user=make_user("translator"))


def test_a_comment_sent_twice_is_one(segment: Segment) -> None:
    ann, olga = make_user("translator"), make_user("reviewer")
    first = add_comment(segment.pk, "en", text=" Peking? ", user=ann)
    assert add_comment(segment.pk, "en", text="Peking?", user=ann) == first
    add_comment(segment.pk, "en", text="Peking?", user=olga)
    add_comment(segment.pk, "en", text="Peking?", user=ann)
    add_comment(segment.pk, "zh", text="Peking?", user=ann)
    assert [comment.text for comment in comments_of([segment])] == ["Peking?"] * 4


def test_comments_of_others_are_new_until_they_are_read(segment: Segment) -> None:
    ann, olga = make_user("translator"), make_user("reviewer")
    first = add_comment(segment.pk, "en", text="One.", user=ann)
    last = add_comment(segment.pk, "en", text="Two.", user=ann)
    assert unread_counts(segment.article, ann) == {}
    assert unread_counts(segment.article, olga) == {(segment.pk, "en"): 2}
    mark_read(segment.pk, "en", user=olga, upto=first.pk)
    assert unread_counts(segment.article, olga) == {(segment.pk, "en"): 1}
    mark_read(segment.pk, "en", user=olga, upto=last.pk)
    mark_read(segment.pk, "en", user=olga, upto=first.pk)
    assert unread_counts(segment.article, olga) == {}


def test_comments_of_nobody_any_more_still_count(segment: Segment) -> None:
    ann, olga = make_user("translator"), make_user("reviewer")
    add_comment(segment.pk, "en", text="One.", user=ann)
    ann.delete()
    assert unread_counts(segment.article, olga) == {(segment.pk, "en"): 1}


def test_comments_stay_when_their_segment_is_merged(segment: Segment) -> None:
    ann = make_user("translator")
    second = segment.article.segments.get(position=2)
    add_comment(second.pk, "en", text="Of the second.", user=ann)
    merge_with_next(segment.pk, text=segment.text, next_text=second.text, user=ann)
    assert Comment.objects.get().segment_id == segment.pk
