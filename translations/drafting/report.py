"""What a run of drafting did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from translations.models import Origin, Rendition, Translation

_FIRST = 100


@dataclass
class DraftReport:
    """Counts of one run. A segment drafted into two targets counts twice, in every count.

    `untranslated` are those an engine returned nothing for; they stay not started. `proposed` are
    texts laid beside a person's, and no drafts. `first` are the ids of the first drafts stored.
    """

    from_memory: int = 0
    from_engine: int = 0
    untranslated: int = 0
    proposed: int = 0
    seconds: float = 0.0
    engine: str = ""
    versions: set[str] = field(default_factory=set)
    outcomes: Counter[str] = field(default_factory=Counter)
    first: list[int] = field(default_factory=list)

    def count(self, stored: Sequence[Translation], renditions: Iterable[Rendition]) -> None:
        """Add newly stored drafts, and the outcomes of their occurrences as verified."""
        remembered = sum(translation.origin == Origin.TM for translation in stored)
        self.from_memory += remembered
        self.from_engine += len(stored) - remembered
        self.outcomes.update(rendition.outcome for rendition in renditions)
        self.first += [translation.pk for translation in stored][: _FIRST - len(self.first)]

    def as_dict(self) -> dict[str, Any]:
        """The report in the shape that scripts rely on."""
        return {
            "segments": self.from_memory + self.from_engine,
            "from_memory": self.from_memory,
            "from_engine": self.from_engine,
            "untranslated": self.untranslated,
            "proposed": self.proposed,
            "terms": {
                "required": self.outcomes.total(),
                **{outcome: self.outcomes[outcome] for outcome in Rendition.Outcome.values},
            },
            "seconds": round(self.seconds, 2),
            "engine": {"name": self.engine, "version": ", ".join(sorted(self.versions))},
        }
