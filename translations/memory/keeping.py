"""Putting approved pairs into the memory and taking them out."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from sources.text import text_hash
from translations.models import MemoryUnit, Translation

from .context import contexts
from .index import Pair, memory_index

_KEPT = [
    "source_language",
    "source_text",
    "source_hash",
    "context_hash",
    "after_hash",
    "text",
    "approved_by",
    "approved_at",
    "outdated",
]


def remember(translation: Translation) -> MemoryUnit:
    """Keep an approved translation, in the place of what was kept for its segment before."""
    return remember_all([translation])[0]


def remember_all(translations: Sequence[Translation]) -> list[MemoryUnit]:
    """`remember` for several translations in a few queries, their units in the same order."""
    around = contexts([translation.segment for translation in translations])
    units = [
        MemoryUnit(
            segment=translation.segment,
            target=translation.target,
            source_language=translation.segment.article.language,
            source_text=translation.segment.text,
            source_hash=text_hash(translation.segment.text),
            context_hash=around[translation.segment_id].before,
            after_hash=around[translation.segment_id].after,
            text=translation.text,
            approved_by_id=translation.approved_by_id,
        )
        for translation in translations
    ]
    kept = MemoryUnit.objects.bulk_create(
        units, update_conflicts=True, unique_fields=["segment", "target"], update_fields=_KEPT
    )
    memory_index().put([Pair.of_unit(unit) for unit in kept])
    return kept


def forget(translation: Translation) -> None:
    """Drop what was kept for the translation's segment: it is no longer approved."""
    forget_all([translation])


def forget_all(translations: Sequence[Translation]) -> None:
    """`forget` for several translations in a few queries."""
    by_target: dict[str, list[int]] = {}
    for translation in translations:
        by_target.setdefault(translation.target, []).append(translation.segment_id)
    theirs = Q(pk__in=[])
    for target, segments in by_target.items():
        theirs |= Q(target=target, segment__in=segments)
    units = MemoryUnit.objects.filter(theirs)
    memory_index().drop(list(units.values_list("pk", flat=True)))
    units.delete()
