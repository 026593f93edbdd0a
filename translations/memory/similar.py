"""Units whose source is alike, with how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sources.models import Segment
from translations.fuzzy import THRESHOLD, percent, prepare
from translations.models import Alignment, MemoryUnit

from .context import contexts
from .exact import nearness
from .index import memory_index


@dataclass(frozen=True, slots=True)
class Match:
    """A unit and how much its source is the text that was looked up, in percent.

    `in_context` says that the unit stood between the same two segments.
    """

    unit: MemoryUnit
    percent: int
    in_context: bool


def similar(
    segment: Segment, *, target: str, at_least: int = THRESHOLD, limit: int = 5
) -> list[Match]:
    """The units most like `segment`, the best first and outdated ones last.

    Among equals the nearer place comes first, then the newer. Of units with the same two texts one
    is given; the segment's own unit is left out.
    """
    language = segment.article.language
    ids = memory_index().similar(segment.text, language, target)
    wanted = prepare(segment.text)
    rows = MemoryUnit.objects.filter(pk__in=ids, source_language=language, target=target).exclude(
        segment=segment
    )
    scores = {
        pk: score
        for pk, source in rows.values_list("pk", "source_text")
        if (score := percent(wanted, prepare(source), at_least))
    }
    best = sorted(scores, key=lambda pk: -scores[pk])[: 10 * limit]
    units = (
        MemoryUnit.objects.filter(pk__in=best)
        .select_related("segment__article", "approved_by", "alignment")
        .defer("segment__article__text", *(f"alignment__{name}" for name in Alignment.TEXTS))
    )
    around = contexts([segment])[segment.pk]
    ranked = sorted(
        units,
        key=lambda unit: (
            not unit.outdated,
            scores[unit.pk],
            nearness(unit, segment, around),
            unit.approved_at,
        ),
        reverse=True,
    )
    return [
        Match(
            unit,
            scores[unit.pk],
            (unit.context_hash, unit.after_hash) == around,
        )
        for unit in _distinct(ranked)[:limit]
    ]


def _distinct(units: Sequence[MemoryUnit]) -> list[MemoryUnit]:
    """The first of those that say the same."""
    found: dict[tuple[str, str], MemoryUnit] = {}
    for unit in units:
        found.setdefault((unit.source_text, unit.text), unit)
    return list(found.values())
