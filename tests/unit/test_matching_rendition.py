"""Whether a translation writes what its source names, each rendition counted once."""

from __future__ import annotations

import pytest

from glossary.matching import GlossaryTerm
from glossary.matching.rendition import Requirement, find_renditions

NAMES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "chengdu": ("en", [("Chengdu", "preferred"), ("Tschengdu", "deprecated")]),
    "circle": (
        "en",
        [
            ("Chengdu-Chongqing economic circle", "preferred"),
            ("Chengdu-Chongqing circle", "admitted"),
        ],
    ),
    "bri": (
        "en",
        [
            ("Belt and Road Initiative", "preferred"),
            ("BRI", "admitted"),
            ("Belt and Road", "admitted"),
            ("Belt and Road Strategy", "deprecated"),
        ],
    ),
    "zone": ("en", [("Free trade zone", "preferred")]),
    "bank": ("en", [("the Bank", "preferred"), ("AIIB", "admitted")]),
    "fund": ("en", [("the Bank", "preferred")]),
    "倡议": ("zh", [("“一带一路”倡议", "preferred"), ("一带一路战略", "deprecated")]),
    "重庆": ("zh", [("重庆", "preferred"), ("重庆市", "admitted")]),
    "两江": ("zh", [("重庆两江新区", "preferred")]),
}
CONCEPTS = {name: number for number, name in enumerate(NAMES, 1)}


def requirement(name: str) -> Requirement:
    language, terms = NAMES[name]
    return Requirement(
        CONCEPTS[name],
        tuple(
            GlossaryTerm(CONCEPTS[name] * 10 + number, CONCEPTS[name], language, text, status)
            for number, (text, status) in enumerate(terms)
        ),
    )


@pytest.mark.parametrize(
    ("required", "text", "verdicts"),
    [
        ("chengdu", "In Chengdu, things moved.", "right:Chengdu"),
        ("chengdu", "Chengdu's port, CHENGDU", "right:Chengdu"),
        ("chengdu", "In Tschengdu", "wrong:Tschengdu"),
        ("chengdu", "Tschengdu or Chengdu", "right:Chengdu"),
        ("chengdu", "in chengdu", "wrong:chengdu"),
        ("chengdu", "The city grew.", "missing:"),
        ("chengdu", "", "missing:"),
        # n occurrences need n renditions
        ("chengdu chengdu", "Chengdu is Chengdu.", "right:Chengdu right:Chengdu"),
        ("chengdu chengdu", "Chengdu and its port", "right:Chengdu missing:"),
        ("chengdu chengdu", "Tschengdu, Chengdu", "wrong:Tschengdu right:Chengdu"),
        # a longer name is not the rendition of a shorter one within it
        ("circle chengdu", "the Chengdu–Chongqing economic circle",
         "right:Chengdu–Chongqing economic circle missing:"),
        ("chengdu circle", "the Chengdu-Chongqing circle around Chengdu",
         "right:Chengdu right:Chengdu-Chongqing circle"),
        ("chengdu", "the Chengdu-Chongqing economic circle", "right:Chengdu"),
        # status and case
        ("bri", "the Belt\u00a0and Road Initiative", "right:Belt\u00a0and Road Initiative"),
        ("bri", "the Belt and Road Strategy", "wrong:Belt and Road Strategy"),
        ("bri", "the BRI and the bri", "right:BRI"),
        ("bri", "the belt and road initiative", "wrong:belt and road initiative"),
        ("bri", "BELT AND ROAD INITIATIVE", "right:BELT AND ROAD INITIATIVE"),
        ("zone", "free trade zones", "right:free trade zones"),
        ("zone", "Free Trade Zones", "right:Free Trade Zones"),
        # a form that two concepts share goes to the one with no other
        ("bank fund", "AIIB and the Bank", "right:AIIB right:the Bank"),
        ("bank fund", "the Bank and AIIB", "right:AIIB right:the Bank"),
        ("bank fund", "the Bank", "right:the Bank missing:"),
        # Chinese
        ("倡议", '推进"一带一路"倡议', 'right:"一带一路"倡议'),
        ("倡议", "一带一路战略", "wrong:一带一路战略"),
        ("重庆 两江", "重庆市重庆两江新区", "right:重庆市 right:重庆两江新区"),
        ("两江 重庆", "重庆两江新区", "right:重庆两江新区 missing:"),
    ],
)  # fmt: skip
def test_verdicts(required: str, text: str, verdicts: str) -> None:
    names = required.split()
    language = NAMES[names[0]][0]
    found = find_renditions(text, language, [requirement(name) for name in names])
    assert [f"{each.verdict}:{each.found}" for each in found] == _split(verdicts)
    for each in found:
        if each.start is None:
            assert (each.found, each.end) == ("", None)
        else:
            assert text[each.start : each.end] == each.found
    places = [each.start for each in found if each.start is not None]
    assert len(places) == len(set(places))


def _split(verdicts: str) -> list[str]:
    """Cut before each verdict: what was found may hold spaces."""
    marked = verdicts
    for verdict in ("right:", "wrong:", "missing:"):
        marked = marked.replace(verdict, "\n" + verdict)
    return [each.strip(" \n") for each in marked.split("\n") if each.strip(" ")]


def test_what_is_required_is_the_preferred_form() -> None:
    (found,) = find_renditions("", "en", [requirement("bri")])
    assert found.required == "Belt and Road Initiative"


def test_nothing_required_nothing_found() -> None:
    assert find_renditions("Chengdu", "en", []) == []


def test_a_thousand_mentions_are_no_harder_than_one() -> None:
    required = [requirement(name) for name in ("bank", "fund") * 500]
    found = find_renditions("the Bank, " * 900, "en", required)
    assert sum(each.verdict == "right" for each in found) == 900
