"""IBM Model 1: which words render which, learnt from aligned sentences.

P. Brown et al., "The Mathematics of Statistical Machine Translation", 1993, section 4.2; the way
of using it twice, first on what lengths and known words align, is R. Moore's ("Fast and Accurate
Sentence Alignment of Bilingual Corpora", 2002).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from .lexicon import Table
from .words import Ids

_ROUNDS = 4
# A word seen once proves little: take this off each count, and add that to each total.
_DISCOUNT, _RESERVE = 0.3, 1.0


def learn(pairs: Iterable[tuple[Ids, Ids]], shape: tuple[int, int]) -> Table:
    """The probability of each target word given each source word, after some rounds of EM."""
    table = np.zeros(shape, dtype=np.float32)
    sources, targets, places, count = [], [], [], 0
    for source, target in pairs:
        if len(source) and len(target):
            sources.append(np.repeat(source, len(target)))
            targets.append(np.tile(target, len(source)))
            places.append(np.tile(np.arange(len(target)) + count, len(source)))
            count += len(target)
    if not sources:
        return table
    cells, inverse = np.unique(
        np.concatenate(sources) * shape[1] + np.concatenate(targets), return_inverse=True
    )
    rows, place = cells // shape[1], np.concatenate(places)
    probability: npt.NDArray[np.float64] = np.ones(len(cells))
    expected = probability
    for _ in range(_ROUNDS):
        weight = probability[inverse]
        weight /= np.bincount(place, weight, minlength=count)[place] + 1e-12
        expected = np.bincount(inverse, weight, minlength=len(cells)).astype(np.float64)
        probability = expected / np.bincount(rows, expected, minlength=shape[0])[rows]
    expected = np.maximum(expected - _DISCOUNT, 0)
    totals = np.bincount(rows, expected, minlength=shape[0]) + _RESERVE
    table.reshape(-1)[cells] = expected / totals[rows]
    return table
