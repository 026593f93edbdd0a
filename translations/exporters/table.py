"""The columns and rows of tables, the same in TSV and CSV."""

from __future__ import annotations

from sources.languages import LANGUAGES

from .base import AlignedPair, utc
from .facts import number
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
    "kind",
    "version",
    "source_hash",
    "engine",
    "engine_version",
    "match",
    "score",
    "estimate",
)
"""Languages are BCP 47 tags (zh-Hans), times are UTC."""
GUARDED = "spreadsheet safe"
"""A last column that only a file has whose cells went through `guard`: "yes" in each row."""


def header(*, spreadsheet_safe: bool) -> tuple[str, ...]:
    """The names of the columns."""
    return (*COLUMNS, GUARDED) if spreadsheet_safe else COLUMNS


def row(pair: AlignedPair, *, spreadsheet_safe: bool) -> list[str]:
    """The texts of a row, in the order of the header."""
    cells = [
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
        pair.kind,
        str(pair.version),
        pair.source_hash,
        pair.engine,
        pair.engine_version,
        number(pair.match),
        number(pair.score),
        number(pair.estimate),
    ]
    return [*map(guard, cells), "yes"] if spreadsheet_safe else cells
