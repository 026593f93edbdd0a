"""Where articles name a concept."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.models import Concept, Occurrence
from sources.models import Article

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A segment that names a concept: its text is `before + surface + after`."""

    article: Article
    position: int
    before: str
    surface: str
    after: str
    possible: bool


def places_of(concept: Concept) -> tuple[list[Place], int]:
    """The first places that name `concept`, and how many there are in all."""
    found = Occurrence.objects.filter(concept=concept)
    shown = (
        found.select_related("segment__article")
        .defer("segment__article__text")
        .order_by("segment__article", "segment__position", "start")[:SHOWN]
    )
    return [_place(occurrence) for occurrence in shown], found.count()


def _place(occurrence: Occurrence) -> Place:
    segment = occurrence.segment
    return Place(
        article=segment.article,
        position=segment.position,
        before=segment.text[: occurrence.start],
        surface=occurrence.surface,
        after=segment.text[occurrence.end :],
        possible=occurrence.certainty == Occurrence.Certainty.POSSIBLE,
    )
