"""Names written otherwise by a person: what is offered, what is not, and what was declined."""

from __future__ import annotations

import pytest

from glossary.services.reword import plan_rewording
from tests.factories import make_article, make_concept, make_translation, make_user
from translations import review
from translations.models import Translation
from translations.name_edits import (
    changed_stretches,
    decline,
    name_offer,
    places_left,
    search_for,
)
from translations.verification import bring_up_to_date


def _edited(source: str, old: str, new: str, *, language: str = "de", target: str = "en"):
    """A draft that somebody handed in as something else."""
    article = make_article([source], language=language)
    draft = make_translation(article.segments.get(), target, text="", version=0, state="initial")
    ann = make_user("translator")
    review.submit(draft.segment_id, target, text=old, user=ann, version=0)
    bring_up_to_date([article])
    return review.submit(draft.segment_id, target, text=new, user=ann, version=1)


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("in Tschengdu today", "in Chengdu today", [("Tschengdu", "Chengdu")]),
        ("the New Silk Road plan", "the Belt and Road plan", [("New Silk", "Belt and")]),
        ("a b", "a b c", []),
        ("a b", "a", []),
        ("他在钟庆工作", "他在重庆工作", [("他在钟庆工作", "他在重庆工作")]),
        ("他在中华城工作", "他在重庆市工作", [("中华城", "重庆市")]),
        ("same", "same", []),
    ],
)
def test_what_an_edit_changed(old: str, new: str, changed: list[tuple[str, str]]) -> None:
    found = changed_stretches(old, new)
    assert [(each.old, each.new) for each in found] == changed
    assert all(old[slice(*each.at)] == each.old for each in found)
    assert all(new[slice(*each.now)] == each.new for each in found)


@pytest.mark.parametrize(
    ("source", "old", "new", "offered"),
    [
        ("Die Stadt Tschengdu wächst.", "Tschengdu is growing.", "Chengdu is growing.", "Chengdu"),
        ("Die Stadt Tschengdu wächst.", "Tschengdu is growing.", "Tschengdu grows.", None),
        (
            "Die Stadt Tschengdu wächst.",
            "It is Tschengdu Town.",
            "It is Chengdu Town.",
            "Chengdu Town",
        ),
        ("Sie wächst.", "It is growing.", "It grows.", None),
    ],
)
def test_a_name_that_the_glossary_lacks(
    source: str, old: str, new: str, offered: str | None
) -> None:
    offer = name_offer(_edited(source, old, new))
    assert (offer and offer.new) == offered
    if offer:
        assert offer.concept is None
        assert offer.old.startswith("Tschengdu")
        assert source[slice(*offer.place)] == "Tschengdu"


def test_a_name_that_the_glossary_wants_otherwise() -> None:
    concept = make_concept(de="Peking", en="Beijing")
    offer = name_offer(_edited("Peking wächst.", "Beijing is growing.", "Peking is growing."))
    assert offer
    assert (offer.concept, offer.old, offer.new) == (concept.pk, "Beijing", "Peking")
    assert offer.required == "Beijing"


def test_nothing_where_the_edit_does_what_the_glossary_asks() -> None:
    make_concept(de="Peking", en="Beijing")
    assert name_offer(_edited("Peking wächst.", "Peking is growing.", "Beijing grows.")) is None


@pytest.mark.parametrize("known", [True, False])
def test_what_was_declined_is_not_offered_again(known: bool) -> None:
    if known:
        make_concept(de="Tschengdu", en="Chengtu")
    edit = ("Die Stadt Tschengdu wächst.", "Chengtu is growing.", "Chengdu is growing.")
    first = _edited(*edit)
    offer = name_offer(first)
    assert offer
    for _ in range(2):
        decline(offer, first, user=make_user("translator"))
    assert name_offer(first) is None
    assert name_offer(_edited(*edit)) is None
    other = _edited(edit[0], edit[1], "Cheng Du is growing.")
    assert name_offer(other)


def test_the_other_places_are_counted() -> None:
    _edited("Tschengdu ruht.", "Something", "Tschengdu rests.")
    _edited("Etwas anderes.", "Something", "Tschengdu rests.")
    edited: Translation = _edited("Tschengdu wächst.", "Tschengdu grows.", "Chengdu grows.")
    search = search_for("Tschengdu", "Chengdu", "Tschengdu", "en")
    assert places_left(search, edited) == 1


@pytest.mark.parametrize(
    ("terms", "text", "after"),
    [
        ({"preferred": "Beijing"}, "Peking", {"Peking": "preferred"}),
        (
            {"preferred": "Beijing", "admitted": "Peking"},
            "Peking",
            {"Peking": "preferred", "Beijing": "admitted"},
        ),
        ({}, "Peking", {"Peking": "preferred"}),
    ],
)
def test_rewording_a_concept(terms: dict[str, str], text: str, after: dict[str, str]) -> None:
    concept = make_concept(de="Peking")
    for status, form in terms.items():
        concept.terms.create(language="en", text=form, status=status)
    plan = plan_rewording(concept, language="en", text=text)
    plan.store()
    assert dict(concept.terms.filter(language="en").values_list("text", "status")) == after
