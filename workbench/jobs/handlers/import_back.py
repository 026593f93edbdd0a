"""Files of translations too large to wait for: reading them, applying them, taking them back."""

from __future__ import annotations

from typing import Any

from translations.import_back import carry_out, plan_import
from translations.models import TranslationImport
from workbench.jobs.context import JobContext
from workbench.jobs.registry import handler
from workbench.models import User


@handler("read_translations")
def read_file(context: JobContext, *, batch: int) -> dict[str, Any]:
    """Read the file of an import and see what it would do; begun afresh when resumed."""
    plan_import(
        TranslationImport.objects.get(pk=batch),
        progress=context.progress,
        cancelled=context.cancelled,
    )
    return {"import": batch}


@handler("apply_translations")
def apply_file(context: JobContext, *, batch: int, user: int, undone: bool) -> dict[str, Any]:
    """Write what was chosen, or restore what was there; `undone` tells the two jobs apart."""
    carry_out(
        TranslationImport.objects.get(pk=batch),
        user=User.objects.get(pk=user),
        progress=context.progress,
        cancelled=context.cancelled,
    )
    return {"import": batch}
