"""Find what a text names, outside any article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from glossary.matching import Match
from glossary.models import Concept
from sources.languages import TARGETS

from .matchers import matcher_for
from .renditions import renditions_of


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A match with what to call it: identifiers, and the forms per target, preferred first."""

    match: Match
    concept: str
    rivals: tuple[str, ...]
    renditions: dict[str, list[str]]

    def as_json(self) -> dict[str, Any]:
        """As commands and the API write it; offsets are code points, half-open."""
        return {
            "start": self.match.start,
            "end": self.match.end,
            "surface": self.match.surface,
            "concept": self.concept,
            "certainty": self.match.certainty,
            "rivals": list(self.rivals),
            "renditions": self.renditions,
        }


def find_terms(text: str, language: str) -> list[FoundTerm]:
    """The concepts that `text` in `language` names, in order, never overlapping.

    Where a name may be several concepts', the match is `possible` and the others are its rivals.
    The text is taken for a whole article: after a person's full name the surname alone counts.
    """
    (matches,) = matcher_for(language).find_in_document([text])
    concepts = {concept for match in matches for concept in (match.concept, *match.rivals)}
    identifiers = dict(Concept.objects.filter(pk__in=concepts).values_list("pk", "identifier"))
    renditions = {target: renditions_of(concepts, target) for target in TARGETS}
    return [
        FoundTerm(
            match=match,
            concept=identifiers[match.concept],
            rivals=tuple(identifiers[rival] for rival in match.rivals),
            renditions={
                target: forms.get(match.concept, []) for target, forms in renditions.items()
            },
        )
        for match in matches
        # Gone since the matcher was built.
        if identifiers.keys() >= {match.concept, *match.rivals}
    ]
