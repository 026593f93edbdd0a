"""XLIFF 1.2 and 2.1: what the files say, that they are valid, and what other tools read in them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from lxml import etree
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from tests.shared import needs_shared
from tests.unit.export_samples import META, PAIRS, SPECIAL, golden, pair_lists, written
from tests.unit.xliff_schemas import (
    CORE,
    GLOSSARY,
    MATCHES,
    METADATA,
    XLIFF1,
    assert_follows_rules,
    assert_unique,
    schema,
)
from translations.exporters import AlignedPair, states

TAGS = {"zh": "zh-Hans"}
STATES = ["initial", "draft", "translated", "needs_work", "approved"]

Rows = list[tuple[str, str, str, str, str | None, str]]


def one(source: str = "a", translation: str = "b", **changes: object) -> AlignedPair:
    return replace(PAIRS[0], source=source, translation=translation, **changes)


def documents(pairs: list[AlignedPair]) -> dict[tuple[str, str], bytes]:
    """The XLIFF 2.1 documents of each pair of languages, out of the archive if there are more."""
    data = written("xliff-2.1", pairs)
    if not data.startswith(b"PK"):
        return {(p.source_language, p.target): data for p in pairs}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    keys = {(p.source_language, p.target) for p in pairs}
    named = {
        f"{source}-{TAGS.get(target, target)}.xlf": (source, target) for source, target in keys
    }
    assert found.keys() == named.keys()
    return {named[name]: content for name, content in found.items()}


def read_2(data: bytes) -> Rows:
    """(segment, source language, source, target language, translation, our state) of each unit."""
    root = etree.fromstring(data)
    rows = []
    for unit in root.iter(f"{CORE}unit"):
        segment = unit.find(f"{CORE}segment")
        target = segment.findtext(f"{CORE}target")
        state = states.from_xliff_2(
            segment.get("state"), segment.get("subState"), has_target=target is not None
        )
        source = segment.findtext(f"{CORE}source")
        languages = root.get("srcLang"), root.get("trgLang")
        rows.append((unit.get("id"), languages[0], source, languages[1], target, state))
    return rows


def read_1(data: bytes) -> Rows:
    rows = []
    for file in etree.fromstring(data).iter(f"{XLIFF1}file"):
        for unit in file.iter(f"{XLIFF1}trans-unit"):
            element = unit.find(f"{XLIFF1}target")
            state = states.from_xliff_1(
                None if element is None else element.get("state"),
                approved=unit.get("approved") == "yes",
                has_target=element is not None,
            )
            languages = file.get("source-language"), file.get("target-language")
            source, target = unit.findtext(f"{XLIFF1}source"), unit.findtext(f"{XLIFF1}target")
            rows.append((unit.get("id"), languages[0], source, languages[1], target, state))
    return rows


def expected(pairs: list[AlignedPair], chinese: str) -> Rows:
    tags = {"zh": chinese}
    return [
        (p.segment, p.source_language, p.source, tags.get(p.target, p.target),
         p.translation or None, p.state)
        for p in pairs
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("format_name", "name", "pairs"),
    [
        ("xliff-1.2", "both-1.2.xlf", PAIRS),
        ("xliff-2.1", "english-2.1.xlf", [p for p in PAIRS[:5] if p.target == "en"]),
        ("xliff-2.1", "chinese-2.1.xlf", [p for p in PAIRS[:5] if p.target == "zh"]),
    ],
)
def test_is_the_file_agreed_on(format_name: str, name: str, pairs: list[AlignedPair]) -> None:
    data = written(format_name, pairs)
    assert data == golden(name, data)


@pytest.mark.parametrize("state", STATES)
def test_states_come_back(state: str) -> None:
    pair = one(translation="" if state == "initial" else "b", state=state)
    assert read_2(written("xliff-2.1", [pair]))[0][-1] == state
    assert read_1(written("xliff-1.2", [pair]))[0][-1] == state


@pytest.mark.parametrize(
    ("state", "sub_state", "ours"),
    [
        ("translated", None, "translated"),
        ("translated", "concord:draft", "translated"),
        ("reviewed", None, "translated"),
        ("final", "other:done", "approved"),
        ("initial", None, "draft"),
    ],
)
def test_states_that_another_tool_has_set(state: str, sub_state: str | None, ours: str) -> None:
    assert states.from_xliff_2(state, sub_state, has_target=True) == ours
    assert states.from_xliff_2(state, sub_state, has_target=False) == "initial"


@pytest.mark.parametrize(
    ("state", "approved", "ours"),
    [(None, False, "translated"), ("new", False, "draft"), ("translated", True, "approved"),
     ("signed-off", False, "approved"), ("x-mine", False, "translated")],
)  # fmt: skip
def test_states_of_version_1_that_another_tool_has_set(
    state: str | None, approved: bool, ours: str
) -> None:
    assert states.from_xliff_1(state, approved=approved, has_target=True) == ours


@pytest.mark.parametrize("text", SPECIAL)
def test_carries_every_character(text: str) -> None:
    pairs = [one(text, text)]
    assert read_2(written("xliff-2.1", pairs)) == expected(pairs, "zh-Hans")
    assert read_1(written("xliff-1.2", pairs)) == expected(pairs, "zh-CN")


@pytest.mark.parametrize("source_language", ["de", "ru", "en"])
@pytest.mark.parametrize(
    ("target", "in_1", "in_2"), [("en", "en", "en"), ("zh", "zh-CN", "zh-Hans")]
)
def test_names_the_languages(source_language: str, target: str, in_1: str, in_2: str) -> None:
    if source_language == target:
        return
    pairs = [one(source_language=source_language, target=target)]
    file = etree.fromstring(written("xliff-1.2", pairs))[0]
    assert (file.get("source-language"), file.get("target-language")) == (source_language, in_1)
    root = etree.fromstring(written("xliff-2.1", pairs))
    assert (root.get("srcLang"), root.get("trgLang")) == (source_language, in_2)


def test_a_pair_of_other_languages_never_lands_in_a_document() -> None:
    meta = replace(META, source_languages=["de"], targets=["en"])
    with pytest.raises(ValueError, match=r"12\.1 is not a pair of de and en"):
        written("xliff-2.1", [one(source_language="ru")], meta)


def test_control_characters_are_left_out_with_a_note() -> None:
    pairs = [one("a\x00b", "c\x08")]
    note = etree.fromstring(written("xliff-2.1", pairs)).find(f".//{CORE}note[@appliesTo='target']")
    assert (note.get("category"), note.text) == (
        "characters",
        "1 control character was left out: U+0008",
    )
    unit = etree.fromstring(written("xliff-1.2", pairs)).find(f".//{XLIFF1}trans-unit")
    notes = [(note.get("annotates"), note.text) for note in unit.iter(f"{XLIFF1}note")][:2]
    assert notes == [
        ("source", "1 control character was left out: U+0000"),
        ("target", "1 control character was left out: U+0008"),
    ]


def test_provenance_stands_where_xliff_keeps_it() -> None:
    pair = one(state="draft", origin="tm", match=87, matched="a before", estimate=0.5, version=3)
    unit = etree.fromstring(written("xliff-2.1", [pair])).find(f".//{CORE}unit")
    match = unit.find(f".//{MATCHES}match")
    assert dict(match.attrib) == {
        "ref": "#s1", "type": "tm", "origin": "human", "similarity": "87.0",
        "matchSuitability": "50.00",
    }  # fmt: skip
    assert match.findtext(f"{CORE}source") == "a before"
    said = {meta.get("type"): meta.text for meta in unit.find(f"{METADATA}metadata")[0]}
    assert said["version"] == "3"
    assert said["source-hash"] == pair.source_hash
    entry = unit.find(f".//{GLOSSARY}glossEntry")
    assert entry.findtext(f"{GLOSSARY}term") == "Wirtschaftskreis Chengdu-Chongqing"
    assert entry.findtext(f"{GLOSSARY}translation") == "Chengdu-Chongqing economic circle"


@given(pair_lists())
def test_version_2_reads_back_as_written(pairs: list[AlignedPair]) -> None:
    for key, data in documents(pairs).items():
        chosen = [p for p in pairs if (p.source_language, p.target) == key]
        assert read_2(data) == expected(chosen, "zh-Hans")


@given(pair_lists())
def test_version_1_reads_back_as_written(pairs: list[AlignedPair]) -> None:
    assert sorted(read_1(written("xliff-1.2", pairs))) == sorted(expected(pairs, "zh-CN"))


@needs_shared
@settings(max_examples=40)
@given(pair_lists(controls=True))
def test_version_2_is_valid(pairs: list[AlignedPair]) -> None:
    for data in documents(pairs).values():
        root = etree.fromstring(data)
        assert schema("2.1").validate(root), schema("2.1").error_log
        assert_follows_rules(root)


@needs_shared
@settings(max_examples=40)
@given(pair_lists(controls=True))
def test_version_1_is_valid(pairs: list[AlignedPair]) -> None:
    root = etree.fromstring(written("xliff-1.2", pairs))
    assert schema("1.2").validate(root), schema("1.2").error_log
    for file in root:
        assert_unique(file.iter(f"{XLIFF1}trans-unit"))


@needs_shared
@pytest.mark.parametrize("source_language", ["de", "ru"])
def test_a_document_without_units_is_valid(source_language: str) -> None:
    meta = replace(META, source_languages=[source_language], targets=["en"])
    for version in ("1.2", "2.1"):
        root = etree.fromstring(written(f"xliff-{version}", [], meta))
        assert schema(version).validate(root), schema(version).error_log


@given(pair_lists())
def test_translate_toolkit_reads_version_1(pairs: list[AlignedPair]) -> None:
    store = xlifffile.parsestring(written("xliff-1.2", pairs))
    seen = [(unit.xmlelement.get("id"), unit.source, unit.target) for unit in store.units]
    assert sorted(seen, key=str) == sorted(
        ((p.segment, p.source, p.translation or None) for p in pairs), key=str
    )


@given(pair_lists())
def test_translate_toolkit_reads_version_2(pairs: list[AlignedPair]) -> None:
    for key, data in documents(pairs).items():
        store = Xliff2File.parsestring(data)
        assert (store.sourcelanguage, store.targetlanguage) == (key[0], TAGS.get(key[1], key[1]))
        assert [(unit.source, unit.target) for unit in store.units] == [
            (p.source, p.translation or None) for p in pairs if (p.source_language, p.target) == key
        ]
