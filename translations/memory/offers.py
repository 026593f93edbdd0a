"""Similar units as they are offered for a segment: adapted to it where that is safe."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from glossary.models import Concept
from glossary.services.matchers import matcher_for
from glossary.services.renditions import RenditionFinder
from sources.models import Segment
from translations.fuzzy.adaptation import Adaptation, Name, Text, adapt

from .similar import Match, similar

OFFERED = 3
"""As many as there are keys to use them with."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A match and its text, adapted to the segment or as it was."""

    match: Match
    adaptation: Adaptation


@dataclass(frozen=True, slots=True)
class _Place:
    """A concept named in full, as the finder of renditions wants it."""

    concept_id: int
    shortened: bool = False


def offers(segment: Segment, target: str, *, limit: int = OFFERED) -> list[Offer]:
    """What the memory offers for `segment`, the best first; the same few queries for any number."""
    matches = similar(segment, target=target, limit=limit)
    if not matches:
        return []
    language = segment.article.language
    sources = [segment.text, *(match.unit.source_text for match in matches)]
    named = _named(sources, language)
    finder = RenditionFinder({name.concept for names in named for name in names}, target)
    wanted = Text(segment.text, language, named[0])
    forms = {name.concept: finder.preferred(_Place(name.concept)) for name in named[0]}
    return [
        Offer(
            match,
            adapt(
                wanted,
                Text(match.unit.source_text, language, names),
                Text(match.unit.text, target, _rendered(match.unit.text, names, finder)),
                forms,
            ),
        )
        for match, names in zip(matches, named[1:], strict=True)
    ]


def _named(texts: Sequence[str], language: str) -> list[list[Name]]:
    """The concepts that each text names for sure."""
    matcher = matcher_for(language)
    found = [[match for match in matcher.find(text) if match.certainty == "sure"] for text in texts]
    categories = _categories({match.concept for matches in found for match in matches})
    return [
        [
            Name(match.start, match.end, match.concept, categories[match.concept])
            for match in matches
            if match.concept in categories
        ]
        for matches in found
    ]


def _categories(concepts: Collection[int]) -> dict[int, str]:
    return dict(Concept.objects.filter(pk__in=concepts).values_list("pk", "category"))


def _rendered(text: str, names: Sequence[Name], finder: RenditionFinder) -> list[Name]:
    """Where a translation writes the concepts of its source, as the glossary asks."""
    verdicts = finder.find(text, [_Place(name.concept) for name in names])
    return [
        Name(found.start, found.end, name.concept, name.category)
        for name, found in zip(names, verdicts, strict=True)
        if found and found.verdict == "right" and found.start is not None and found.end is not None
    ]
