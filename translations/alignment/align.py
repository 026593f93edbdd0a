"""Which sentences of a text and its translation render each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .beads import Kind, cheapest, windows
from .evidence import Evidence
from .lexicon import Table, prior_table
from .model_one import learn
from .words import Ids, Vocabulary, words

# How far the table is believed in each round: it is learnt anew from what the last one aligned.
_TRUST = (0.1, 0.2, 0.3)


@dataclass(frozen=True, slots=True)
class Bead:
    """Source sentences [start, end) that target sentences [start, end) render.

    One side is empty where a sentence has no partner. `sure` is 0 to 1: how much lengths and words
    speak for the bead.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    sure: float


def align(
    source: Sequence[str],
    target: Sequence[str],
    languages: tuple[str, str],
    *,
    known: Sequence[tuple[str, str]] = (),
) -> list[Bead]:
    """The beads of a text (`source`, its sentences) and its translation, in order.

    Every sentence is in exactly one bead. `known` are sentence pairs of these languages that are
    right, such as the memory's: what they teach helps with short texts. Neighbours that changed
    places are found; a sentence that moved further loses its partner.
    """
    left = Vocabulary([*map(words, source), *(words(text) for text, _ in known)])
    right = Vocabulary([*map(words, target), *(words(text) for _, text in known)])
    taught = list(zip(left.sentences[len(source) :], right.sentences[len(target) :], strict=True))
    prior = prior_table(left, right, languages)
    near = windows(len(source), len(target))
    table, beads = _improved(prior, taught), []
    for trust in _TRUST:
        evidence = Evidence(left, right, table, near, trust=trust)
        beads = _beads(cheapest(source, target, evidence))
        found = [
            (_joined(left, bead.source), _joined(right, bead.target))
            for bead in beads
            if bead.source[0] < bead.source[1] and bead.target[0] < bead.target[1]
        ]
        table = _improved(prior, [*taught, *found])
    return beads


def _improved(prior: Table, pairs: Sequence[tuple[Ids, Ids]]) -> Table:
    rows, columns = prior.shape
    return np.maximum(prior, learn(pairs, (rows, columns)))


def _joined(side: Vocabulary, span: tuple[int, int]) -> Ids:
    return np.concatenate(side.sentences[slice(*span)])


def _beads(steps: Sequence[tuple[Kind, float]]) -> list[Bead]:
    beads, i, j = [], 0, 0
    for kind, gain in steps:
        sure = round(1 - math.exp(-max(gain, 0.0)), 3)
        ends = i + kind.source, j + kind.target
        if kind.crossed:
            beads += [
                Bead((i, i + 1), (j + 1, j + 2), sure),
                Bead((i + 1, i + 2), (j, j + 1), sure),
            ]
        else:
            beads.append(Bead((i, ends[0]), (j, ends[1]), sure))
        i, j = ends
    return beads
