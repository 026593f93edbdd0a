"""The memory: approved pairs, found again by their source text."""

from __future__ import annotations

from collections.abc import Sequence

from sources.models import Segment
from sources.text import text_hash

from .models import MemoryUnit, Translation


def context_hashes(segments: Sequence[Segment]) -> dict[int, str]:
    """For each segment's id, the hash of the segment before it in its article ("" for the first).

    One query, whatever the number of segments.
    """
    before = {(segment.article_id, segment.position - 1): segment.pk for segment in segments}
    found = dict.fromkeys((segment.pk for segment in segments), "")
    candidates = Segment.objects.filter(
        article__in={article for article, _ in before},
        position__in={position for _, position in before},
    )
    for article, position, text in candidates.values_list("article_id", "position", "text"):
        if (article, position) in before:
            found[before[article, position]] = text_hash(text)
    return found


def remember(translation: Translation) -> MemoryUnit:
    """Keep an approved translation, in the place of what was kept for its segment before."""
    segment = translation.segment
    unit, _ = MemoryUnit.objects.update_or_create(
        segment=segment,
        target=translation.target,
        defaults={
            "source_language": segment.article.language,
            "source_text": segment.text,
            "source_hash": text_hash(segment.text),
            "context_hash": context_hashes([segment])[segment.pk],
            "text": translation.text,
            "outdated": False,
        },
    )
    return unit


def forget(translation: Translation) -> None:
    """Drop what was kept for the translation's segment: it is no longer approved."""
    MemoryUnit.objects.filter(segment=translation.segment_id, target=translation.target).delete()


def exact_matches(
    segments: Sequence[Segment], *, language: str, target: str
) -> dict[int, MemoryUnit]:
    """For each segment's id that has one, the unit whose source is the same text.

    "Same" is to the letter: a match that differs in case or digits is not exact. A unit that stood
    after the same preceding segment is preferred, then the newest; outdated ones are left out. Two
    queries in all.
    """
    hashes = {segment.pk: text_hash(segment.text) for segment in segments}
    units: dict[str, list[MemoryUnit]] = {}
    for unit in MemoryUnit.objects.filter(
        source_hash__in=set(hashes.values()),
        source_language=language,
        target=target,
        outdated=False,
    ):
        units.setdefault(unit.source_text, []).append(unit)
    if not units:
        return {}
    contexts = context_hashes(segments)
    return {
        segment.pk: max(same, key=lambda unit: unit.context_hash == contexts[segment.pk])
        for segment in segments
        if (same := units.get(segment.text))
    }
