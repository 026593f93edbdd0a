"""Putting the pairs of an alignment into the memory, and taking them out again."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from sources.batches import batched
from sources.models import Segment
from sources.text import text_hash
from translations.memory.context import Context, contexts
from translations.memory.index import Pair as Indexed
from translations.memory.index import memory_index
from translations.models import Alignment, MemoryUnit

from .pairs import Pair, pairs

_AT_ONCE = 200


def memorise(alignment: Alignment, *, user: AbstractBaseUser) -> int:
    """Keep the pairs as units of the memory, in the place of what it kept of this alignment.

    They belong to no segment: those of the article keep what was approved here. Returns how many.
    """
    with transaction.atomic():
        take_out(alignment)
        count = 0
        for chunk in batched(pairs(alignment), _AT_ONCE):
            units = MemoryUnit.objects.bulk_create(_units(alignment, chunk, user))
            memory_index().put(map(Indexed.of_unit, units))
            count += len(units)
    return count


def take_out(alignment: Alignment) -> int:
    """Drop the units that came from this alignment; how many there were."""
    ids = list(alignment.units.values_list("pk", flat=True))
    memory_index().drop(ids)
    alignment.units.all().delete()
    return len(ids)


def _units(alignment: Alignment, chunk: list[Pair], user: AbstractBaseUser) -> list[MemoryUnit]:
    ends = {pk for pair in chunk for pk in (pair.segments[0], pair.segments[-1])}
    around = contexts(list(Segment.objects.filter(pk__in=ends)))
    return [
        MemoryUnit(
            source_language=alignment.article.language,
            target=alignment.target,
            source_text=pair.source,
            source_hash=text_hash(pair.source),
            context_hash=around.get(pair.segments[0], Context()).before,
            after_hash=around.get(pair.segments[-1], Context()).after,
            text=pair.text,
            alignment=alignment,
            approved_by_id=user.pk,
        )
        for pair in chunk
    ]
