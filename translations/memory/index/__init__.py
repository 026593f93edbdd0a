"""The indexes that the memory and the concordance look texts up in.

The databases differ in what they offer for it, so that each has a module of its own. The services
that write units and versions keep the indexes in step; `rebuild` makes them afresh.
"""

from __future__ import annotations

from functools import cache

from django.db import connection

from .base import CANDIDATES, Pair, PairIndex, Side
from .postgresql import PostgresIndex
from .sqlite import SqliteIndex

__all__ = [
    "CANDIDATES",
    "Pair",
    "PairIndex",
    "Side",
    "memory_index",
    "translation_index",
]


def memory_index() -> PairIndex:
    """The index of memory units, which finds similar ones too."""
    return _index(connection.vendor, "memory_index", similar=True)


def translation_index() -> PairIndex:
    """The index of current translations, for the concordance only."""
    return _index(connection.vendor, "translation_index", similar=False)


@cache
def _index(vendor: str, name: str, *, similar: bool) -> PairIndex:
    return (SqliteIndex if vendor == "sqlite" else PostgresIndex)(name, words=similar)
