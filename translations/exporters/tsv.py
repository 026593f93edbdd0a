"""TSV: one row a segment and target, for scripts, statistics and spreadsheets."""

from __future__ import annotations

import csv
import re
from codecs import getwriter
from collections.abc import Iterable
from typing import BinaryIO, ClassVar

from .base import AlignedPair, ExportMeta, Tally, Written, register
from .table import header, row

_ESCAPES = {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"}
_CHARACTERS = {escaped: character for character, escaped in _ESCAPES.items()}


def escape(text: str) -> str:
    r"""`text` as a cell, without tab or line break: they become \t \n \r, a backslash \\."""
    return re.sub(r"[\\\t\n\r]", lambda match: _ESCAPES[match[0]], text)


def unescape(cell: str) -> str:
    """The text that `escape` was given."""
    return re.sub(r"\\[\\tnr]", lambda match: _CHARACTERS[match[0]], cell)


@register
class Tsv:
    """Tab-separated values in UTF-8 without a byte order mark, a header row, lines ending in LF.

    Every cell stands in double quotes, with the quotes inside doubled as in CSV (RFC 4180): readers
    that guess the dialect, translate-toolkit among them, guess wrong on prose otherwise. Nothing is
    left out: `unescape` gives back each text, with `unguard` after it if the row says that it is
    safe for spreadsheets. The columns are those of `table`.
    """

    name: ClassVar = "tsv"
    label: ClassVar = "Tab-separated values (TSV)"
    suffix: ClassVar = ".tsv"
    media_type: ClassVar = "text/tab-separated-values"
    one_pair: ClassVar = False

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        tally = Tally()
        table = csv.writer(
            getwriter("utf-8")(out), delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n"
        )
        safe = bool(meta.spreadsheet_safe)
        table.writerow(header(spreadsheet_safe=safe))
        table.writerows(
            [escape(cell) for cell in row(pair, spreadsheet_safe=safe)] for pair in tally.of(pairs)
        )
        return tally.written
