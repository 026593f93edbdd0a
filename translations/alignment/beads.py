"""The cheapest chain of beads: groups of neighbouring sentences that render each other.

Lengths are judged as W. Gale and K. Church do ("A Program for Aligning Sentences in Bilingual
Corpora", 1993): the target's length in characters is normally distributed around the source's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from .evidence import Evidence


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of bead by its numbers of sentences; two of each may stand crosswise."""

    source: int
    target: int
    crossed: bool = False


# How often each kind is expected.
_SHARES = {
    Kind(1, 1): 0.86,
    Kind(1, 0): 0.025,
    Kind(0, 1): 0.025,
    Kind(2, 1): 0.035,
    Kind(1, 2): 0.035,
    Kind(2, 2): 0.003,
    Kind(2, 2, crossed=True): 0.006,
    Kind(3, 1): 0.004,
    Kind(1, 3): 0.004,
}
_PRIOR = {kind: -math.log(share) for kind, share in _SHARES.items()}
# Variance of the length difference per character, and the most that lengths may cost.
_VARIANCE = 5.0
_WORST = 25.0
# What a sentence left alone costs beside its rarity.
_ALONE = 0.5


def windows(source: int, target: int) -> list[tuple[int, int]]:
    """For each target sentence the source sentences it may belong to, [first, end)."""
    width = _width(source, target) + 4
    middles = [j * source // max(target, 1) for j in range(target)]
    return [(max(0, middle - width), min(source, middle + width)) for middle in middles]


def _width(source: int, target: int) -> int:
    return max(40, abs(source - target) + 30, max(source, target) * 8 // 100)


def cheapest(
    source: Sequence[str], target: Sequence[str], evidence: Evidence
) -> list[tuple[Kind, float]]:
    """The beads in order: their kinds, and the log-likelihood ratio in favour of each."""
    rows, columns = len(source), len(target)
    if not rows or not columns:
        return [(Kind(1, 0), 0.0)] * rows + [(Kind(0, 1), 0.0)] * columns
    gains = _Gains(source, target, evidence)
    reach = _width(rows, columns)
    cost: list[dict[int, float]] = [{} for _ in range(rows + 1)]
    chosen: list[dict[int, tuple[Kind, float]]] = [{} for _ in range(rows + 1)]
    cost[0][0] = 0.0
    for i in range(rows + 1):
        middle = i * columns // rows
        for j in range(max(0, middle - reach), min(columns, middle + reach) + 1):
            for kind, prior in _PRIOR.items():
                x, y = kind.source, kind.target
                before = cost[i - x].get(j - y) if i >= x and j >= y else None
                if before is None:
                    continue
                gain = gains.of(kind, i - x, j - y) if x and y else -_ALONE
                if (price := before + prior - gain) < cost[i].get(j, math.inf):
                    cost[i][j], chosen[i][j] = price, (kind, gain)
    return _walk_back(chosen, rows, columns)


class _Gains:
    """What lengths and words say for a bead."""

    def __init__(self, source: Sequence[str], target: Sequence[str], evidence: Evidence) -> None:
        self._left = [0, *accumulate(map(len, source))]
        self._right = [0, *accumulate(map(len, target))]
        self._scale = max(self._right[-1], 1) / max(self._left[-1], 1)
        self._evidence = evidence

    def of(self, kind: Kind, i: int, j: int) -> float:
        """For a bead of `kind` that begins with sentences i and j."""
        if kind.crossed:
            return self._of(i, 1, j + 1, 1) + self._of(i + 1, 1, j, 1)
        return self._of(i, kind.source, j, kind.target)

    def _of(self, i: int, merged: int, j: int, count: int) -> float:
        words = sum(self._evidence.ratio(i, merged, k) for k in range(j, j + count))
        expected = (self._left[i + merged] - self._left[i]) * self._scale
        return words - _length_cost(expected, self._right[j + count] - self._right[j])


def _length_cost(expected: float, found: float) -> float:
    """Half the square of the standardised difference."""
    deviation = (found - expected) / math.sqrt(_VARIANCE * max(expected + found, 1) / 2)
    return min(deviation * deviation / 2, _WORST)


def _walk_back(
    chosen: Sequence[dict[int, tuple[Kind, float]]], i: int, j: int
) -> list[tuple[Kind, float]]:
    beads = []
    while i or j:
        bead = chosen[i][j]
        beads.append(bead)
        i, j = i - bead[0].source, j - bead[0].target
    return beads[::-1]
