"""How much the words of some source sentences speak for one target sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .lexicon import Table
from .words import Vocabulary

MOST_MERGED = 3
_FAR_OUT = -50.0
_FORGIVEN = 0.75
_SOME = 8


class Evidence:
    """Log-likelihood ratios of sentence pairs near the diagonal, worked out at once.

    A target word is expected with the mean probability that the source words give it, or for no
    reason as often as in the whole text. `trust` is the share of words the table is believed to
    explain. Most of what an ordinary wrong pair with the same target sentence has is taken off, so
    that a sentence with words nobody knows is not torn from its partner.
    """

    def __init__(
        self,
        source: Vocabulary,
        target: Vocabulary,
        table: Table,
        windows: Sequence[tuple[int, int]],
        *,
        trust: float,
    ) -> None:
        self._first = [first for first, _ in windows]
        self._ratios = [
            self._of(source, target, table, j, window, trust) for j, window in enumerate(windows)
        ]

    @staticmethod
    def _of(
        source: Vocabulary,
        target: Vocabulary,
        table: Table,
        j: int,
        window: tuple[int, int],
        trust: float,
    ) -> list[npt.NDArray[np.float64]]:
        """For one, two and three merged source sentences, the ratios by the first of them."""
        sentences = source.sentences[slice(*window)]
        lengths = np.array([max(len(each), 1) for each in sentences], dtype=float)
        columns = target.sentences[j]
        chance = target.share[columns]
        given = np.array([table[np.ix_(each, columns)].sum(axis=0) for each in sentences])
        ratios = []
        for merged in range(1, MOST_MERGED + 1):
            count = len(sentences) - merged + 1
            if count < 1:
                break
            total = sum(given[k : k + count] for k in range(merged))
            words = sum(lengths[k : k + count] for k in range(merged))
            explained = trust * total / np.asarray(words)[:, None] + (1 - trust) * chance
            ratios.append(np.log(explained / chance).sum(axis=1))
        # Among a few sentences the right one would weigh too much in a median.
        typical = np.median if len(sentences) >= _SOME else np.min
        usual = float(typical(ratios[0])) if ratios else 0.0
        return [each - _FORGIVEN * usual for each in ratios]

    def ratio(self, i: int, merged: int, j: int) -> float:
        """For source sentences i … i+merged-1 against target sentence j."""
        ratios = self._ratios[j]
        at = i - self._first[j]
        if merged > len(ratios) or not 0 <= at < len(ratios[merged - 1]):
            return _FAR_OUT
        return float(ratios[merged - 1][at])
