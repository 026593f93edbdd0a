"""Of the many beginnings that a forced term allows, the few that are worth decoding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from ..base import Opening
from .likelihood import Likelihood

MOST = 2
"""Openings of one sentence that are completed; a completion costs as much as a draft."""


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
    """The beginnings to complete, MOST a sentence: where the term fits best, with the link that
    fits best there. Openings of one sentence stand one behind the other."""

    def rated(asked: Sequence[tuple[int, str]]) -> list[Beginning]:
        if not asked:
            return []
        sources = [encode(openings[at].sentence.text) for at, _ in asked]
        pieces = [[*prefix, *encode(text)] for _, text in asked]
        kept = [len(prefix) + len(encode(openings[at].beginning)) for at, _ in asked]
        rows = likelihood.of_beginnings(sources, pieces)
        return [
            Beginning(at, text, forced, sum(row), sum(row[size:]))
            for (at, text), forced, row, size in zip(asked, pieces, rows, kept, strict=True)
        ]

    bare = rated([(at, opening.beginnings[0]) for at, opening in enumerate(openings)])
    best: list[Beginning] = []
    for group in _alternatives(openings):
        best += sorted((bare[at] for at in group), key=lambda each: -each.cost)[:MOST]
    linked = rated([(each.opening, text) for each in best for text in _links(openings, each)])
    return [
        max(
            (each, *(other for other in linked if other.opening == each.opening)),
            key=lambda candidate: candidate.total,
        )
        for each in best
    ]


def _links(openings: Sequence[Opening], beginning: Beginning) -> list[str]:
    return openings[beginning.opening].beginnings[1:]


def _alternatives(openings: Sequence[Opening]) -> list[list[int]]:
    """The numbers of openings, those of one and the same sentence together."""
    changes = (int(a.sentence is not b.sentence) for a, b in pairwise(openings))
    runs = list(accumulate(changes, initial=0))
    return [list(group) for _, group in groupby(range(len(openings)), key=runs.__getitem__)]
