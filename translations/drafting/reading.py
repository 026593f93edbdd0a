"""What an engine is given to read on a leg: texts, with the renditions the glossary requires."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from glossary.models import Occurrence
from glossary.services.renditions import renditions_of
from sources.models import Segment
from translations.engines import Hint, Sentence
from translations.models import Rendition, Revision, Translation

from .leg import Leg


@dataclass(frozen=True, slots=True)
class Reading:
    """A segment with the sentence an engine reads for it; `pivot` is the English read, if so."""

    segment: Segment
    sentence: Sentence
    pivot: Revision | None = None


def readings(segments: Sequence[Segment], leg: Leg) -> list[Reading]:
    """What is read for each of `segments` on `leg`; a segment still without English is left out."""
    return _from_english(segments, leg) if leg.pivot else _from_source(segments, leg)


def _from_source(segments: Sequence[Segment], leg: Leg) -> list[Reading]:
    occurrences = Occurrence.objects.filter(
        segment__in=segments, certainty=Occurrence.Certainty.SURE
    )
    spans: dict[int, list[tuple[int, int, int]]] = {}
    for found in occurrences:
        spans.setdefault(found.segment_id, []).append((found.start, found.end, found.concept_id))
    hints = _hints(spans, leg.target)
    return [
        Reading(segment, Sentence(segment.text, hints.get(segment.pk, ()))) for segment in segments
    ]


def _from_english(segments: Sequence[Segment], leg: Leg) -> list[Reading]:
    english = {
        translation.segment_id: translation
        for translation in Translation.objects.filter(segment__in=segments, target="en").exclude(
            text=""
        )
    }
    revisions = {
        revision.translation_id: revision
        for revision in Revision.objects.filter(translation__in=english.values()).order_by("number")
    }
    spans: dict[int, list[tuple[int, int, int]]] = {}
    for found in Rendition.objects.filter(translation__in=english.values()).select_related(
        "translation", "occurrence"
    ):
        if found.start is not None and found.end is not None:
            spans.setdefault(found.translation.segment_id, []).append(
                (found.start, found.end, found.occurrence.concept_id)
            )
    hints = _hints(spans, leg.target)
    return [
        Reading(
            segment,
            Sentence(english[segment.pk].text, hints.get(segment.pk, ())),
            revisions.get(english[segment.pk].pk),
        )
        for segment in segments
        if segment.pk in english
    ]


def _hints(
    spans: dict[int, list[tuple[int, int, int]]], target: str
) -> dict[int, tuple[Hint, ...]]:
    """Turn (start, end, concept) spans per segment into hints with the preferred forms."""
    concepts = {concept for found in spans.values() for _, _, concept in found}
    preferred = {
        concept: forms[0] for concept, forms in renditions_of(concepts, target).items() if forms
    }
    return {
        segment: tuple(
            Hint(start, end, preferred[concept])
            for start, end, concept in sorted(found)
            if concept in preferred
        )
        for segment, found in spans.items()
    }
