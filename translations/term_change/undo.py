"""Take a change of terms back, with the texts it mended."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from glossary.services.revision import lock
from glossary.services.wording import restore_wording, wording_from_json, wording_of
from sources.errors import ConcordError
from translations.models import MemoryUnit, Mend, TermChange

from .execution import carry_out, is_waiting


class CannotUndo(ConcordError):
    """The change was taken back already, or the concept was changed again since."""


def decide_undo(change: TermChange, *, user: AbstractBaseUser) -> TermChange:
    """Give the concept its terms back, and have the mended translations wait to be restored.

    `carry_out` restores them; one that somebody changed after it was mended is left alone and says
    so. Raises CannotUndo, and ConceptConflict.
    """
    with transaction.atomic():
        lock()
        change = TermChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
        if change.undone_at is None:
            _restore_terms(change)
            change.undone_at, change.undone_by_id = timezone.now(), user.pk
            change.save()
            change.mends.filter(state=Mend.State.PENDING).update(
                state=Mend.State.PASSED_OVER, note="the change was taken back first"
            )
            for first in range(0, len(change.units), 500):
                MemoryUnit.objects.filter(pk__in=change.units[first : first + 500]).update(
                    outdated=False
                )
        elif not is_waiting(change):
            raise CannotUndo("This change was taken back already.")
    return change


def undo_change(change: TermChange, *, user: AbstractBaseUser) -> TermChange:
    """`decide_undo` and all that follows from it, at once."""
    change = decide_undo(change, user=user)
    carry_out(change, user=user)
    return change


def _restore_terms(change: TermChange) -> None:
    before, after = wording_from_json(change.before), wording_from_json(change.after)
    concept = change.concept
    if concept is None:
        raise CannotUndo(f"The concept “{change.identifier}” is no longer in the glossary.")
    if wording_of(concept).changed_languages(after):
        raise CannotUndo(
            "The terms of this concept were changed again after this. "
            "Take the later change back first, or edit the concept."
        )
    restore_wording(concept, before, after)
