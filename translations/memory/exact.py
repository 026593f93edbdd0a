"""Units whose source is the same text."""

from __future__ import annotations

from collections.abc import Sequence

from sources.models import Segment
from sources.text import text_hash
from translations.models import MemoryUnit

from .context import Context, contexts


def exact_matches(
    segments: Sequence[Segment], *, language: str, target: str
) -> dict[int, MemoryUnit]:
    """For each segment's id that has one, the unit whose source is the same text.

    "Same" is to the letter: a match that differs in case or digits is not exact. A unit is
    preferred that stood between the same two segments, then one after the same, then one before the
    same, then one from the same article, then the newest; outdated ones are left out. Two queries
    in all.
    """
    hashes = {segment.pk: text_hash(segment.text) for segment in segments}
    units: dict[str, list[MemoryUnit]] = {}
    for unit in MemoryUnit.objects.filter(
        source_hash__in=set(hashes.values()),
        source_language=language,
        target=target,
        outdated=False,
    ).select_related("segment"):
        units.setdefault(unit.source_text, []).append(unit)
    if not units:
        return {}
    around = contexts(segments)
    return {
        segment.pk: max(same, key=lambda unit: nearness(unit, segment, around[segment.pk]))
        for segment in segments
        if (same := units.get(segment.text))
    }


def nearness(unit: MemoryUnit, segment: Segment, context: Context) -> tuple[int, bool]:
    """How well the place that `unit` comes from fits `segment`, for ordering; best is greatest.

    The neighbours that are the same count first, that before more than that after, then the
    article; reads `unit.segment`.
    """
    same = 2 * (unit.context_hash == context.before) + (unit.after_hash == context.after)
    return same, unit.segment is not None and unit.segment.article_id == segment.article_id
