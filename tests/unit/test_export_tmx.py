"""TMX: what the file says, and what other tools read in it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from lxml import etree
from translate.storage.tmx import tmxfile

from tests.shared import SHARED, needs_shared
from tests.unit.export_samples import META, PAIRS, SPECIAL, golden, pair_lists, written
from translations.exporters import AlignedPair

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TAGS = {"zh": "zh-CN"}


def read(data: bytes) -> list[tuple[str, str, str, str, str, str]]:
    """(segment, source language, source, target language, translation, state) of each pair."""
    root = etree.fromstring(data)
    header = root.find("header").get("srclang")
    rows = []
    for unit in root.iter("tu"):
        language = unit.get("srclang", header)
        variants = {variant.get(LANG): variant for variant in unit.iter("tuv")}
        source = variants.pop(language).findtext("seg")
        for tag, variant in variants.items():
            state = variant.findtext("prop[@type='x-state']")
            text = variant.findtext("seg")
            rows.append((unit.get("tuid"), language, source, tag, text, state))
    return rows


def expected(pairs: list[AlignedPair]) -> list[tuple[str, str, str, str, str, str]]:
    return [
        (
            p.segment,
            p.source_language,
            p.source,
            TAGS.get(p.target, p.target),
            p.translation,
            p.state,
        )
        for p in pairs
        if p.translation
    ]


def one(source: str, translation: str, **changes: str) -> AlignedPair:
    return replace(PAIRS[0], source=source, translation=translation, **changes)


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        ("german.tmx", [pair for pair in PAIRS if pair.source_language == "de"]),
        ("both.tmx", PAIRS),
        ("empty.tmx", []),
    ],
)
def test_is_the_file_agreed_on(name: str, pairs: list[AlignedPair]) -> None:
    data = written("tmx", pairs)
    assert data == golden(name, data)


@pytest.mark.parametrize(
    ("languages", "header", "units"),
    [
        (["de"], "de", [None]),
        (["ru"], "ru", [None]),
        (["de", "ru"], "*all*", ["de", "ru"]),
    ],
)
def test_names_the_source_language(languages: list[str], header: str, units: list[str]) -> None:
    pairs = [one("a", "b", source_language=language, segment=language) for language in languages]
    root = etree.fromstring(written("tmx", pairs))
    assert root.find("header").get("srclang") == header
    assert [unit.get("srclang") for unit in root.iter("tu")] == units


def test_a_unit_contradicts_a_header_that_does_not_fit() -> None:
    data = written(
        "tmx", [one("a", "b", source_language="ru")], replace(META, source_languages=["de"])
    )
    assert etree.fromstring(data).find("body/tu").get("srclang") == "ru"


@pytest.mark.parametrize("text", SPECIAL)
def test_carries_every_character(text: str) -> None:
    assert read(written("tmx", [one(text, text)])) == expected([one(text, text)])


@pytest.mark.parametrize(
    ("text", "kept", "note"),
    [
        ("a\x00b", "ab", "1 control character was left out: U+0000"),
        ("\x1ba\x08\x08", "a", "3 control characters were left out: U+0008, U+001B"),
        ("a\ufffe", "a", "1 control character was left out: U+FFFE"),
    ],
)
def test_drops_what_xml_forbids_and_says_so(text: str, kept: str, note: str) -> None:
    source, target = etree.fromstring(written("tmx", [one(text, text)])).iter("tuv")
    for variant in (source, target):
        assert (variant.findtext("seg"), variant.findtext("note")) == (kept, note)


def test_control_characters_elsewhere_do_no_harm() -> None:
    pair = one("a", "b", article_title="t\x00", changed_by="l\x01", note="n\x02")
    unit = etree.fromstring(written("tmx", [pair])).find("body/tu")
    assert unit.findtext("prop[@type='x-title']") == "t"
    assert unit.findall("tuv")[1].get("changeid") == "l"


@given(pair_lists())
def test_reads_back_as_written(pairs: list[AlignedPair]) -> None:
    assert read(written("tmx", pairs)) == expected(pairs)


@given(pair_lists())
def test_translate_toolkit_reads_what_was_written(pairs: list[AlignedPair]) -> None:
    data = written("tmx", pairs)
    seen = []
    for target in ("en", "zh-CN"):
        for unit in tmxfile.parsestring(data, targetlanguage=target).units:
            if unit.target is not None:
                seen.append((unit.getid(), unit.source, target, unit.target))
    assert sorted(seen) == sorted((row[0], *row[2:5]) for row in expected(pairs))


@pytest.mark.parametrize("source_language", ["de", "ru"])
@pytest.mark.parametrize(("target", "asked"), [("en", "en"), ("zh", "zh-CN"), ("zh", "zh_CN")])
def test_translate_toolkit_finds_the_languages(
    source_language: str, target: str, asked: str
) -> None:
    store = tmxfile.parsestring(
        written("tmx", PAIRS), sourcelanguage=source_language, targetlanguage=asked
    )
    read_pairs = {(unit.source, unit.target) for unit in store.units if unit.source and unit.target}
    assert read_pairs == {
        (pair.source, pair.translation.replace("\x08", ""))
        for pair in PAIRS
        if (pair.source_language, pair.target) == (source_language, target) and pair.translation
    }


@needs_shared
@given(pair_lists(controls=True))
def test_is_valid(pairs: list[AlignedPair]) -> None:
    with (SHARED / "schemas" / "tmx14.dtd").open() as file:
        dtd = etree.DTD(file)
    document = etree.parse(BytesIO(written("tmx", pairs)))
    assert dtd.validate(document), dtd.error_log
    assert document.docinfo.doctype == '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
