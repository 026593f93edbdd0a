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
    translation = hold(segment_id, target)
    if translation.version != version:
        raise StaleVersion(translation)
    return translation


def hold(segment_id: int, target: str) -> Translation:
    """`take` for what does not change the text, so that any version will do."""
    Translation.objects.get_or_create(segment_id=segment_id, target=target)
    return (
        Translation.objects.select_for_update(of=("self",))
        .select_related("segment__article")
        .get(segment=segment_id, target=target)
    )
