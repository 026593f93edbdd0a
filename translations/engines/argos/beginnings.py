"""Of the many beginnings that a forced term allows, the few that are worth decoding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from ..base import Opening
from .likelihood import Likelihood
from .reading import Reading

SCORED = 3
"""Openings of one sentence whose terms are scored in full: where the model expects them most."""

MOST = 2
"""Of these, those that are completed at most; a completion costs most of a draft."""

CLOSE = 1.0
"""Nats by which another may be less likely than the best and still be completed."""

LINKS = 2
"""Links compared of each of them, the likeliest: each has to be scored."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is to be decoded on from: the text, its pieces and their log-probability in all.

    `opening` is the number of the opening it is for; `cost` the log-probability of what it adds to
    the beginning proper, which tells how well the term fits there.
    """

    opening: int
    text: str
    pieces: Sequence[str]
    total: float
    cost: float


def promising(
    likelihood: Likelihood,
    encode: Callable[[str], list[str]],
    openings: Sequence[Opening],
    prefix: Sequence[str],
) -> list[Beginning]:
    """The beginnings to complete: where the term fits best, with the link that fits best there,
    and the next best if it is about as good. Openings of one sentence stand one behind the other;
    of those that the model thinks alike of, the first named come first.

    One pass over what was there before tells how likely every term and link is to begin at every
    place; only what is left is scored in full.
    """
    groups = _alternatives(openings)
    longest = [max((openings[at].beginning for at in group), key=len) for group in groups]
    sources = [encode(openings[group[0]].sentence.text) for group in groups]
    readings = likelihood.read(sources, longest)
    asked: list[tuple[int, list[str], str]] = []
    for group, source, reading in zip(groups, sources, readings, strict=True):
        rated = [(at, _Rated(openings[at], reading, encode, likelihood.number)) for at in group]
        rated.sort(key=lambda each: -each[1].rating)
        asked += [(at, source, text) for at, each in rated[:SCORED] for text in each.texts()]
    pieces = [[*prefix, *encode(text)] for *_, text in asked]
    rows = likelihood.of_beginnings([source for _, source, _ in asked], pieces)
    best: dict[int, Beginning] = {}
    for (at, _, text), forced, row in zip(asked, pieces, rows, strict=True):
        begun = len(prefix) + len(encode(openings[at].beginning))
        found = Beginning(at, text, forced, sum(row), sum(row[begun:]))
        if at not in best or found.total > best[at].total:
            best[at] = found
    return [each for group in groups for each in _closest([best[at] for at in group if at in best])]


def _closest(beginnings: Sequence[Beginning]) -> list[Beginning]:
    """The best of one sentence's, and what is close behind."""
    first, *others = sorted(beginnings, key=lambda each: -each.cost)
    return [first, *(each for each in others if each.cost > first.cost - CLOSE)][:MOST]


class _Rated:
    """An opening, and how much the model expected its term there."""

    def __init__(
        self,
        opening: Opening,
        reading: Reading,
        encode: Callable[[str], list[str]],
        number: Callable[[str], int | None],
    ) -> None:
        self._reading, self._encode, self._number = reading, encode, number
        self._beginning = encode(opening.beginning)
        self._bare, *self._linked = opening.beginnings
        self.rating = self._rate(self._bare)

    def texts(self) -> list[str]:
        """The text without a link, and with those that the model expects more than the term: what
        is behind a less likely one can hardly make up for it."""
        linked = [(self._rate(text), text) for text in self._linked]
        linked = [(rating, text) for rating, text in linked if rating > self.rating]
        linked.sort(key=lambda each: -each[0])
        return [self._bare, *(text for _, text in linked[:LINKS])]

    def _rate(self, text: str) -> float:
        return self._reading.rate(self._beginning, self._encode(text), self._number)


def _alternatives(openings: Sequence[Opening]) -> list[list[int]]:
    """The numbers of openings, those of one and the same sentence together."""
    changes = (int(a.sentence is not b.sentence) for a, b in pairwise(openings))
    runs = list(accumulate(changes, initial=0))
    return [list(group) for _, group in groupby(range(len(openings)), key=runs.__getitem__)]
