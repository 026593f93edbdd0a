"""The acts of review: what each needs, what each does, what each leaves in the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from glossary.services.occurrences import match_articles
from sources.models import Segment
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.models import MemoryUnit, Origin, Revision, State, Translation
from translations.review import (
    AlreadyLocked,
    ReviewError,
    SelfApproval,
    StaleVersion,
    approve,
    reopen,
    send_back,
    submit,
)
from workbench.models import User

ACTS: dict[str, tuple[Callable[..., Translation], dict[str, Any]]] = {
    "submit": (submit, {"text": "The meeting took place there."}),
    "approve": (approve, {}),
    "send back": (send_back, {"reason": "The date is wrong."}),
    "reopen": (reopen, {"reason": "The name has changed."}),
}


@pytest.fixture
def segment() -> Segment:
    return make_article().segments.get()


@pytest.fixture
def reviewer() -> User:
    return make_user("reviewer")


@pytest.mark.parametrize(
    ("state", "act", "after"),
    [
        ("initial", "submit", "translated"),
        ("initial", "approve", None),
        ("initial", "send back", None),
        ("initial", "reopen", None),
        ("draft", "submit", "translated"),
        ("draft", "approve", "approved"),
        ("draft", "send back", "needs_work"),
        ("draft", "reopen", None),
        ("translated", "submit", "translated"),
        ("translated", "approve", "approved"),
        ("translated", "send back", "needs_work"),
        ("translated", "reopen", None),
        ("needs_work", "submit", "translated"),
        ("needs_work", "approve", None),
        ("needs_work", "send back", "needs_work"),
        ("needs_work", "reopen", None),
        ("approved", "submit", None),
        ("approved", "approve", None),
        ("approved", "send back", None),
        ("approved", "reopen", "translated"),
    ],
)
def test_each_act_leads_from_each_state_to_one_other_or_is_refused(
    segment: Segment, reviewer: User, state: str, act: str, after: str | None
) -> None:
    text = "" if state == "initial" else "The meeting was held in Beijing."
    translation = make_translation(segment, text=text, state=state)
    function, arguments = ACTS[act]
    if after is None:
        with pytest.raises(ReviewError):
            function(segment.pk, "en", user=reviewer, version=1, **arguments)
        translation.refresh_from_db()
        assert (translation.state, translation.version) == (state, 1)
        assert not translation.revisions.exists()
    else:
        function(segment.pk, "en", user=reviewer, version=1, **arguments)
        translation.refresh_from_db()
        assert (translation.state, translation.version) == (after, 2)
        revision = translation.revisions.get()
        assert (revision.number, revision.state, revision.author) == (2, after, reviewer)
        assert revision.text == translation.text


@pytest.mark.parametrize("act", ACTS)
def test_an_act_against_an_older_version_is_refused_and_names_what_stands_there(
    segment: Segment, reviewer: User, act: str
) -> None:
    make_translation(segment, text="What a colleague wrote.", version=3)
    function, arguments = ACTS[act]
    with pytest.raises(StaleVersion) as refused:
        function(segment.pk, "en", user=reviewer, version=2, **arguments)
    assert refused.value.translation.text == "What a colleague wrote."
    assert Translation.objects.get().version == 3


def test_a_segment_nobody_has_touched_is_at_version_0(segment: Segment, reviewer: User) -> None:
    translation = submit(
        segment.pk, "en", text=" The meeting was held in Beijing. ", user=reviewer, version=0
    )
    assert (translation.text, translation.version) == ("The meeting was held in Beijing.", 1)


@pytest.mark.parametrize(
    ("act", "arguments", "message"),
    [
        (submit, {"text": " \n"}, "empty"),
        (send_back, {"reason": " "}, "Say what"),
    ],
)
def test_what_is_left_empty_is_asked_for(
    segment: Segment,
    reviewer: User,
    act: Callable[..., Translation],
    arguments: dict[str, str],
    message: str,
) -> None:
    make_translation(segment)
    with pytest.raises(ReviewError, match=message):
        act(segment.pk, "en", user=reviewer, version=1, **arguments)


def test_reopening_needs_a_reason(segment: Segment, reviewer: User) -> None:
    make_translation(segment, state=State.APPROVED)
    with pytest.raises(ReviewError, match="Say why"):
        reopen(segment.pk, "en", reason="", user=reviewer, version=1)


def test_approved_text_is_locked(segment: Segment, reviewer: User) -> None:
    make_translation(segment, state=State.APPROVED)
    with pytest.raises(AlreadyLocked):
        submit(segment.pk, "en", text="Other.", user=reviewer, version=1)


def test_nobody_approves_their_own_work(segment: Segment, reviewer: User) -> None:
    submit(segment.pk, "en", text="The meeting was held there.", user=reviewer, version=0)
    with pytest.raises(SelfApproval):
        approve(segment.pk, "en", user=reviewer, version=1)
    assert approve(segment.pk, "en", user=make_user("reviewer"), version=1).locked


def test_one_person_alone_may_approve_their_own_work(
    segment: Segment, reviewer: User, settings: Any
) -> None:
    settings.ONE_PERSON = True
    submit(segment.pk, "en", text="The meeting was held there.", user=reviewer, version=0)
    assert approve(segment.pk, "en", user=reviewer, version=1).locked


@pytest.mark.parametrize(
    ("text", "origin", "engine"),
    [
        ("The meeting took place in Beijing.", Origin.MT, "double"),
        ("The meeting was held in Beijing.", Origin.HUMAN, ""),
    ],
)
def test_an_unchanged_machine_text_keeps_its_origin_and_an_edited_one_is_a_persons(
    segment: Segment, reviewer: User, text: str, origin: str, engine: str
) -> None:
    make_translation(segment)
    translation = submit(segment.pk, "en", text=text, user=reviewer, version=1)
    assert (translation.origin, translation.engine) == (origin, engine)


def test_an_edit_is_verified_against_the_glossary(segment: Segment, reviewer: User) -> None:
    make_concept(de="Peking", en="Beijing")
    match_articles([segment.article])
    wrong = submit(segment.pk, "en", text="It was in Peking.", user=reviewer, version=0)
    assert [rendition.verdict for rendition in wrong.renditions.all()] == ["missing"]
    right = submit(segment.pk, "en", text="It was in Beijing.", user=reviewer, version=1)
    assert [rendition.found for rendition in right.renditions.all()] == ["Beijing"]


def test_approval_fills_the_memory_and_reopening_empties_it(
    segment: Segment, reviewer: User
) -> None:
    make_translation(segment)
    approve(segment.pk, "en", user=reviewer, version=1)
    unit = MemoryUnit.objects.get()
    assert (unit.source_text, unit.text) == (segment.text, "The meeting took place in Beijing.")
    reopen(segment.pk, "en", reason="A name has changed.", user=reviewer, version=2)
    assert not MemoryUnit.objects.exists()


def test_a_persons_chinese_remembers_the_english_it_stood_beside(
    segment: Segment, reviewer: User
) -> None:
    submit(segment.pk, "en", text="The meeting.", user=reviewer, version=0)
    chinese = submit(segment.pk, "zh", text="会议。", user=reviewer, version=0)
    assert chinese.pivot == Revision.objects.get(translation__target="en")
    submit(segment.pk, "en", text="The conference.", user=reviewer, version=1)
    chinese.refresh_from_db()
    assert chinese.stale
    assert not Translation.objects.get(target="en").stale
