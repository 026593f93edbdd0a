"""Aligning long texts."""

from __future__ import annotations

from typing import Any

from translations.aligning import run_alignment
from translations.models import Alignment
from workbench.jobs.context import JobContext
from workbench.jobs.registry import handler


@handler("align")
def align_texts(context: JobContext, *, alignment: int) -> dict[str, Any]:
    """Align one text with its translation; it is one step, so there is nothing to resume."""
    run_alignment(Alignment.objects.select_related("article").get(pk=alignment))
    return {"alignment": alignment}
