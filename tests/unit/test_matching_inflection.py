"""Inflected names in running text: what must be found, and what must not be.

The forms of tests/golden/matching were written by hand, without the rules, for terms that the
demo's glossary does not hold.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from glossary.matching import GlossaryTerm, Matcher, surface_forms
from glossary.matching.normalise import normalise

DEMO = Path(__file__).resolve().parents[2] / "workbench" / "demo" / "glossary.csv"
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "matching"


def table(name: str) -> Iterator[tuple[str, ...]]:
    """The lines of a golden file, cut at the colons; the first line says what they hold."""
    lines = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return (tuple(line.split(": ")) for line in lines[1:])


def term(language: str, category: str, text: str) -> GlossaryTerm:
    kind = "acronym" if text.isupper() and text.isalpha() else "full"
    return GlossaryTerm(1, 1, language, text, category=category, type=kind)


CASES = [
    (language, category, text, form)
    for language, name in (("de", "german"), ("ru", "russian"))
    for category, text, forms in table(name)
    for form in (text, *forms.split("|"))
]


def test_the_tables_are_long_enough() -> None:
    for language in ("de", "ru"):
        assert sum(case[0] == language for case in CASES) >= 150


@pytest.mark.parametrize(("language", "category", "text", "form"), CASES)
def test_an_inflected_form_is_found_whole(
    language: str, category: str, text: str, form: str
) -> None:
    sentence = f"So {form}." if language == "de" else f"О том, {form}."
    matches = Matcher([term(language, category, text)]).find(sentence)
    found = [(match.surface, match.certainty) for match in matches]
    whole = form.removeprefix("два ").removesuffix("'")
    assert found == [(whole, "sure")]


@pytest.mark.parametrize(("language", "category", "text", "sentence"), list(table("false")))
def test_nothing_is_surely_named(language: str, category: str, text: str, sentence: str) -> None:
    matches = Matcher([term(language, category, text)]).find(sentence)
    assert [match.surface for match in matches if match.certainty == "sure"] == []


@cache
def rows() -> list[dict[str, str]]:
    with DEMO.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def demo(language: str) -> list[tuple[GlossaryTerm, list[str]]]:
    """The demo's terms without the forms that people listed, and those."""
    return [
        (
            GlossaryTerm(
                *(number, number, language, row["term"], row["status"], row["type"]),
                row["category"],
            ),
            row["forms"].split("|") if row["forms"] else [],
        )
        for number, row in enumerate(rows())
        if row["language"] == language
    ]


@pytest.mark.parametrize(("language", "least"), [("de", 0.94), ("ru", 0.99)])
def test_rules_make_the_forms_that_people_listed(language: str, least: float) -> None:
    listed = made = 0
    for each, forms in demo(language):
        texts = {written(form.text) for form in surface_forms(each)}
        listed += len(forms)
        made += sum(written(form) in texts for form in forms)
    assert made / listed >= least


@pytest.mark.parametrize("language", ["de", "ru", "en", "zh"])
def test_every_form_that_is_shown_is_found(language: str) -> None:
    """What the page shows before saving is what the text is searched for."""
    for each, _ in demo(language):
        matcher = Matcher([each])
        for form in surface_forms(each):
            (match,) = matcher.find(f"({form.text})")
            assert written(match.surface) in (written(form.text), written(form.text).strip('"'))


def written(text: str) -> str:
    return normalise(text, casefold=False).text.strip()
