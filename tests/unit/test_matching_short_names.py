"""A person's name in short and how a translation may write it."""

from __future__ import annotations

import pytest

from glossary.matching import GlossaryTerm
from glossary.matching.rendition import Requirement, find_renditions, short_requirement
from glossary.matching.short_names import misspells

PEOPLE = {
    "wang": {"en": ["Wang Xiaohui", "-Van Siaohui"], "zh": ["王晓晖"]},
    "dongming": {"en": ["Wang Dongming"], "zh": ["王东明"]},
    "norov": {"en": ["Vladimir Norov"], "zh": ["弗拉基米尔·诺罗夫"]},
    "ouyang": {"en": ["Ouyang Nan"], "zh": ["欧阳楠"]},
    "fang": {"en": ["Fang Li"], "zh": ["方力"]},
    "he": {"en": ["He Lifeng"], "zh": ["何立峰"]},
}
CONCEPTS = {name: number for number, name in enumerate(PEOPLE, 1)}


def requirement(name: str, language: str) -> Requirement:
    """For "wang~" the name in short will do; "-" marks a deprecated term."""
    person = name.removesuffix("~")
    terms = tuple(
        GlossaryTerm(
            CONCEPTS[person] * 10 + number,
            CONCEPTS[person],
            language,
            text.removeprefix("-"),
            "deprecated" if text.startswith("-") else "preferred",
            category="person",
        )
        for number, text in enumerate(PEOPLE[person][language])
    )
    if name.endswith("~"):
        return short_requirement(CONCEPTS[person], terms)
    return Requirement(CONCEPTS[person], terms)


@pytest.mark.parametrize(
    ("language", "required", "text", "verdicts"),
    [
        ("en", "wang~", "Wang spoke.", "right:Wang"),
        ("en", "wang~", "Wang’s speech", "right:Wang"),
        ("en", "wang~", "Wang Xiaohui spoke.", "right:Wang Xiaohui"),
        ("en", "wang~", "In Wangjing they spoke.", "missing:"),
        ("en", "wang~", "wang spoke.", "missing:"),
        ("en", "wang~", "Van spoke.", "wrong:Van"),
        ("en", "wang~", "Wan spoke.", "wrong:Wan"),
        ("en", "wang~", "We want a van.", "missing:"),
        ("en", "norov~", "Norov spoke.", "right:Norov"),
        ("en", "norov~", "Mr. Norow spoke in Norway.", "wrong:Norow"),
        ("en", "he~", "He spoke.", "right:He"),
        # the full name is not met by the short one
        ("en", "wang", "Wang spoke.", "missing:"),
        ("en", "wang wang~", "Wang spoke to Wang Xiaohui.", "right:Wang Xiaohui right:Wang"),
        ("en", "wang wang~", "Wang Xiaohui spoke.", "right:Wang Xiaohui missing:"),
        ("en", "wang~ wang~", "Wang and Van", "right:Wang wrong:Van"),
        # another person of that name
        ("en", "wang~ dongming", "Wang Dongming met Wang.", "right:Wang right:Wang Dongming"),
        ("zh", "wang~", "王晓晖说。", "right:王晓晖"),
        ("zh", "wang~", "王说，他会来。", "right:王"),
        ("zh", "wang~", "记者问，王书记回答。", "right:王"),
        ("zh", "wang~", "国王说。", "missing:"),
        ("zh", "wang~", "王东明说。", "missing:"),
        ("zh", "fang~", "双方表示满意。", "missing:"),
        ("zh", "fang~", "方表示满意。", "right:方"),
        ("zh", "ouyang~", "欧阳主任说。", "right:欧阳"),
        ("zh", "norov~", "诺罗夫说。", "right:诺罗夫"),
        ("zh", "wang wang~", "王晓晖来了。王说好。", "right:王晓晖 right:王"),
    ],
)
def test_verdicts(language: str, required: str, text: str, verdicts: str) -> None:
    wanted = [requirement(name, language) for name in required.split()]
    found = find_renditions(text, language, wanted)
    assert " ".join(f"{each.verdict}:{each.found}" for each in found) == verdicts
    for each in found:
        assert each.start is None or text[each.start : each.end] == each.found


@pytest.mark.parametrize(
    ("language", "name", "written"),
    [("en", "wang~", "Wang"), ("en", "norov~", "Norov"), ("zh", "wang~", "王晓晖"),
     ("zh", "norov~", "诺罗夫"), ("en", "wang", "Wang Xiaohui")],
)  # fmt: skip
def test_the_form_to_write(language: str, name: str, written: str) -> None:
    assert requirement(name, language).preferred == written


@pytest.mark.parametrize(
    ("word", "surname", "misspelt"),
    [
        ("Van", "Wang", True), ("Wan", "Wang", True), ("Vang", "Wang", False),
        ("Yang", "Wang", False), ("Tschang", "Zhang", True), ("Chen", "Zhen", False),
        ("In", "Yin", False), ("Noroff", "Norov", True), ("Norway", "Norov", False),
        ("Lawrow", "Lavrov", True), ("Mirsijojew", "Mirziyoyev", True), ("Wang", "Wang", False),
    ],
)  # fmt: skip
def test_another_spelling_of_a_surname(word: str, surname: str, misspelt: bool) -> None:
    assert misspells(word, surname) is misspelt
