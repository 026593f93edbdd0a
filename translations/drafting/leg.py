"""One step of the way from a source text to a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from sources.languages import targets_for


class Redo(Enum):
    """Which texts that are there already are drawn again: none, all that the machine wrote and
    nobody has seen, or only Chinese whose English has changed since."""

    NOTHING = "nothing"
    ALL = "all"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Leg:
    """Drafting into `target` by reading texts in `reads`; `source` is the article's language.

    On a pivot leg `reads` is English and differs from the article's language.
    """

    source: str
    reads: str
    target: str
    redo: Redo = Redo.NOTHING

    @property
    def pivot(self) -> bool:
        """Whether the text read is itself a translation."""
        return self.reads != self.source


def legs(source: str, targets: Sequence[str], *, redo: Redo) -> list[Leg]:
    """The legs that bring `source` to `targets`, in the order they must be gone.

    Chinese is reached through English, so that what a person corrects in the English reaches the
    Chinese too; English is then drafted where it is missing even if it was not asked for. Drawing
    everything again ends with what stands beside Chinese that a person made of other English.
    """
    wanted = [target for target in targets_for(source) if target in targets]
    through_english = "zh" in wanted and source != "en"
    path = []
    if "en" in wanted or through_english:
        path.append(Leg(source, source, "en", redo if "en" in wanted else Redo.NOTHING))
    if "zh" in wanted:
        path.append(Leg(source, "en", "zh", redo))
    stale = [replace(leg, redo=Redo.STALE) for leg in path if leg.pivot and leg.redo is redo]
    if redo is Redo.STALE:
        return stale
    return path + stale if redo is Redo.ALL else path
