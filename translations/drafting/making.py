"""Making drafts: from the memory where the text is the same, by an engine otherwise."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sources.errors import ConcordError
from sources.models import Segment
from translations.enforcement import Enforced, Outcome, enforce
from translations.engines import Engine, engine_for
from translations.memory import exact_matches
from translations.models import Origin

from .leg import Leg, Redo
from .reading import Reading, readings
from .report import DraftReport

log = logging.getLogger(__name__)


class EngineFailed(ConcordError):
    """An engine that broke down in the middle of its work."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A text for a segment, with the provenance fields it is stored with.

    `outcomes` says, by the id of the occurrence, how machine text came to obey the glossary, and
    `drops` by how much that lowered the engine's score, where it is known.
    """

    segment: Segment
    text: str
    provenance: dict[str, Any]
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    drops: dict[int, float | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the drafts of some segments on a leg come from: `remembered` are there already, `given`
    is for `engine` to translate."""

    leg: Leg
    remembered: Sequence[Drafted]
    given: Sequence[Reading]
    engine: Engine | None
    version: str = ""

    def translate(self) -> list[Enforced]:
        """What the engine makes of `given`. Takes long, and leaves the database alone: it may be
        called from another thread. Raises EngineUnavailable, EngineFailed."""
        if self.engine is None:
            return []
        tasks = [reading.task for reading in self.given]
        try:
            return enforce(self.engine, tasks, self.leg.reads, self.leg.target)
        except (RuntimeError, OSError, MemoryError) as error:
            log.exception("The engine %s broke down", self.engine.name)
            raise EngineFailed(
                f"The engine {self.engine.name} broke down in the middle of its work "
                f"({type(error).__name__}: {error}). What was drafted until then is kept; start "
                f"the drafting again to go on with the rest."
            ) from error

    def drafts(self, outputs: Sequence[Enforced], report: DraftReport) -> list[Drafted]:
        """The drafts to store, once the engine gave its `outputs`."""
        if self.engine:
            report.engine = self.engine.name
            report.versions.add(self.version)
        made = [
            self._drafted(reading, output)
            for reading, output in zip(self.given, outputs, strict=True)
        ]
        report.untranslated += sum(not drafted.text for drafted in made)
        return [*self.remembered, *(drafted for drafted in made if drafted.text)]

    def _drafted(self, reading: Reading, output: Enforced) -> Drafted:
        provenance = {
            "origin": Origin.PIVOT if self.leg.pivot else Origin.MT,
            "engine": self.engine.name if self.engine else "",
            "engine_version": self.version,
            "gist": bool(self.engine and self.engine.gist),
            "pivot": reading.pivot,
            "score": output.score,
            "free_score": output.free_score,
        }
        outcomes = dict(zip(reading.occurrences, output.outcomes, strict=True))
        drops = dict(zip(reading.occurrences, output.drops, strict=True))
        return Drafted(reading.segment, output.text.strip(), provenance, outcomes, drops)


def plan(segments: Sequence[Segment], leg: Leg, engine_name: str) -> Plan:
    """Look up what the memory has for `segments`, and what an engine has to read for the rest.

    What is drawn again because its English was corrected always comes from the engine.
    """
    remembered = {} if leg.redo is Redo.STALE else _from_memory(segments, leg)
    given = readings([segment for segment in segments if segment.pk not in remembered], leg)
    if not given:
        return Plan(leg, list(remembered.values()), (), None)
    engine = engine_for(leg.reads, leg.target, engine_name)
    version = engine.version(leg.reads, leg.target)
    return Plan(leg, list(remembered.values()), given, engine, version)


def _from_memory(segments: Sequence[Segment], leg: Leg) -> dict[int, Drafted]:
    matches = exact_matches(segments, language=leg.source, target=leg.target)
    return {
        segment.pk: Drafted(
            segment,
            matches[segment.pk].text,
            {"origin": Origin.TM, "memory": matches[segment.pk], "match": 100},
        )
        for segment in segments
        if segment.pk in matches
    }
