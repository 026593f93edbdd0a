"""Putting approved pairs into the memory and taking them out."""

from __future__ import annotations

from sources.text import text_hash
from translations.models import MemoryUnit, Translation

from .context import contexts
from .index import Pair, memory_index


def remember(translation: Translation) -> MemoryUnit:
    """Keep an approved translation, in the place of what was kept for its segment before."""
    segment = translation.segment
    context = contexts([segment])[segment.pk]
    unit, _ = MemoryUnit.objects.update_or_create(
        segment=segment,
        target=translation.target,
        defaults={
            "source_language": segment.article.language,
            "source_text": segment.text,
            "source_hash": text_hash(segment.text),
            "context_hash": context.before,
            "after_hash": context.after,
            "text": translation.text,
            "approved_by_id": translation.approved_by_id,
            "outdated": False,
        },
    )
    memory_index().put([Pair.of_unit(unit)])
    return unit


def forget(translation: Translation) -> None:
    """Drop what was kept for the translation's segment: it is no longer approved."""
    units = MemoryUnit.objects.filter(segment=translation.segment_id, target=translation.target)
    memory_index().drop(list(units.values_list("pk", flat=True)))
    units.delete()
