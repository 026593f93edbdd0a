"""What the page of an alignment shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from translations.aligning import Act, Bead, doubtful, paired
from translations.models import Alignment

PART = 40
"""Pairs on one page."""

BUTTONS = (
    (Act.RIGHT, _("Right as it is"), "Enter"),
    (Act.NEXT, _("Next doubtful"), "N"),
    (Act.JOIN, _("Join with the next"), "J"),
    (Act.SPLIT, _("Split"), "S"),
    (Act.SOURCE_UP, _("Left sentence up"), "Q"),
    (Act.SOURCE_DOWN, _("Left sentence down"), "A"),
    (Act.TARGET_UP, _("Right sentence up"), "E"),
    (Act.TARGET_DOWN, _("Right sentence down"), "D"),
    (Act.UNDO, _("Undo"), "U"),
)
"""The acts with what the page calls them and their keys; the first is what Enter does."""


@dataclass(frozen=True, slots=True)
class ShownBead:
    """A bead as a row; `index` counts from 0. `mark` is doubtful, alone, seen or ""."""

    index: int
    source: Sequence[str]
    target: Sequence[str]
    mark: str
    percent: int

    @property
    def number(self) -> int:
        """As people count."""
        return self.index + 1


def shown(alignment: Alignment, at: int) -> dict[str, Any]:
    """The part of the beads around number `at`, with what there is of each kind."""
    beads = [Bead.of(each) for each in alignment.beads]
    at = min(at, max(len(beads) - 1, 0))
    first = at - at % PART
    pairs = sum(map(paired, beads))
    waiting = sum(map(doubtful, beads))
    return {
        "alignment": alignment,
        "article": alignment.article,
        "rows": [
            _row(alignment, bead, first + number)
            for number, bead in enumerate(beads[first : first + PART])
        ],
        "at": at,
        "buttons": BUTTONS,
        "total": len(beads),
        "doubtful": waiting,
        "alone": len(beads) - pairs,
        "usable": pairs - waiting,
        "remembered": alignment.units.count(),
        "previous": first - PART if first else None,
        "next": first + PART if first + PART < len(beads) else None,
        "last": min(first + PART, len(beads)),
        "first": first + 1,
    }


def _row(alignment: Alignment, bead: Bead, index: int) -> ShownBead:
    mark = "doubtful" if doubtful(bead) else "alone" if not paired(bead) else ""
    return ShownBead(
        index=index,
        source=[alignment.source[each] for each in bead.source],
        target=[alignment.sentences[each] for each in bead.target],
        mark=mark or ("seen" if bead.seen else ""),
        percent=round(100 * bead.sure),
    )
