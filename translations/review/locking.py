"""Taking hold of a translation to change it."""

from __future__ import annotations

from translations.models import Translation

from .errors import StaleVersion


def take(segment_id: int, target: str, *, version: int) -> Translation:
    """The translation of a segment, locked until the transaction ends, if it still is at `version`.

    A segment nobody has touched has no row yet: it is at version 0, and its row is made here. Must
    be called inside a transaction. The row lock matters on PostgreSQL; on SQLite the transaction
    itself is the lock. Raises StaleVersion when another change came first.
    """
    Translation.objects.get_or_create(segment_id=segment_id, target=target)
    translation = (
        Translation.objects.select_for_update(of=("self",))
        .select_related("segment__article")
        .get(segment=segment_id, target=target)
    )
    if translation.version != version:
        raise StaleVersion(translation)
    return translation
