"""One step of the way from a source text to a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sources.languages import targets_for


@dataclass(frozen=True, slots=True)
class Leg:
    """Drafting into `target` by reading texts in `reads`; `source` is the article's language.

    On a pivot leg `reads` is English and differs from the article's language. `redo` says that
    drafts nobody has seen are drawn again.
    """

    source: str
    reads: str
    target: str
    redo: bool

    @property
    def pivot(self) -> bool:
        """Whether the text read is itself a translation."""
        return self.reads != self.source


def legs(source: str, targets: Sequence[str], *, redo: bool) -> list[Leg]:
    """The legs that bring `source` to `targets`, in the order they must be gone.

    Chinese is reached through English, so that what a person corrects in the English reaches the
    Chinese too; English is then drafted where it is missing even if it was not asked for.
    """
    wanted = [target for target in targets_for(source) if target in targets]
    through_english = "zh" in wanted and source != "en"
    path = []
    if "en" in wanted or through_english:
        path.append(Leg(source, source, "en", redo and "en" in wanted))
    if "zh" in wanted:
        path.append(Leg(source, "en", "zh", redo))
    return path
