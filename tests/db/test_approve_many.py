"""Approving at once what is clean, and only that; taking it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sources.models import Article, Segment
from tests.factories import make_article, make_translation, make_user
from translations.history import record
from translations.models import (
    BulkApproval,
    BulkApproved,
    MemoryUnit,
    Revision,
    State,
    Translation,
)
from translations.review import (
    LeftOut,
    UndoneAlready,
    approve_clean,
    clean,
    submit,
    undo_approval,
    waiting,
)
from translations.review import approve_many as service
from workbench.models import User

pytestmark = pytest.mark.django_db

GERMAN = "Es kamen insgesamt 12 Gäste zum Treffen."
ENGLISH = "In all there were 12 guests at the meeting."
HANDED_IN = (State.TRANSLATED,)


@pytest.fixture
def translator() -> User:
    return make_user("translator")


@pytest.fixture
def reviewer() -> User:
    return make_user("reviewer")


@pytest.fixture
def article(translator: User) -> Article:
    """Three segments whose English a translator has handed in."""
    article = make_article([GERMAN] * 3)
    for segment in article.segments.all():
        submit(segment.pk, "en", text=ENGLISH, user=translator, version=0)
    return article


def newest() -> int:
    return Revision.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def states(article: Article, target: str = "en") -> list[str]:
    found = Translation.objects.filter(segment__article=article, target=target)
    return list(found.order_by("segment__position").values_list("state", flat=True))


def test_what_is_clean_becomes_final_and_remembered(article: Article, reviewer: User) -> None:
    outcome = approve_clean(article.pk, states=HANDED_IN, seen=newest(), user=reviewer)
    assert (outcome.approved, outcome.left_out) == (3, {})
    assert states(article) == ["approved"] * 3
    assert MemoryUnit.objects.count() == 3
    revision = Revision.objects.order_by("-pk")[0]
    assert (revision.action, revision.author, revision.state) == ("approved", reviewer, "approved")
    assert outcome.act
    assert outcome.act.approved.count() == 3


def wrong(segment: Segment, translator: User) -> None:
    submit(segment.pk, "en", text=ENGLISH.replace("12", "13"), user=translator, version=1)


def spaced(segment: Segment, translator: User) -> None:
    submit(segment.pk, "en", text=ENGLISH.replace("12 ", "12  "), user=translator, version=1)


def gist(segment: Segment, translator: User) -> None:
    Translation.objects.filter(segment=segment).update(state=State.DRAFT, gist=True)


def doubted(segment: Segment, translator: User) -> None:
    Translation.objects.filter(segment=segment).update(state=State.DRAFT, estimate=0.05)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (wrong, LeftOut.ERRORS),
        (spaced, LeftOut.WARNINGS),
        (gist, LeftOut.DOUBTFUL),
        (doubted, LeftOut.DOUBTFUL),
    ],
)
def test_what_is_not_clean_is_left_out_and_counted(
    article: Article,
    translator: User,
    reviewer: User,
    spoil: Callable[[Segment, User], None],
    reason: LeftOut,
) -> None:
    spoil(article.segments.all()[1], translator)
    both = (State.TRANSLATED, State.DRAFT)
    assert clean(waiting(article.pk, both), reviewer).count() == 2
    outcome = approve_clean(article.pk, states=both, seen=newest(), user=reviewer)
    assert (outcome.approved, outcome.left_out) == (2, {reason: 1})
    assert states(article)[1] != State.APPROVED


def test_where_nothing_is_clean_nothing_happened(article: Article, reviewer: User) -> None:
    outcome = approve_clean(article.pk, states=HANDED_IN, seen=0, user=reviewer)
    assert (outcome.act, outcome.approved) == (None, 0)
    assert outcome.left_out == {LeftOut.CHANGED: 3}
    assert not BulkApproval.objects.exists()


def test_an_error_that_nobody_has_found_yet_is_found_in_time(
    article: Article, reviewer: User
) -> None:
    segment = article.segments.all()[0]
    Translation.objects.filter(segment=segment).update(text=ENGLISH.replace("12", "14"))
    assert clean(waiting(article.pk, HANDED_IN), reviewer).count() == 3
    outcome = approve_clean(article.pk, states=HANDED_IN, seen=newest(), user=reviewer)
    assert outcome.left_out == {LeftOut.ERRORS: 1}


@pytest.mark.parametrize(("alone", "approved"), [(False, 2), (True, 3)])
def test_nobody_approves_their_own_work_unless_they_are_alone(
    article: Article, reviewer: User, settings: Any, alone: bool, approved: int
) -> None:
    settings.ONE_PERSON = alone
    segment = article.segments.all()[0]
    submit(segment.pk, "en", text=f"{ENGLISH} ", user=reviewer, version=1)
    assert clean(waiting(article.pk, HANDED_IN), reviewer).count() == approved
    outcome = approve_clean(article.pk, states=HANDED_IN, seen=newest(), user=reviewer)
    assert outcome.approved == approved
    assert outcome.left_out == ({} if alone else {LeftOut.OWN: 1})


def test_what_somebody_changed_meanwhile_is_left_out(
    article: Article, translator: User, reviewer: User
) -> None:
    seen = newest()
    segment = article.segments.all()[2]
    submit(segment.pk, "en", text=ENGLISH.replace("In all t", "T"), user=translator, version=1)
    outcome = approve_clean(article.pk, states=HANDED_IN, seen=seen, user=reviewer)
    assert (outcome.approved, outcome.left_out) == (2, {LeftOut.CHANGED: 1})


def test_chinese_of_other_english_is_left_out(
    article: Article, translator: User, reviewer: User
) -> None:
    one, two = article.segments.all()[:2]
    for segment in (one, two):
        submit(segment.pk, "zh", text="共有12位客人参加了会议。", user=translator, version=0)
    submit(one.pk, "en", text=f"{ENGLISH[:-1]} there.", user=translator, version=1)
    outcome = approve_clean(article.pk, states=HANDED_IN, seen=newest(), user=reviewer)
    assert outcome.left_out == {LeftOut.STALE: 1}
    assert states(article, "zh") == ["translated", "approved"]


def test_drafts_are_approved_only_where_they_were_asked_for(reviewer: User) -> None:
    article = make_article([GERMAN])
    make_translation(article.segments.get(), text=ENGLISH, estimate=0.9)
    assert approve_clean(article.pk, states=HANDED_IN, seen=0, user=reviewer).act is None
    assert not BulkApproval.objects.exists()
    outcome = approve_clean(article.pk, states=(State.DRAFT,), seen=0, user=reviewer)
    assert outcome.approved == 1


def test_a_long_article_is_approved_in_chunks(
    article: Article, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "CHUNK", 2)
    outcome = approve_clean(article.pk, states=HANDED_IN, seen=newest(), user=reviewer)
    assert outcome.approved == 3
    assert outcome.act
    assert undo_approval(outcome.act.pk, user=reviewer) == (3, 0)


def test_undo_reopens_all_of_an_act_and_says_so_in_the_history(
    article: Article, reviewer: User
) -> None:
    outcome = approve_clean(article.pk, states=HANDED_IN, seen=newest(), user=reviewer)
    assert outcome.act
    other = make_user("reviewer")
    assert undo_approval(outcome.act.pk, user=other) == (3, 0)
    assert states(article) == ["translated"] * 3
    assert not MemoryUnit.objects.exists()
    revision = Revision.objects.order_by("-pk")[0]
    assert (revision.action, revision.author) == ("reopened", other)
    assert "taken back" in revision.reason
    act = BulkApproval.objects.get()
    assert (act.undone_by, act.approved.count()) == (other, 3)
    with pytest.raises(UndoneAlready):
        undo_approval(act.pk, user=other)


def test_undo_gives_a_draft_back_as_a_draft(reviewer: User) -> None:
    article = make_article([GERMAN])
    make_translation(article.segments.get(), text=ENGLISH, estimate=0.9)
    outcome = approve_clean(article.pk, states=(State.DRAFT,), seen=0, user=reviewer)
    assert outcome.act
    undo_approval(outcome.act.pk, user=reviewer)
    assert states(article) == ["draft"]


def test_undo_leaves_alone_what_was_changed_since(article: Article, reviewer: User) -> None:
    outcome = approve_clean(article.pk, states=HANDED_IN, seen=newest(), user=reviewer)
    assert outcome.act
    translation = BulkApproved.objects.all()[0].translation
    translation.text = f"{ENGLISH[:-1]} here."
    record(translation, Revision.Action.TERM_CHANGED)
    assert undo_approval(outcome.act.pk, user=reviewer) == (2, 1)
    translation.refresh_from_db()
    assert translation.locked
