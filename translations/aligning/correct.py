"""Storing each correction of an alignment, so that nothing is lost when the page is closed."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sources.errors import ConcordError
from translations.models import Alignment

from .corrections import Act, Bead, changed, following

KEPT_STEPS = 100


class StaleAlignment(ConcordError):
    """Somebody corrected the alignment after the page was loaded."""


def correct(alignment: Alignment, act: Act, at: int, *, version: int) -> tuple[Alignment, int]:
    """Do `act` to the bead number `at`; the alignment as it is then, and the bead to go on with.

    An act that can do nothing there changes nothing. Raises StaleAlignment when the alignment is
    no longer at `version`.
    """
    with transaction.atomic():
        held = Alignment.objects.select_for_update(of=("self",)).get(pk=alignment.pk)
        beads = [Bead.of(each) for each in held.beads]
        if act is Act.NEXT:
            return held, following(beads, at)
        if held.version != version:
            raise StaleAlignment(
                _("Somebody corrected this meanwhile. You now see it as it is: look again.")
            )
        if act is Act.UNDO:
            focus = _undo(held)
        else:
            change = changed(beads, act, at)
            if change is None:
                return held, at
            held.beads[change.at : change.at + len(change.old)] = list(map(list, change.new))
            step = [change.at, len(change.new), list(map(list, change.old))]
            held.steps = [*held.steps, step][-KEPT_STEPS:]
            focus = change.focus
        held.version += 1
        held.save(update_fields=["beads", "steps", "version", "changed_at"])
    return held, focus


def _undo(held: Alignment) -> int:
    if not held.steps:
        return 0
    *rest, (at, count, old) = held.steps
    held.beads[at : at + count] = old
    held.steps = rest
    return int(at)
