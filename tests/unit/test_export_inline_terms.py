"""Terms marked in the source texts of XLIFF: valid, readable, and the text stays the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from sources.reading import read
from tests.shared import needs_shared
from tests.unit.export_samples import META, PAIRS, SPECIAL, texts, written
from tests.unit.xliff_schemas import CORE, GLOSSARY, XLIFF1, assert_follows_rules, schema
from translations.exporters import AlignedPair, TermOutcome
from translations.exporters.characters import without_controls
from translations.importers import read_rows

VERSIONS = ["1.2", "2.1"]
META = replace(META, source_languages=["de"], targets=["en"], inline_terms=True)


def term(start: int | None, end: int | None, name: str = "Kreis") -> TermOutcome:
    return TermOutcome(name, "circle", "satisfied", "c1", start, end)


def pair(source: str, *terms: TermOutcome) -> AlignedPair:
    return replace(PAIRS[0], source=source, terms=terms)


def root(version: str, *pairs: AlignedPair) -> etree._Element:
    return etree.fromstring(written(f"xliff-{version}", list(pairs), META))


def sources(version: str, pairs: list[AlignedPair]) -> list[etree._Element]:
    path = (
        f"{CORE}segment/{CORE}source" if version == "2.1" else f"{XLIFF1}trans-unit/{XLIFF1}source"
    )
    return root(version, *pairs).findall(f".//{path}")


@st.composite
def marked(draw: st.DrawFn, *, controls: bool = False) -> list[AlignedPair]:
    """Pairs with terms anywhere, overlapping and beyond the text too."""
    place = st.none() | st.integers(-2, 45)
    terms = st.builds(term, place, place, texts(controls=controls))
    return [
        pair(draw(texts(controls=controls)), *draw(st.lists(terms, max_size=4)))
        for _ in range(draw(st.integers(1, 3)))
    ]


def numbered(pairs: list[AlignedPair]) -> list[AlignedPair]:
    return [replace(each, segment=f"12.{number}") for number, each in enumerate(pairs)]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("places", "shown"),
    [
        ([(4, 9)], ["Kreis"]),
        ([(0, 17)], ["Der Kreis & Kreis"]),
        ([(12, 17), (4, 9)], ["Kreis", "Kreis"]),
        ([(0, 9), (4, 9)], ["Der Kreis"]),
        ([(4, 9), (9, 12)], ["Kreis", " & "]),
        ([(4, 4)], []),
        ([(None, None)], []),
        ([(12, 18)], []),
        ([(-1, 3)], []),
    ],
)
def test_which_places_are_marked(
    version: str, places: list[tuple[int, int]], shown: list[str]
) -> None:
    (source,) = sources(version, [pair("Der Kreis & Kreis", *(term(*place) for place in places))])
    assert [mark.text for mark in source] == shown
    assert "".join(source.itertext()) == "Der Kreis & Kreis"


def test_what_a_mark_says() -> None:
    given_pair = pair("Der Kreis.", term(None, None), term(4, 9))
    (source,) = sources("1.2", [given_pair])
    assert dict(source[0].attrib) == {"mtype": "term", "mid": "t2", "comment": "Kreis → circle"}
    (source,) = sources("2.1", [given_pair])
    assert dict(source[0].attrib) == {
        "id": "t2", "type": "term", "ref": "#gls=g2", "value": "Kreis → circle",
    }  # fmt: skip
    entries = root("2.1", given_pair).iter(f"{GLOSSARY}glossEntry")
    assert {entry.get("id"): entry.get("ref") for entry in entries} == {"g1": "#s1", "g2": "#t2"}


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_is_marked_unless_asked_for(version: str) -> None:
    meta = replace(META, inline_terms=False)
    assert b"<mrk" not in written(f"xliff-{version}", [pair("Kreis", term(0, 5))], meta)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("text", SPECIAL)
def test_the_text_is_the_same_to_the_letter(version: str, text: str) -> None:
    places = [(0, 1), (len(text) // 2, len(text) // 2 + 1), (len(text) - 1, len(text))]
    (source,) = sources(version, [pair(text, *(term(*place) for place in places))])
    assert "".join(source.itertext()) == text
    (row,) = read_rows("a.xlf", written(f"xliff-{version}", [pair(text, term(0, 1))], META))
    assert row.source == text


@pytest.mark.parametrize("version", VERSIONS)
@given(marked(controls=True))
def test_it_comes_back_as_without_marks(version: str, pairs: list[AlignedPair]) -> None:
    pairs = numbered(pairs)
    plain = replace(META, inline_terms=False)
    read = [
        list(read_rows("a.xlf", written(f"xliff-{version}", pairs, meta))) for meta in (META, plain)
    ]
    assert [replace(row, where="") for row in read[0]] == [
        replace(row, where="") for row in read[1]
    ]
    assert [row.source for row in read[0]] == [without_controls(each.source) for each in pairs]


@needs_shared
@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=40)
@given(marked(controls=True))
def test_it_is_valid(version: str, pairs: list[AlignedPair]) -> None:
    document = root(version, *numbered(pairs))
    assert schema(version).validate(document), schema(version).error_log
    if version == "2.1":
        assert_follows_rules(document)


@given(marked())
def test_translate_toolkit_reads_the_plain_text(pairs: list[AlignedPair]) -> None:
    pairs = numbered(pairs)
    wanted = [each.source for each in pairs]
    first = xlifffile.parsestring(written("xliff-1.2", pairs, META))
    assert [unit.source for unit in first.units] == wanted
    second = Xliff2File.parsestring(written("xliff-2.1", pairs, META))
    assert [unit.source for unit in second.units] == wanted


@pytest.mark.parametrize("version", VERSIONS)
def test_it_can_be_imported_as_an_article(version: str) -> None:
    content = written(f"xliff-{version}", [pair("Der Kreis wächst.", term(4, 9))], META)
    assert "Der Kreis wächst." in read("a.xlf", content).text
