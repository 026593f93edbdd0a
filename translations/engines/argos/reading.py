"""What a model expects at every place of a text: one pass tells of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

LEAST = -8.0
"""Natural-log probability below which a piece is not expected; how much below is not kept."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text cut into pieces, with what the model expected before each and after the last.

    `reached[n]` is the log-probability of the first n pieces; `expected[n]` has the pieces, by
    their numbers, that may come after them, each with its own.
    """

    text: str
    pieces: Sequence[str]
    reached: Sequence[float]
    expected: Sequence[Mapping[int, float]]

    @classmethod
    def of(cls, text: str, pieces: Sequence[str], numbers: Sequence[int], logits: Any) -> Reading:
        """From the rows of figures, one for each of the pieces and one for what comes after; the
        figures need not be normalised. `numbers` are those of the pieces."""
        import numpy as np

        rows = np.array(logits[: len(pieces) + 1], dtype=np.float32)
        rows -= rows.max(axis=1, keepdims=True)
        rows -= np.log(np.exp(rows).sum(axis=1, keepdims=True))
        reached = [0.0]
        for row, number in zip(rows, numbers, strict=False):
            reached.append(reached[-1] + float(row[number]))
        expected = []
        for row in rows:
            (likely,) = np.nonzero(row > LEAST)
            expected.append(dict(zip(likely.tolist(), row[likely].tolist(), strict=True)))
        return cls(text, pieces, reached, expected)

    def at(self, place: int, number: int | None) -> float:
        """How likely the piece of that number is after the first `place` pieces; LEAST at least."""
        if number is None or place >= len(self.expected):
            return LEAST
        return self.expected[place].get(number, LEAST)

    def parting(self, pieces: Sequence[str]) -> int:
        """How many pieces another text has in common with the beginning of this one."""
        both = zip(self.pieces, pieces, strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))

    def rate(
        self, beginning: Sequence[str], longer: Sequence[str], number: Callable[[str], int | None]
    ) -> float:
        """How likely `longer` goes on from where it leaves `beginning`, up to the first piece that
        is not of this text."""
        parts = self.parting(longer)
        begun = min(parts, self.parting(beginning))
        known = self.reached[parts] - self.reached[begun]
        return known + self.at(parts, number(longer[parts])) if parts < len(longer) else known
