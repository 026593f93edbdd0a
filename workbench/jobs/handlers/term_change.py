"""Mending the many translations that a change of terms touches."""

from __future__ import annotations

from typing import Any

from translations.models import TermChange
from translations.term_change import carry_out
from workbench.jobs.context import JobContext
from workbench.jobs.registry import handler
from workbench.models import User


@handler("term_change")
def mend_translations(
    context: JobContext, *, change: int, user: int, undone: bool
) -> dict[str, Any]:
    """Mend, or restore, what waits for it; `undone` tells the two jobs of a change apart."""
    carry_out(
        TermChange.objects.get(pk=change),
        user=User.objects.get(pk=user),
        progress=context.progress,
        cancelled=context.cancelled,
    )
    return {}
