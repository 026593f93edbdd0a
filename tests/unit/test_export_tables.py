"""CSV, JSON lines and parallel text: what programs read in them equals what we wrote."""

from __future__ import annotations

import csv
import json
import zipfile
from dataclasses import asdict, replace
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from translate.storage.csvl10n import csvfile

from tests.unit.export_samples import META, PAIRS, SPECIAL, golden, pair_lists, written
from translations.exporters import AlignedPair
from translations.exporters.spreadsheet import unguard
from translations.exporters.table import COLUMNS, GUARDED

EXACT = replace(META, spreadsheet_safe=False)
TAGS = {"zh": "zh-Hans"}


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def texts(pairs: list[AlignedPair]) -> list[tuple[str, str, str, str, str]]:
    return [(p.segment, TAGS.get(p.target, p.target), p.source, p.translation, p.note)
            for p in pairs]  # fmt: skip


def members(data: bytes) -> dict[str, list[str]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode().split("\n")[:-1] for name in archive.namelist()}


@pytest.mark.parametrize(
    ("format_name", "name", "meta"),
    [("csv", "both.csv", None), ("csv", "exact.csv", EXACT), ("jsonl", "both.jsonl", None)],
)
def test_is_the_file_agreed_on(format_name: str, name: str, meta: object) -> None:
    data = written(format_name, PAIRS, meta)
    assert data == golden(name, data)


@given(pair_lists(controls=True))
def test_csv_without_guards_holds_the_texts_to_the_letter(pairs: list[AlignedPair]) -> None:
    read = rows(written("csv", pairs, EXACT))
    names = ("segment", "target_language", "source", "target", "note")
    assert [tuple(row[name] for name in names) for row in read] == texts(pairs)


@given(pair_lists(controls=True))
def test_csv_for_spreadsheets_holds_no_formula_and_can_be_undone(pairs: list[AlignedPair]) -> None:
    for pair, row in zip(pairs, rows(written("csv", pairs)), strict=True):
        assert row[GUARDED] == "yes"
        assert all(cell.lstrip()[:1] not in set("=+-@|%") or not cell for cell in row.values())
        assert unguard(row["source"]) == pair.source
        assert unguard(row["target"]) == pair.translation


@pytest.mark.parametrize(("meta", "mark"), [(META, True), (EXACT, False)])
def test_only_csv_for_spreadsheets_begins_with_a_byte_order_mark(meta: object, mark: bool) -> None:
    data = written("csv", PAIRS, meta)
    assert data.startswith(b"\xef\xbb\xbf") == mark
    assert data.decode("utf-8-sig").startswith('"segment","article"')


def test_csv_names_its_guards_only_where_there_are_any() -> None:
    assert tuple(rows(written("csv", PAIRS, EXACT))[0]) == COLUMNS
    assert tuple(rows(written("csv", PAIRS))[0]) == (*COLUMNS, GUARDED)


@pytest.mark.parametrize("text", [text for text in SPECIAL if "\r" not in text])
def test_translate_toolkit_reads_exact_csv(text: str) -> None:
    store = csvfile()
    store.parse(written("csv", [replace(PAIRS[0], source=text, translation=text)], EXACT))
    assert [(unit.source, unit.target) for unit in store.units] == [(text, text)]


@given(pair_lists(controls=True))
def test_json_loses_nothing(pairs: list[AlignedPair]) -> None:
    lines = written("jsonl", pairs).decode().split("\n")
    assert lines.pop() == ""
    for pair, line in zip(pairs, lines, strict=True):
        read = json.loads(line)
        said = asdict(pair)
        same = [
            *("segment", "article", "outlet", "kind", "source", "state", "version", "origin"),
            *("origin_detail", "engine", "match", "score", "estimate", "changed_by", "note"),
        ]
        assert {name: read[name] for name in same} == {name: said[name] for name in same}
        assert (read["target"], read["title"], read["date"]) == (
            pair.translation,
            pair.article_title,
            pair.published_on,
        )
        assert read["terms"] == list(map(asdict, pair.terms))


@given(pair_lists(controls=True))
def test_lines_of_parallel_text_belong_together(pairs: list[AlignedPair]) -> None:
    files = members(written("text", pairs))
    keys = {(p.source_language, p.target) for p in pairs if p.translation}
    assert len(files) == 3 * len(keys)
    for source, target in keys:
        chosen = [p for p in pairs if (p.source_language, p.target) == (source, target)]
        chosen = [p for p in chosen if p.translation]
        corpus = f"{source}-{TAGS.get(target, target)}"
        assert files[f"{corpus}.ids"] == [p.segment for p in chosen]
        for language, kept in ((source, "source"), (TAGS.get(target, target), "translation")):
            lines = files[f"{corpus}.{language}"]
            assert lines == [" ".join(getattr(p, kept).splitlines()) for p in chosen]
