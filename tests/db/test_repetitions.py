"""Repetitions: what says the same gets the same text, nobody's own is lost, all undoable."""

from __future__ import annotations

import pytest

from sources.models import Segment
from tests.factories import make_article, make_translation, make_user
from translations import review
from translations.models import Mend, Origin, Revision, State, Translation
from translations.repetitions import CannotRepeat, decide_repetition, others_of, same_source
from translations.term_change import Choice, carry_out, undo_change
from workbench.models import User
from workbench.pages.filters import FILTERS, accepted


@pytest.fixture
def ann() -> User:
    return make_user("translator")


@pytest.fixture
def first(ann: User) -> Translation:
    """“Quelle: Xinhua”, handed in in the first of three articles that have it."""
    article = make_article(["Quelle: Xinhua", "Etwas anderes."])
    make_article(["Quelle: Xinhua", "Quelle: Xinhua"])
    make_article(["Quelle: Xinhua"])
    segment = article.segments.first()
    return review.submit(segment.pk, "en", text="Source: Xinhua", user=ann, version=0)


def _others(first: Translation) -> list[Segment]:
    return [other.segment for other in others_of(first.segment, "en")]


def _repeat(first: Translation, user: User, **given: Choice) -> dict[str, list[str]]:
    """Repeat, and give the texts by what became of them."""
    change = decide_repetition(first, user=user, **given)
    if change is None:
        return {}
    carry_out(change, user=user)
    found: dict[str, list[str]] = {}
    for mend in change.mends.select_related("translation"):
        found.setdefault(mend.state, []).append(mend.translation.text)
    return found


@pytest.mark.parametrize(
    ("language", "text", "kind", "same"),
    [
        ("de", "Quelle: Xinhua", "body", 1),
        ("de", "Quelle: Xinhua", "excluded", 0),
        ("de", "Quelle: xinhua", "body", 0),
        ("ru", "Quelle: Xinhua", "body", 0),
        ("de", "Quelle: Xinhua" + "x" * 80, "body", 0),
    ],
)
def test_what_is_the_same(language: str, text: str, kind: str, same: int) -> None:
    segment = make_article(["Quelle: Xinhua"]).segments.get()
    other = make_article([text], language=language).segments.get()
    if kind == "excluded":
        Segment.objects.filter(pk=other.pk).update(kind="excluded", exclusion="navigation")
    assert same_source(segment).count() == same
    shown = accepted(segment.article, FILTERS["repeated"])
    assert shown.count() == same


def test_others_get_the_text_with_its_origin_and_lose_it_again(
    first: Translation, ann: User
) -> None:
    drafted = make_translation(_others(first)[0], text="Spring: Xinhua", version=0)
    assert _repeat(first, ann) == {Mend.State.APPLIED: ["Source: Xinhua"] * 3}
    drafted.refresh_from_db()
    assert (drafted.state, drafted.origin, drafted.match) == (State.TRANSLATED, Origin.TM, 100)
    assert drafted.submitted_by == ann
    revision = drafted.revisions.first()
    assert revision.action == Revision.Action.REPEATED
    assert revision.reason == "as in segment 1 of “Ein Treffen”"


def test_taking_it_back_gives_each_its_text_and_nothing_where_there_was_none(
    first: Translation, ann: User
) -> None:
    other = _others(first)[0]
    review.submit(other.pk, "en", text="Mine", user=make_user("translator"), version=0)
    li = make_user("reviewer")
    held = review.send_back(other.pk, "en", reason="No.", user=li, version=1)
    owner = held.submitted_by
    change = decide_repetition(first, user=ann, choice=Choice({held.pk: 2}, rest=["initial"]))
    assert change
    carry_out(change, user=ann)
    undo_change(change, user=ann)
    held.refresh_from_db()
    assert (held.text, held.state, held.submitted_by) == ("Mine", State.NEEDS_WORK, owner)
    blank = Translation.objects.exclude(pk__in=[first.pk, held.pk])
    assert {(each.text, each.state, each.submitted_by) for each in blank} == {
        ("", State.INITIAL, None)
    }


def test_a_persons_text_and_a_final_one_are_left_unless_chosen(
    first: Translation, ann: User
) -> None:
    translated, final, _ = _others(first)
    bob, li = make_user("translator"), make_user("reviewer")
    review.submit(translated.pk, "en", text="Origin: Xinhua", user=bob, version=0)
    review.submit(final.pk, "en", text="From Xinhua", user=bob, version=0)
    approved = review.approve(final.pk, "en", user=li, version=1)
    assert _repeat(first, ann) == {Mend.State.APPLIED: ["Source: Xinhua"]}
    passed = {Mend.State.PASSED_OVER: ["From Xinhua"]}
    assert _repeat(first, ann, choice=Choice({approved.pk: 2})) == passed
    chosen = Choice({approved.pk: 2, translated.translations.get().pk: 1})
    assert _repeat(first, li, choice=chosen) == {Mend.State.APPLIED: ["Source: Xinhua"] * 2}
    approved.refresh_from_db()
    assert (approved.state, approved.approved_by) == (State.TRANSLATED, None)


def test_one_that_was_changed_meanwhile_is_passed_over(first: Translation, ann: User) -> None:
    other = _others(first)[0]
    drafted = make_translation(other, text="Spring", version=1)
    review.submit(other.pk, "en", text="Their own", user=make_user("translator"), version=1)
    chosen = Choice({drafted.pk: 1})
    assert _repeat(first, ann, choice=chosen) == {Mend.State.PASSED_OVER: ["Their own"]}


def test_chinese_is_set_against_its_own_english(ann: User) -> None:
    article = make_article(["Ende", "Ende"])
    one, two = article.segments.all()
    english = review.submit(two.pk, "en", text="The end", user=ann, version=0)
    first = review.submit(one.pk, "zh", text="完", user=ann, version=0)
    _repeat(first, ann)
    assert two.translations.get(target="zh").pivot == english.revisions.first()


def test_a_draft_is_not_repeated(ann: User) -> None:
    draft = make_translation(make_article().segments.get())
    with pytest.raises(CannotRepeat):
        decide_repetition(draft, user=ann)
