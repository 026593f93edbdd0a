"""What an engine is given to read on a leg: sentences and the renditions required of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glossary.models import Occurrence
from glossary.services.renditions import RenditionFinder
from sources.models import Segment
from translations.enforcement import Task, Wanted
from translations.engines import Hint, Sentence
from translations.models import Rendition, Revision, Translation

from .leg import Leg


@dataclass(frozen=True, slots=True)
class Reading:
    """A segment with the task set to an engine; `pivot` is the English read, if so.

    `occurrences` are the ids of those that `task.wanted` stands for, in the same order.
    """

    segment: Segment
    task: Task
    occurrences: tuple[int, ...]
    pivot: Revision | None = None


@dataclass(frozen=True, slots=True)
class _Mention:
    """An occurrence and the span that names it in the text read, if that is known."""

    occurrence: Occurrence
    span: tuple[int, int] | None
    at: float


def readings(segments: Sequence[Segment], leg: Leg) -> list[Reading]:
    """What is read for each of `segments` on `leg`; a segment still without English is left out.

    The number of queries does not depend on the number of segments.
    """
    sure = Occurrence.objects.filter(segment__in=segments, certainty=Occurrence.Certainty.SURE)
    occurrences: dict[int, list[Occurrence]] = defaultdict(list)
    for occurrence in sure.order_by("segment", "start"):
        occurrences[occurrence.segment_id].append(occurrence)
    concepts = {row.concept_id for rows in occurrences.values() for row in rows}
    finder = RenditionFinder(concepts, leg.target)
    if leg.pivot:
        return _from_english(segments, occurrences, finder)
    return [
        _reading(
            segment,
            segment.text,
            [
                _Mention(row, (row.start, row.end), row.start / len(segment.text))
                for row in occurrences[segment.pk]
            ],
            finder,
        )
        for segment in segments
    ]


def _from_english(
    segments: Sequence[Segment], occurrences: dict[int, list[Occurrence]], finder: RenditionFinder
) -> list[Reading]:
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
    spans = {
        row.occurrence_id: (row.start, row.end)
        for row in Rendition.objects.filter(translation__in=english.values())
        if row.start is not None and row.end is not None
    }
    return [
        _reading(
            segment,
            text := english[segment.pk].text,
            [
                _Mention(row, span, span[0] / len(text) if span else row.start / len(segment.text))
                for row in occurrences[segment.pk]
                for span in [spans.get(row.pk)]
            ],
            finder,
            revisions.get(english[segment.pk].pk),
        )
        for segment in segments
        if segment.pk in english
    ]


def _reading(
    segment: Segment,
    text: str,
    mentions: Iterable[_Mention],
    finder: RenditionFinder,
    pivot: Revision | None = None,
) -> Reading:
    hints, wanted, occurrences = [], [], []
    for mention in mentions:
        requirement = finder.requirement(mention.occurrence)
        if requirement is None:
            continue
        surface = ""
        if mention.span:
            hints.append(Hint(*mention.span, requirement.preferred))
            surface = text[slice(*mention.span)]
        wanted.append(Wanted(requirement, mention.at, surface))
        occurrences.append(mention.occurrence.pk)
    hints.sort(key=lambda hint: hint.start)
    task = Task(Sentence(text, tuple(hints)), tuple(wanted))
    return Reading(segment, task, tuple(occurrences), pivot)
