"""The tasks that enforcement is given for the sentences of a test set, leg by leg."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from glossary.matching.rendition import find_renditions
from translations.enforcement import Task, Wanted
from translations.engines import Hint, Sentence

from .term_success import Place, TermEntry, concepts, places, requirement


@dataclass(frozen=True, slots=True)
class Named:
    """A sentence as it stands on its way to `target`, and where it names its terms."""

    text: str
    groups: tuple[tuple[TermEntry, ...], ...]
    places: tuple[Place, ...]
    target: str

    @classmethod
    def read(cls, text: str, source: str, target: str, entries: Sequence[TermEntry]) -> Named:
        groups = tuple(tuple(group) for group in concepts(entries))
        return cls(text, groups, tuple(places(text, source, entries)), target)

    def task(self, into: str) -> Task:
        """What to ask for in `into`: nothing for a term whose rendition there nobody knows."""
        hints, wanted = [], []
        for place in self.places:
            need = requirement(place.concept, self.groups[place.concept], into, self.target)
            if not need.preferred:
                continue
            if place.start is None or place.end is None:
                wanted.append(Wanted(need, 0.5))
                continue
            hints.append(Hint(place.start, place.end, need.preferred))
            surface = self.text[place.start : place.end]
            wanted.append(Wanted(need, place.start / len(self.text), surface))
        return Task(Sentence(self.text, tuple(hints)), tuple(wanted))

    def carried(self, text: str, language: str) -> Named:
        """The same terms where `text`, the translation into `language`, names them."""
        required = [
            requirement(place.concept, self.groups[place.concept], language, self.target)
            for place in self.places
        ]
        found = find_renditions(text, language, required)
        there = [
            Place(place.concept, rendition.start, rendition.end)
            for place, rendition in zip(self.places, found, strict=True)
        ]
        there.sort(key=lambda place: len(text) if place.start is None else place.start)
        return Named(text, self.groups, tuple(there), self.target)
