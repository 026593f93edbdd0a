"""TSV and CSV, as scripts and spreadsheets leave them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from sources.spreadsheet import unguard
from translations.exporters.table import GUARDED
from translations.exporters.tsv import unescape

from .base import MAX_TEXT, ImportedRow, UnusableFile, register, source_code, target_code
from .base import version_of as number
from .decoding import decode, stream

_NEEDED = ("segment", "target_language", "source", "target")
_HEAD = 1000
_STATES = {"initial", "draft", "translated", "needs_work", "approved"}


@register
class Tsv:
    """Tab-separated, with the escapes of our exporter."""

    name: ClassVar = "tsv"
    suffixes: ClassVar[tuple[str, ...]] = (".tsv", ".tab")

    def read(self, content: bytes) -> Iterator[ImportedRow]:
        return _rows(content, "\t", unescape)


@register
class Csv:
    """Separated by commas or, as spreadsheets of many countries save it, semicolons or tabs."""

    name: ClassVar = "csv"
    suffixes: ClassVar[tuple[str, ...]] = (".csv",)

    def read(self, content: bytes) -> Iterator[ImportedRow]:
        return _rows(content, "", str)


def _rows(content: bytes, delimiter: str, read: Callable[[str], str]) -> Iterator[ImportedRow]:
    """Read as a stream; without a delimiter, the one that the header has most of."""
    csv.field_size_limit(2 * MAX_TEXT)
    text = stream(content)
    try:
        delimiter = delimiter or max(",;\t", key=text.read(_HEAD).partition("\n")[0].count)
        text.seek(0)
    except UnicodeDecodeError:
        decode(content)
    lines = csv.reader(text, delimiter=delimiter or ",", strict=True)
    begins = 1
    try:
        header = [name.strip() for name in next(lines, [])]
        _check(header)
        for cells in lines:
            where, begins = f"line {begins + 1}", lines.line_num
            if not any(cells):
                continue
            if len(cells) != len(header):
                raise UnusableFile(
                    where, f"{len(cells)} cells stand here, and the header names {len(header)}"
                )
            yield _row(dict(zip(header, map(read, cells), strict=True)), where)
    except csv.Error as error:
        raise UnusableFile(
            f"line {lines.line_num or 1}", f"this is no row of the table ({error})"
        ) from error
    except UnicodeDecodeError:
        decode(content)  # which says where
        raise


def _check(header: list[str]) -> None:
    if missing := [name for name in _NEEDED if name not in header]:
        raise UnusableFile(
            "line 1", f"the header names no column “{missing[0]}”; keep the columns of the export"
        )
    if len(set(header)) < len(header):
        raise UnusableFile("line 1", "the header names a column twice")


def _row(cells: Mapping[str, str], where: str) -> ImportedRow:
    if cells.get(GUARDED) == "yes":
        cells = {name: unguard(cell) for name, cell in cells.items()}
    version = cells.get("version", "")
    state = cells.get("state", "").strip().replace(" ", "_")
    return ImportedRow(
        where=where,
        segment=cells["segment"].strip(),
        language=source_code(cells.get("source_language", "")),
        target=target_code(cells["target_language"], where),
        source=cells["source"],
        text=cells["target"],
        state=state if state in _STATES else "translated",
        note=cells.get("note", ""),
        version=number(version, where) if version.strip() else None,
        source_hash=cells.get("source_hash", "").strip(),
    )
