"""What an index of segment pairs can do, whichever database keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from django.db.models.expressions import RawSQL

from translations.fuzzy import key_words
from translations.models import MemoryUnit

Side = Literal["source", "target", "both"]

CANDIDATES = 200
"""Units that are compared in full for one look-up."""


# Rows that one look-up counts at most: words are taken from the rarest on until it is reached. The
# common ones tell little and would make it slow.
BUDGET = 10_000
_MOST_WORDS = 300


def pair_words(text: str, language: str, target: str) -> list[str]:
    """The key words of a source, each led by the two languages.

    So no look-up has to count rows of another pair.
    """
    return [language + target + word for word in key_words(text)]


def telling(counts: Mapping[str, int], budget: int = BUDGET) -> list[str]:
    """The rarest of some words, as many as the budget of rows allows, at least one.

    `counts` says in how many sources each stands.
    """
    rows = 0
    chosen: list[str] = []
    for word in sorted(counts, key=lambda word: counts[word])[:_MOST_WORDS]:
        rows += counts[word]
        if chosen and rows > budget:
            break
        chosen.append(word)
    return chosen


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation; `id` is the primary key of the row they come from."""

    id: int
    language: str
    target: str
    source: str
    text: str

    @classmethod
    def of_unit(cls, unit: MemoryUnit) -> Pair:
        """The pair that a unit of the memory keeps."""
        return cls(unit.pk, unit.source_language, unit.target, unit.source_text, unit.text)


class PairIndex(Protocol):
    """Finds pairs by what they say. It may know pairs that are gone; readers join the live rows."""

    def put(self, pairs: Iterable[Pair]) -> None:
        """Take pairs in, in the place of what was known under their ids."""

    def drop(self, ids: Sequence[int]) -> None:
        """Forget some pairs."""

    def clear(self) -> None:
        """Forget all pairs, and be ready for others."""

    def is_empty(self) -> bool:
        """Whether nothing was taken in yet."""

    def holding(self, parts: Sequence[str], side: Side) -> RawSQL:
        """A subquery for the ids of pairs of which a text has one of `parts`, whatever its case.

        A part is a string of at least one Chinese or two other characters.
        """

    def similar(self, text: str, language: str, target: str) -> list[int]:
        """The ids of some pairs with a source like `text`, at most CANDIDATES, best guesses first.

        They are those that share most of its telling words.
        """
