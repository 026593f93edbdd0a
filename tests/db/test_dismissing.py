"""Dismissing a finding needs a reason, holds while its place says the same, and opens approval."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from sources.models import Segment
from tests.factories import make_article, make_translation, make_user
from translations.checking import check_text
from translations.findings import keyed, open_findings
from translations.models import Dismissal, Finding, State, Translation
from translations.review import (
    AlreadyLocked,
    OpenErrors,
    ReviewError,
    TakenBackAlready,
    approve,
    dismiss,
    submit,
    take_back,
)
from workbench.models import User

pytestmark = pytest.mark.django_db

WRONG = "In all there were 13 guests at the meeting."


@pytest.fixture
def segment() -> Segment:
    return make_article(["Es kamen insgesamt 12 Gäste zum Treffen."]).segments.get()


@pytest.fixture
def user() -> User:
    return make_user("translator")


def key_of(segment: Segment, text: str) -> str:
    """The key of the only finding of a text."""
    translation = Translation(segment=segment, target="en")
    ((key, _),) = keyed(text, check_text(translation, text))
    return key


def dismissed(segment: Segment, user: User, text: str = WRONG) -> Dismissal:
    key = key_of(segment, text)
    reason = "The host counts as a guest."
    return dismiss(segment.pk, "en", text=text, key=key, reason=reason, user=user)


def test_a_dismissal_keeps_what_it_was_about(segment: Segment, user: User) -> None:
    submit(segment.pk, "en", text=WRONG, user=user, version=0)
    dismissal = dismissed(segment, user)
    assert (dismissal.kind, dismissal.severity, dismissal.quoted) == ("numbers", "error", "13")
    assert dismissal.author == user
    assert Finding.objects.get().dismissal == dismissal
    assert not open_findings().exists()


@pytest.mark.parametrize(
    ("text", "still"),
    [
        (WRONG.replace("meeting", "conference"), True),
        (WRONG.replace("13", "14"), False),
        (WRONG.replace("13 guests", "13 people"), False),
    ],
)
def test_it_holds_while_the_place_says_the_same(
    segment: Segment, user: User, text: str, still: bool
) -> None:
    submit(segment.pk, "en", text=WRONG, user=user, version=0)
    dismissed(segment, user)
    submit(segment.pk, "en", text=text, user=user, version=1)
    assert open_findings().exists() is not still
    submit(segment.pk, "en", text=WRONG, user=user, version=2)
    assert not open_findings().exists()


def test_a_text_that_is_not_submitted_yet_can_have_one(segment: Segment, user: User) -> None:
    dismissed(segment, user)
    assert Translation.objects.get().state == State.INITIAL
    submit(segment.pk, "en", text=WRONG, user=user, version=0)
    assert Finding.objects.get().dismissal
    assert not open_findings().exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"reason": " "}, "Say why"),
        ({"key": "0"}, "no longer finds"),
        ({"text": WRONG.replace("13", "12")}, "no longer finds"),
    ],
)
def test_it_needs_a_reason_and_something_to_dismiss(
    segment: Segment, user: User, changes: dict[str, str], message: str
) -> None:
    given: dict[str, Any] = {"text": WRONG, "key": key_of(segment, WRONG), "reason": "It is so."}
    with pytest.raises(ReviewError, match=message):
        dismiss(segment.pk, "en", user=user, **(given | changes))
    assert not Dismissal.objects.exists()


def test_nothing_is_dismissed_twice_at_a_time(segment: Segment, user: User) -> None:
    first = dismissed(segment, user)
    with pytest.raises(ReviewError, match="dismissed this already"):
        dismissed(segment, user)
    take_back(first.pk, user=user)
    assert dismissed(segment, user).pk != first.pk


def test_approval_waits_for_errors_to_be_dismissed(segment: Segment, user: User) -> None:
    submit(segment.pk, "en", text=WRONG, user=user, version=0)
    reviewer = make_user("reviewer")
    with pytest.raises(OpenErrors, match=r"dismiss it with a reason \(Ctrl\+I\).*“13”"):
        approve(segment.pk, "en", user=reviewer, version=1)
    dismissed(segment, reviewer)
    assert approve(segment.pk, "en", user=reviewer, version=1).locked


def test_approval_sees_what_nobody_has_checked_yet(segment: Segment) -> None:
    make_translation(segment, text=WRONG, state=State.TRANSLATED)
    with pytest.raises(OpenErrors):
        approve(segment.pk, "en", user=make_user("reviewer"), version=1)


def test_a_warning_does_not_stand_in_the_way(segment: Segment, user: User) -> None:
    text = "In all there were 12  guests at the meeting."
    submit(segment.pk, "en", text=text, user=user, version=0)
    assert open_findings().get().severity == "warning"
    assert approve(segment.pk, "en", user=make_user("reviewer"), version=1).locked


def test_taking_back_lets_the_finding_stand_again(segment: Segment, user: User) -> None:
    submit(segment.pk, "en", text=WRONG, user=user, version=0)
    dismissal = take_back(dismissed(segment, user).pk, user=user)
    assert dismissal.taken_back_by == user
    assert dismissal.taken_back_at
    assert open_findings().exists()
    with pytest.raises(TakenBackAlready):
        take_back(dismissal.pk, user=user)


def test_an_approved_text_keeps_its_dismissals(segment: Segment, user: User) -> None:
    submit(segment.pk, "en", text=WRONG, user=user, version=0)
    dismissal = dismissed(segment, user)
    approve(segment.pk, "en", user=make_user("reviewer"), version=1)
    with pytest.raises(AlreadyLocked):
        take_back(dismissal.pk, user=user)


@pytest.mark.parametrize(("options", "count"), [((), 0), (("--dismissed",), 1)])
def test_the_check_command_leaves_them_out_unless_asked(
    segment: Segment, user: User, options: tuple[str, ...], count: int
) -> None:
    submit(segment.pk, "en", text=WRONG, user=user, version=0)
    dismissed(segment, user)
    out = StringIO()
    call_command("check", "--json", *options, stdout=out)
    result = json.loads(out.getvalue())
    assert [each["dismissed"] for each in result["failures"]] == [True] * count
    assert result["by_check"] == ({"numbers": 1} if count else {})
