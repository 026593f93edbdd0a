"""Guessing what stands in the place of a missing name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.likely import likely_rendition


def guess(
    text: str,
    surface: str,
    *forms: str,
    target: str = "en",
    covered: tuple[str, ...] = (),
    alone: bool = False,
) -> str:
    spans = [(text.index(each), text.index(each) + len(each)) for each in covered]
    place = likely_rendition(text, target, surface=surface, forms=forms, covered=spans, alone=alone)
    return text[slice(*place)] if place else ""


@pytest.mark.parametrize(
    ("text", "surface", "forms", "found"),
    [
        ("Governor Jin Fuzian spoke.", "Цзинь Фуцзянь", ["Jin Fujian"], "Jin Fuzian"),
        ("Tszin Futszyan spoke first.", "Цзинь Фуцзянь", ["Jin Fujian"], "Tszin Futszyan"),
        ("In Tschengdu, it rained.", "Tschengdu", ["Chengdu"], "Tschengdu"),
        (
            "The Chengdu-Chongqing economic region grows.",
            "Wirtschaftskreis Chengdu-Chongqing",
            ["Chengdu–Chongqing Economic Circle"],
            "Chengdu-Chongqing economic region",
        ),
        ("Он был в Урумчи.", "Урумчи", ["Urumqi"], "Урумчи"),
        ("It rained all day.", "Peking", ["Beijing"], ""),
        ("Paris is fine.", "Peking", ["Beijing"], ""),
        ("", "Peking", ["Beijing"], ""),
    ],
)
def test_by_likeness(text: str, surface: str, forms: list[str], found: str) -> None:
    assert guess(text, surface, *forms) == found


@pytest.mark.parametrize(
    ("text", "alone", "found"),
    [
        ("The New Silk Road is long.", True, "New Silk Road"),
        ("The New Silk Road is long.", False, ""),
        ("He left the Road of Peace and the Bridge of Joy.", True, "Road of Peace"),
        ("It is long. Then came Anna Weber, who sang.", True, "Anna Weber"),
        ("Paris or London or Rome.", True, ""),
        ("It was opened in August.", True, ""),
        ("It rained.", True, ""),
    ],
)
def test_by_elimination(text: str, alone: bool, found: str) -> None:
    covered = ("Bridge of Joy",) if "Bridge" in text else ()
    assert guess(text, "Großprojekt", "Belt", alone=alone, covered=covered) == found


@pytest.mark.parametrize(
    ("text", "forms", "found"),
    [
        ("成渝双城经济圈在发展。", ["成渝地区双城经济圈"], "成渝双城经济圈"),
        ("州长金福健说。", ["金福建"], "金福健"),
        ("今天下雨。", ["金福建"], ""),
        ("Jin Fujian说。", ["金福建"], "Jin Fujian"),
    ],
)
def test_in_chinese(text: str, forms: list[str], found: str) -> None:
    assert guess(text, "Jin Fujian", *forms, target="zh") == found


def test_a_place_that_renders_another_name_is_not_taken() -> None:
    assert guess("Jin Fujian met him.", "Jin Fujiang", "Jin Fujiang", covered=("Jin Fujian",)) == ""


@given(st.text(max_size=60), st.text(max_size=12), st.text(min_size=1, max_size=12), st.booleans())
def test_a_guess_lies_in_the_text(text: str, surface: str, form: str, alone: bool) -> None:
    for target in ("en", "zh"):
        place = likely_rendition(
            text, target, surface=surface, forms=[form], covered=[], alone=alone
        )
        assert place is None or 0 <= place[0] < place[1] <= len(text)
