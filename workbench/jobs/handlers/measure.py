"""Measuring approved texts against their first machine drafts."""

from __future__ import annotations

from typing import Any

from translations.quality import measure, unmeasured
from workbench.jobs.context import JobContext
from workbench.jobs.registry import handler

_AT_ONCE = 50


@handler("measure")
def measure_approved(context: JobContext) -> dict[str, Any]:
    """Measure everything that is not yet measured; what is done stays done."""
    total = unmeasured().count()
    last, done = 0, 0
    while part := list(unmeasured().filter(pk__gt=last).order_by("pk")[:_AT_ONCE]):
        if context.cancelled():
            break
        measure(part)
        last, done = part[-1].pk, done + len(part)
        context.progress(done, max(total, done))
    return {}
