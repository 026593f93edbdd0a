"""TSV: one row a pair, nothing lost."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from hashlib import sha256
from io import StringIO

import pytest
from hypothesis import given
from translate.storage.csvl10n import csvfile

from tests.unit.export_samples import META, PAIRS, golden, pair_lists, texts, written
from translations.exporters import AlignedPair
from translations.exporters.spreadsheet import guard, unguard
from translations.exporters.table import COLUMNS
from translations.exporters.tsv import escape, unescape

TAGS = {"zh": "zh-Hans"}


def read(data: bytes) -> list[dict[str, str]]:
    """The rows as Python's csv module reads them, with the cells' escapes undone."""
    reader = csv.DictReader(StringIO(data.decode(), newline=""), delimiter="\t", strict=True)
    return [{name: unescape(cell) for name, cell in row.items()} for row in reader]


def expected(pair: AlignedPair) -> dict[str, str]:
    return {
        "segment": pair.segment,
        "article": str(pair.article),
        "title": pair.article_title,
        "outlet": pair.outlet,
        "date": pair.published_on,
        "source_language": pair.source_language,
        "target_language": TAGS.get(pair.target, pair.target),
        "state": pair.state,
        "origin": pair.origin,
        "origin_detail": pair.origin_detail,
        "source": pair.source,
        "target": pair.translation,
        "changed_by": pair.changed_by,
        "changed_at": "2026-03-01T09:30:00Z" if pair.changed_at else "",
        "note": pair.note,
        "kind": pair.kind,
        "version": str(pair.version),
        "source_hash": sha256(pair.source.encode()).hexdigest()[:16],
        "engine": pair.engine,
        "engine_version": "",
        **{name: number(getattr(pair, name)) for name in ("match", "score", "estimate")},
    }


def number(value: float | None) -> str:
    return "" if value is None else json.dumps(value)


def test_is_the_file_agreed_on() -> None:
    data = written("tsv", PAIRS)
    assert data == golden("both.tsv", data)


def test_without_pairs_is_a_header() -> None:
    assert written("tsv", []).decode() == "\t".join(f'"{name}"' for name in COLUMNS) + "\n"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a\tb", r"a\tb"),
        ("a\nb\r\n", r"a\nb\r\n"),
        ("C:\\new", r"C:\\new"),
        ("\\\n", r"\\\n"),
        ("a\u2028b\x00", "a\u2028b\x00"),
    ],
)
def test_cells_hold_no_tab_and_no_line_break(text: str, cell: str) -> None:
    assert escape(text) == cell
    assert unescape(cell) == text


@given(pair_lists(controls=True))
def test_reads_back_as_written(pairs: list[AlignedPair]) -> None:
    assert read(written("tsv", pairs)) == [expected(pair) for pair in pairs]


@given(pair_lists(controls=True))
def test_every_row_is_one_line_of_as_many_cells(pairs: list[AlignedPair]) -> None:
    lines = written("tsv", pairs).decode().split("\n")
    assert [line.count("\t") for line in lines[:-1]] == [len(COLUMNS) - 1] * (len(pairs) + 1)


@given(pair_lists())
def test_translate_toolkit_reads_what_was_written(pairs: list[AlignedPair]) -> None:
    store = csvfile(encoding="utf-8")
    store.parse(written("tsv", pairs))
    assert [(unescape(unit.source), unescape(unit.target)) for unit in store.units] == [
        (pair.source, pair.translation) for pair in pairs
    ]


@pytest.mark.parametrize(
    "text",
    [
        'He said: "a, b", then left.',
        '"Quoted" start, and more',
        "It's 'single' quoted, 'twice'",
        "“一带一路”倡议，很好；非常好",
        "„Das“, sagte er; «это», сказал он.",
    ],
)
def test_translate_toolkit_guesses_encoding_and_dialect(text: str) -> None:
    store = csvfile()
    store.parse(written("tsv", [replace(PAIRS[0], source=text, translation=text)]))
    assert [(unit.source, unit.target) for unit in store.units] == [(text, text)]


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("+7 495", "'+7 495"),
        ("-5", "'-5"),
        ("@A1", "'@A1"),
        ("|cmd", "'|cmd"),
        ("%x", "'%x"),
        (" \u00a0\t=1", "' \u00a0\t=1"),
        ("'=1", "''=1"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_formulas_are_defused_on_request(cell: str, guarded: str) -> None:
    assert guard(cell) == guarded
    pair = replace(PAIRS[0], source=cell)
    (row,) = read(written("tsv", [pair], replace(META, spreadsheet_safe=True)))
    assert row["source"] == guarded
    (plain,) = read(written("tsv", [pair]))
    assert plain["source"] == cell


@given(texts(controls=True))
def test_defusing_can_be_undone(cell: str) -> None:
    assert unguard(guard(cell)) == cell
