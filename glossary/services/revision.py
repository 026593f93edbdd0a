"""The glossary's revision: it moves with every change, so that what was made from it can tell."""

from __future__ import annotations

import time

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest

from glossary.models import GlossaryState

_ONLY = 1


def current_revision() -> int:
    """The revision as this transaction sees it; 0 for a glossary that no service ever changed."""
    return GlossaryState.objects.filter(pk=_ONLY).values_list("revision", flat=True).first() or 0


def lock() -> None:
    """Make the current transaction the only one that changes the glossary, until it ends."""
    GlossaryState.objects.select_for_update().get_or_create(pk=_ONLY)


@transaction.atomic
def touch() -> None:
    """Move the revision on; call it in the transaction of every change.

    The number leads the clock (microseconds), not only its predecessor, so that a database restored
    from a backup never repeats a revision that a running process still remembers.
    """
    lock()
    now = Value(time.time_ns() // 1000)
    GlossaryState.objects.filter(pk=_ONLY).update(revision=Greatest(F("revision") + 1, now))
