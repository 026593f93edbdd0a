"""TSV: one row a segment and target, for scripts, statistics and spreadsheets."""

from __future__ import annotations

import csv
import re
from codecs import getwriter
from collections.abc import Iterable
from typing import BinaryIO, ClassVar

from sources.languages import LANGUAGES

from .base import AlignedPair, ExportMeta, Written, register, utc
from .spreadsheet import guard

COLUMNS = (
    "segment",
    "article",
    "title",
    "outlet",
    "date",
    "source_language",
    "target_language",
    "state",
    "origin",
    "origin_detail",
    "source",
    "target",
    "changed_by",
    "changed_at",
    "note",
)
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
    left out: `unescape` gives back each text, with `unguard` after it if the file was asked to be
    safe for spreadsheets. Languages are BCP 47 tags (zh-Hans), times are UTC.
    """

    name: ClassVar = "tsv"
    label: ClassVar = "Tab-separated values (TSV)"
    suffix: ClassVar = ".tsv"
    media_type: ClassVar = "text/tab-separated-values"

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        segments = translations = 0
        previous = None
        rows = getwriter("utf-8")(out)
        writer = csv.writer(rows, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(COLUMNS)
        for pair in pairs:
            cells = map(guard, _cells(pair)) if meta.spreadsheet_safe else _cells(pair)
            writer.writerow([escape(cell) for cell in cells])
            segments += pair.segment != previous
            translations += bool(pair.translation)
            previous = pair.segment
        return Written(segments, translations)


def _cells(pair: AlignedPair) -> list[str]:
    """The texts of a row, in the order of COLUMNS."""
    return [
        pair.segment,
        str(pair.article),
        pair.article_title,
        pair.outlet,
        pair.published_on,
        LANGUAGES[pair.source_language].tag,
        LANGUAGES[pair.target].tag,
        pair.state,
        pair.origin,
        pair.origin_detail,
        pair.source,
        pair.translation,
        pair.changed_by,
        utc(pair.changed_at) if pair.changed_at else "",
        pair.note,
    ]
