"""What a run of drafting did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from translations.models import Rendition


@dataclass
class DraftReport:
    """Counts of one run. A segment drafted into two targets counts twice, in every count.

    `untranslated` are those an engine returned nothing for; they stay not started.
    """

    from_memory: int = 0
    from_engine: int = 0
    untranslated: int = 0
    seconds: float = 0.0
    engine: str = ""
    versions: set[str] = field(default_factory=set)
    outcomes: Counter[str] = field(default_factory=Counter)

    def count_terms(self, renditions: Iterable[Rendition]) -> None:
        """Add the outcomes of newly verified occurrences."""
        self.outcomes.update(rendition.outcome for rendition in renditions)

    def as_dict(self) -> dict[str, Any]:
        """The report in the shape that scripts rely on."""
        return {
            "segments": self.from_memory + self.from_engine,
            "from_memory": self.from_memory,
            "from_engine": self.from_engine,
            "untranslated": self.untranslated,
            "terms": {
                "required": self.outcomes.total(),
                **{outcome: self.outcomes[outcome] for outcome in Rendition.Outcome.values},
            },
            "seconds": round(self.seconds, 2),
            "engine": {"name": self.engine, "version": ", ".join(sorted(self.versions))},
        }
