"""Making the indexes afresh from the rows they are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction

from sources.batches import batched
from translations.models import MemoryUnit, Translation

from .index import Pair, PairIndex, memory_index, translation_index
from .texts import translation_pairs

_AT_ONCE = 1000


def rebuild(progress: Callable[[int], None] = lambda done: None) -> dict[str, int]:
    """Make both indexes afresh; how many units and translations they hold then.

    In one transaction, so that look-ups see the old index until the new one is whole. `progress`
    gets the pairs taken in so far.
    """
    with transaction.atomic():
        units = _refill(memory_index(), _units(), progress)
        translations = _refill(translation_index(), translation_pairs(), progress)
    return {"units": units, "translations": translations}


def fill_if_empty(**kwargs: Any) -> None:
    """Make an index that knows nothing, of a database that holds texts: new, or restored.

    Called after each migration.
    """
    if (memory_index().is_empty() and MemoryUnit.objects.exists()) or (
        translation_index().is_empty() and Translation.objects.exclude(text="").exists()
    ):
        rebuild()


def _units() -> Iterator[Pair]:
    return map(Pair.of_unit, MemoryUnit.objects.order_by("pk").iterator(chunk_size=_AT_ONCE))


def _refill(index: PairIndex, pairs: Iterator[Pair], progress: Callable[[int], None]) -> int:
    index.clear()
    done = 0
    for chunk in batched(pairs, _AT_ONCE):
        index.put(chunk)
        done += len(chunk)
        progress(done)
    return done
