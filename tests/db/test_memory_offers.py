"""What the memory offers for a segment, adapted by the glossary."""

from __future__ import annotations

import pytest

from tests.factories import make_article, make_concept, make_translation
from translations.memory import remember
from translations.memory.offers import Offer, offers


def offered(new: str, old: str, translation: str, target: str = "en") -> list[Offer]:
    unit = make_article([old]).segments.get()
    remember(make_translation(unit, target, translation))
    return offers(make_article([new]).segments.get(), target)


@pytest.fixture(autouse=True)
def _glossary() -> None:
    make_concept(de="Peking", en="Beijing", zh="北京")
    make_concept(de="Urumtschi", en="Urumqi", zh="乌鲁木齐")
    make_concept(de="Lhasa", zh="拉萨")


@pytest.mark.parametrize(
    ("place", "target", "translation", "expected", "doubts"),
    [
        ("Urumtschi", "en", "200 guests came to Beijing.", "350 guests came to Urumqi.", []),
        ("Urumtschi", "zh", "200位客人来到北京。", "350位客人来到乌鲁木齐。", []),
        ("Lhasa", "zh", "200位客人来到北京。", "350位客人来到拉萨。", []),
        ("Lhasa", "en", "200 guests came to Beijing.", "200 guests came to Beijing.", ["no_form"]),
        ("Urumtschi", "en", "200 guests came to Peking.", "200 guests came to Peking.",
         ["absent"]),
        ("Rom", "en", "200 guests came to Beijing.", "200 guests came to Beijing.", ["order"]),
    ],
)  # fmt: skip
def test_names_and_numbers_are_those_of_the_segment(
    place: str, target: str, translation: str, expected: str, doubts: list[str]
) -> None:
    new = f"Aus allen Ländern der Region kamen 350 Gäste nach {place}."
    old = "Aus allen Ländern der Region kamen 200 Gäste nach Peking."
    (offer,) = offered(new, old, translation, target)
    assert offer.adaptation.text == expected
    assert [doubt.why for doubt in offer.adaptation.doubts][-1:] == doubts


def test_an_exact_match_is_offered_as_it_is() -> None:
    (offer,) = offered("In Peking kamen 5.", "In Peking kamen 5.", "Six came to Peking.")
    assert (offer.match.percent, offer.adaptation.text) == (100, "Six came to Peking.")


def test_nothing_alike_offers_nothing() -> None:
    assert not offered("Ganz anders.", "Aus allen Ländern kamen Gäste.", "Guests came.")


def test_the_number_of_queries_does_not_depend_on_the_offers(
    django_assert_max_num_queries: object,
) -> None:
    for number in range(2, 6):
        offered("x", f"Aus Peking kamen nach langer Reise {number} Gäste.", f"{number} guests")
    segment = make_article(["Aus Urumtschi kamen nach langer Reise 9 Gäste."]).segments.get()
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        assert len(offers(segment, "en")) == 3
