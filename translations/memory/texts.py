"""Keeping what the concordance finds in step with the translations."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from translations.models import Translation

from .index import Pair, translation_index

_AT_ONCE = 1000


def index_texts(ids: Collection[int]) -> None:
    """Take the texts of some translations into the index as they now are; a few queries in all."""
    pairs = list(translation_pairs(ids))
    translation_index().put(pairs)
    if emptied := set(ids) - {pair.id for pair in pairs}:
        translation_index().drop(list(emptied))


def translation_pairs(ids: Collection[int] | None = None) -> Iterator[Pair]:
    """The pairs of some translations, or of all, without those that have no text; one query."""
    chosen = Translation.objects.exclude(text="")
    if ids is not None:
        chosen = chosen.filter(pk__in=ids)
    rows = chosen.order_by("pk").values_list(
        "pk", "segment__article__language", "target", "segment__text", "text"
    )
    return (Pair(*row) for row in rows.iterator(chunk_size=_AT_ONCE))
