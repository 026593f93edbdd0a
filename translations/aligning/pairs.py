"""The pairs of an alignment that may be used: both sides there, and not doubtful."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from translations.models import Alignment

from .corrections import Bead, doubtful, paired


class Pair(NamedTuple):
    """A bead that may be used, numbered from 1 as the page shows it; its segments and texts."""

    number: int
    segments: list[int]
    source: str
    text: str


def pairs(alignment: Alignment) -> Iterator[Pair]:
    """The pairs in the order of the article; a doubtful one counts when somebody has seen it."""
    between = "" if alignment.target == "zh" else " "
    for number, stored in enumerate(alignment.beads, 1):
        bead = Bead.of(stored)
        if paired(bead) and not doubtful(bead):
            yield Pair(
                number,
                [alignment.segments[each] for each in bead.source],
                " ".join(alignment.source[each] for each in bead.source),
                between.join(alignment.sentences[each] for each in bead.target),
            )
