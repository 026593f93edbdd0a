"""The index on SQLite: FTS5 tables (https://www.sqlite.org/fts5.html).

`NAME_text` holds both texts, made searchable, cut into trigrams. `NAME_words` holds the key words
of the sources, each led by its pair of languages, so that no look-up counts those of another pair.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL
from django.db.models.fields import BigIntegerField

from translations.fuzzy import searchable

from .base import CANDIDATES, Pair, Side, pair_words, telling

_MOST_GRAMS = 12
# Counting a frequent word takes time, and its count hardly moves.
_FREQUENT = 2_000
_REMEMBERED_FOR = 600.0  # seconds


class SqliteIndex:
    """An index in the tables that begin with `name`; `words` says whether it finds similar ones."""

    def __init__(self, name: str, *, words: bool) -> None:
        self._text = f"{name}_text"
        self._words = f"{name}_words" if words else ""
        self._counts: dict[str, tuple[int, float]] = {}

    def put(self, pairs: Iterable[Pair]) -> None:
        given = list(pairs)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT OR REPLACE INTO {self._text} (rowid, source, target) VALUES (%s, %s, %s)",  # noqa: S608
                [(pair.id, searchable(pair.source), searchable(pair.text)) for pair in given],
            )
            if self._words:
                cursor.executemany(
                    f"INSERT OR REPLACE INTO {self._words} (rowid, words) VALUES (%s, %s)",  # noqa: S608
                    [
                        (pair.id, " ".join(pair_words(pair.source, pair.language, pair.target)))
                        for pair in given
                    ],
                )

    def drop(self, ids: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            for table in filter(None, (self._text, self._words)):
                cursor.executemany(
                    f"DELETE FROM {table} WHERE rowid = %s",  # noqa: S608
                    [(pk,) for pk in ids],
                )

    def clear(self) -> None:
        self._counts.clear()
        with connection.cursor() as cursor:
            for table in filter(None, (self._text, self._words)):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608

    def is_empty(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM {self._text} LIMIT 1")  # noqa: S608
            return cursor.fetchone() is None

    def holding(self, parts: Sequence[str], side: Side) -> RawSQL:
        wanted = list(dict.fromkeys(searchable(part) for part in parts))
        columns = ("source", "target") if side == "both" else (side,)
        contains = " OR ".join(f"instr({column}, %s)" for column in columns for _ in wanted)
        values = [part for _ in columns for part in wanted]
        sql = f"SELECT rowid FROM {self._text} WHERE ({contains})"  # noqa: S608
        if all(len(part) >= 3 for part in wanted):
            # The trigrams find the rows; what they are cut from is then sought in these alone.
            match = " OR ".join(map(_all_grams, wanted))
            if side != "both":
                match = f"{{{side}}} : ({match})"
            sql += f" AND {self._text} MATCH %s"
            values.append(match)
        return RawSQL(sql, values, output_field=BigIntegerField())  # noqa: S611

    def similar(self, text: str, language: str, target: str) -> list[int]:
        chosen = telling(self._counted(pair_words(text, language, target)))
        if not chosen:
            return []
        one = f"SELECT rowid AS id FROM {self._words} WHERE {self._words} MATCH %s"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id FROM ({' UNION ALL '.join([one] * len(chosen))})"  # noqa: S608
                f" GROUP BY id ORDER BY count(*) DESC, id DESC LIMIT {CANDIDATES}",
                [_quoted(word) for word in chosen],
            )
            return [pk for (pk,) in cursor]

    def _counted(self, words: Sequence[str]) -> dict[str, int]:
        """In how many sources each word stands; those that stand in none are left out."""
        now = time.monotonic()
        counts = {
            word: known[0] for word in words if (known := self._counts.get(word)) and known[1] > now
        }
        asked = [word for word in words if word not in counts]
        if asked:
            marks = ", ".join(["%s"] * len(asked))
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT term, doc FROM {self._words}_terms WHERE term IN ({marks})",  # noqa: S608
                    asked,
                )
                for word, count in cursor:
                    counts[word] = count
                    if count > _FREQUENT:
                        self._counts[word] = count, now + _REMEMBERED_FOR
        return counts


def _all_grams(part: str) -> str:
    """The query for texts that have the trigrams of `part`; of a long part, some of them."""
    grams = [part[at : at + 3] for at in range(len(part) - 2)]
    step = -(-len(grams) // _MOST_GRAMS)
    return "(" + " AND ".join(map(_quoted, grams[::step])) + ")"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
