"""What reading and writing a glossary file may be told beyond its format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`source` and `target` are language codes, for files that do not name their own (PO)."""

    source: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How a glossary is written.

    `source` and `target` are language codes: PO is written for that pair, TBX names the source as
    the language of the file; "" leaves it to the format. `dialect` is one of `tbx.DIALECTS`.
    `spreadsheet_safe` defuses the cells of a table that a spreadsheet would run as formulas.
    """

    source: str = ""
    target: str = ""
    dialect: str = ""
    spreadsheet_safe: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """How much a file holds, and the concepts that its format had no place for."""

    concepts: int = 0
    terms: int = 0
    left_out: tuple[str, ...] = ()
