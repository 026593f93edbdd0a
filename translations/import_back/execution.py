"""The long part of an import: writing the chosen texts, or restoring what was there before.

Done in chunks, each one transaction, so that other people can save between two; a run that was
interrupted is taken up where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sources.update_rows import update_rows
from translations.models import ImportedText, Translation, TranslationImport

from .restoring import restore
from .writing import write

CHUNK = 100
"""Translations changed in one transaction."""

_State = TranslationImport.State
_ENDS = {_State.APPLYING: _State.APPLIED, _State.UNDOING: _State.UNDONE}


def carry_out(
    batch: TranslationImport,
    *,
    user: AbstractBaseUser | None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write what waits for it, or restore it if the import is being taken back.

    Nothing is done twice, nor before somebody decided on it. `progress` gets the texts done and in
    all.
    """
    total, done, last = work_left(batch), 0, 0
    while is_waiting(batch) and not cancelled():
        texts = _run_chunk(batch, user, last)
        if not texts:
            _finish(batch)
            return
        done, last = done + len(texts), texts[-1].pk
        progress(done, total)


def work_left(batch: TranslationImport) -> int:
    """How many texts `carry_out` would look at."""
    return _waiting(batch).count()


def is_waiting(batch: TranslationImport) -> bool:
    """Whether somebody decided on the import and it is not done yet."""
    return batch.state in _ENDS


def _waiting(batch: TranslationImport) -> QuerySet[ImportedText]:
    if batch.state == _State.UNDOING:
        return batch.texts.filter(outcome=ImportedText.Outcome.APPLIED)
    return batch.texts.filter(chosen=True, outcome="").exclude(kind=ImportedText.Kind.REFUSED)


def _run_chunk(
    batch: TranslationImport, user: AbstractBaseUser | None, last: int
) -> list[ImportedText]:
    """Do the next texts after the one with the id `last`: those before it are not looked at again,
    or many chunks would take the square of the time."""
    work = restore if batch.state == _State.UNDOING else write
    with transaction.atomic():
        waiting = _waiting(batch).filter(pk__gt=last).select_for_update(of=("self",)).order_by("pk")
        texts = list(waiting[:CHUNK])
        if texts:
            work(batch, texts, _held(texts), user)
            update_rows(texts, ["outcome", "outcome_note", "before", "after"])
    return texts


def _held(texts: list[ImportedText]) -> dict[tuple[int, str], Translation]:
    """The translations, locked; those that nobody has begun get their row here."""
    keys = {(text.segment_id, text.target) for text in texts if text.segment_id}
    segments = {segment for segment, _ in keys}
    there = set(
        Translation.objects.filter(segment__in=segments).values_list("segment_id", "target")
    )
    Translation.objects.bulk_create(
        [Translation(segment_id=segment, target=target) for segment, target in keys - there],
        ignore_conflicts=True,
    )
    held = (
        Translation.objects.select_for_update(of=("self",))
        .filter(segment__in=segments)
        .select_related("segment__article")
        .defer("segment__article__text")
    )
    return {(each.segment_id, each.target): each for each in held}


def _finish(batch: TranslationImport) -> None:
    now = timezone.now()
    changes: dict[str, object] = {"state": _ENDS.get(_State(batch.state), batch.state)}
    changes["undone_at" if batch.state == _State.UNDOING else "applied_at"] = now
    for name, value in changes.items():
        setattr(batch, name, value)
    batch.save(update_fields=list(changes))
