"""The index on PostgreSQL.

`NAME_text` holds both texts, made searchable, with trigram indexes (extension pg_trgm; without it
every text is read). `NAME_words` holds the key words of the sources as arrays: the trigrams of a
sentence are so many and so frequent that to look up a similar one by them takes ten times as long.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL
from django.db.models.fields import BigIntegerField

from translations.fuzzy import searchable

from .base import CANDIDATES, Pair, Side, pair_words, telling

_REMEMBERED_FOR = 600.0  # seconds
# Each row that a look-up counts is fetched from the table, which takes most of the time: with half
# of those that SQLite counts as many sentences are found, in two thirds of the time.
_BUDGET = 5_000


class PostgresIndex:
    """An index in tables that begin with `name`; `words` says whether it finds similar ones."""

    def __init__(self, name: str, *, words: bool) -> None:
        self._name = name
        self._table = f"{name}_text"
        self._words = f"{name}_words" if words else ""
        self._frequent: dict[str, int] = {}
        self._frequent_until = 0.0

    def put(self, pairs: Iterable[Pair]) -> None:
        given = list(pairs)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {self._table} (id, source, target) VALUES (%s, %s, %s)"  # noqa: S608
                " ON CONFLICT (id) DO UPDATE"
                " SET source = excluded.source, target = excluded.target",
                [(pair.id, searchable(pair.source), searchable(pair.text)) for pair in given],
            )
            if self._words:
                cursor.executemany(
                    f"INSERT INTO {self._words} (id, words) VALUES (%s, %s)"  # noqa: S608
                    " ON CONFLICT (id) DO UPDATE SET words = excluded.words",
                    [
                        (pair.id, pair_words(pair.source, pair.language, pair.target))
                        for pair in given
                    ],
                )

    def drop(self, ids: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            for table in self._tables():
                cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [list(ids)])  # noqa: S608

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(self._tables())}")
            if has_trigrams():  # the extension may be younger than the table
                for side in ("source", "target"):
                    cursor.execute(
                        f"CREATE INDEX IF NOT EXISTS {self._name}_{side}"
                        f" ON {self._table} USING gin ({side} gin_trgm_ops)"
                    )

    def is_empty(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM {self._table} LIMIT 1")  # noqa: S608
            return cursor.fetchone() is None

    def holding(self, parts: Sequence[str], side: Side) -> RawSQL:
        columns = ("source", "target") if side == "both" else (side,)
        patterns = [f"%{_escaped(searchable(part))}%" for part in parts]
        sql = f"SELECT id FROM {self._table} WHERE " + " OR ".join(  # noqa: S608
            f"{column} LIKE ANY(%s)" for column in columns
        )
        return RawSQL(sql, [patterns] * len(columns), output_field=BigIntegerField())  # noqa: S611

    def similar(self, text: str, language: str, target: str) -> list[int]:
        frequent = self._frequencies()
        counts = {word: frequent.get(word, 0) for word in pair_words(text, language, target)}
        chosen = telling(counts, _BUDGET)
        if not chosen:
            return []
        one = f"SELECT id FROM {self._words} WHERE words @> ARRAY[%s]"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id FROM ({' UNION ALL '.join([one] * len(chosen))}) AS found"  # noqa: S608
                f" GROUP BY id ORDER BY count(*) DESC, id DESC LIMIT {CANDIDATES}",
                chosen,
            )
            return [pk for (pk,) in cursor]

    def _frequencies(self) -> dict[str, int]:
        """In how many sources the most frequent words stand, as the planner's statistics say."""
        if time.monotonic() > self._frequent_until:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT word, (frequency * reltuples)::bigint FROM pg_stats"
                    " JOIN pg_class ON pg_class.oid = to_regclass(tablename),"
                    " unnest(most_common_elems::text::text[], most_common_elem_freqs)"
                    " AS common (word, frequency)"
                    " WHERE tablename = %s AND attname = 'words' AND word IS NOT NULL",
                    [self._words],
                )
                self._frequent = dict(cursor.fetchall())
            self._frequent_until = time.monotonic() + _REMEMBERED_FOR
        return self._frequent

    def _tables(self) -> list[str]:
        return [self._table, self._words] if self._words else [self._table]


def has_trigrams() -> bool:
    """Whether the database has the extension that makes the search for a part of a text quick."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        return cursor.fetchone() is not None


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
