"""Take a change of terms back, with the texts it mended."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from glossary.services.change_plan import Step
from glossary.services.chosen import named
from glossary.services.revision import lock
from glossary.services.take_back import take_back
from glossary.services.wording import Wording, wordings_of
from sources.errors import ConcordError
from translations.models import Mend, TermChange

from .execution import carry_out, is_waiting, steps_of
from .units import mark


class CannotUndo(ConcordError):
    """The change was taken back already, or a concept was changed again since."""


def decide_undo(change: TermChange, *, user: AbstractBaseUser) -> TermChange:
    """Give the concepts their terms back, and have the mended translations wait to be restored.

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
            mark(change.units, outdated=False)
        elif not is_waiting(change):
            raise CannotUndo(gettext("This change was taken back already."))
    return change


def undo_change(change: TermChange, *, user: AbstractBaseUser) -> TermChange:
    """`decide_undo` and all that follows from it, at once."""
    change = decide_undo(change, user=user)
    carry_out(change, user=user)
    return change


def _restore_terms(change: TermChange) -> None:
    steps = steps_of(change)
    if not steps:
        return  # it changed texts alone
    stored = wordings_of(step.concept for step in steps)
    moved = [step.identifier for step in steps if _moved(step, stored.get(step.concept))]
    if moved:
        raise CannotUndo(
            f"The terms of {named(moved)} were changed again after this. "
            "Take the later change back first, or edit the concept."
        )
    take_back(steps)


def _moved(step: Step, stored: Wording | None) -> bool:
    """Whether a concept is no longer as the step left it, as far as its terms go."""
    if stored is None or step.after is None:
        return stored is not step.after
    return bool(stored.changed_languages(step.after))
