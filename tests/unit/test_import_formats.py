"""Files that Concord wrote, read back: what the format carries comes back to the letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.unit.export_samples import META, PAIRS, SPECIAL, pair_lists, written
from translations.exporters import AlignedPair
from translations.exporters.characters import without_controls
from translations.import_back.judging import UNCHANGED, Current, judge
from translations.importers import ImportedRow, read_rows

SUFFIXES = {
    "xliff-1.2": ".xlf",
    "xliff-2.1": ".xlf",
    "po": ".po",
    "tsv": ".tsv",
    "csv": ".csv",
    "docx": ".docx",
}
TABLES = ["csv", "tsv"]


def read_back(name: str, pairs: list[AlignedPair], **changes: object) -> list[ImportedRow]:
    meta = replace(
        META,
        source_languages=sorted({pair.source_language for pair in pairs}),
        targets=sorted({pair.target for pair in pairs}),
        **changes,
    )
    several = len(meta.pairs) > 1 and name == "xliff-2.1"
    suffix = ".zip" if several else SUFFIXES[name]
    return list(read_rows(f"edited{suffix}", written(name, pairs, meta)))


def expected(pair: AlignedPair, name: str) -> tuple[str, str, str, str, str]:
    """What the format carries of a pair."""
    carried = str if name in TABLES else without_controls
    return (
        pair.segment,
        pair.source_language,
        pair.target,
        carried(pair.source),
        carried(pair.translation),
    )


def told(row: ImportedRow, name: str) -> tuple[str, str, str, str, str]:
    return row.segment, row.language, row.target, row.source, row.text


def edges(text: str) -> str:
    return text.strip("\n")


@pytest.mark.parametrize("name", SUFFIXES)
@given(pairs=pair_lists(controls=True))
@settings(max_examples=40, deadline=None)
def test_every_text_comes_back(name: str, pairs: list[AlignedPair]) -> None:
    pairs = [pair for pair in pairs if without_controls(pair.translation) or not pair.translation]
    # No database holds NUL, nor does any article.
    pairs = [pair for pair in pairs if "\0" not in pair.source + pair.translation + pair.note]
    if not pairs:
        return
    rows = read_back(name, pairs)
    got = sorted(told(row, name) for row in rows)
    want = sorted(expected(pair, name) for pair in pairs)
    if name == "po":  # gettext wants the edges of both texts alike
        got = sorted((*row[:4], edges(row[4])) for row in got)
        want = sorted((*row[:4], edges(row[4])) for row in want)
    assert got == want
    for row in rows:
        [pair] = [p for p in pairs if (p.segment, p.target) == (row.segment, row.target)]
        current = Current(pair.translation, pair.state, pair.version or 1)
        assert judge(row, current, pair.translation) == UNCHANGED


@pytest.mark.parametrize("name", SUFFIXES)
@pytest.mark.parametrize("text", SPECIAL)
def test_special_texts_come_back_to_the_letter(name: str, text: str) -> None:
    pair = replace(PAIRS[0], source=text, translation=text)
    [row] = read_back(name, [pair])
    assert (row.source, row.text) == (text, text)


@pytest.mark.parametrize("name", SUFFIXES)
@pytest.mark.parametrize("state", ["initial", "draft", "translated", "needs_work", "approved"])
def test_states_versions_and_notes_come_back(name: str, state: str) -> None:
    text = "" if state == "initial" else "A text."
    version = 0 if state == "initial" else 7
    pair = replace(PAIRS[0], state=state, translation=text, version=version, note="why & how")
    [row] = read_back(name, [pair])
    assert (row.state, row.version) == (state, version)
    if name != "docx":
        assert row.source_hash == pair.source_hash
    if name != "po":
        assert row.note == "why & how"


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("safe", [True, False])
@pytest.mark.parametrize("text", ["=1+1", "'quoted'", "-5 °C", "a\tb\n=c", "\\n \\\\t"])
def test_cells_made_safe_for_spreadsheets_come_back(name: str, safe: bool, text: str) -> None:
    pair = replace(PAIRS[0], source=text, translation=text)
    [row] = read_back(name, [pair], spreadsheet_safe=safe)
    assert (row.source, row.text) == (text, text)


def test_several_pairs_of_languages_come_back_from_an_archive() -> None:
    rows = read_back("xliff-2.1", PAIRS)
    assert len(rows) == len(PAIRS)
    assert rows[0].where.startswith("de-en.xlf, unit 12.1")
