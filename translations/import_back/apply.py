"""Deciding that the chosen rows of a file become translations."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from translations.models import TranslationImport

from .errors import ImportRefused
from .execution import carry_out


def decide_import(batch: TranslationImport) -> TranslationImport:
    """Have the chosen rows wait to be written by `carry_out`. Raises ImportRefused."""
    with transaction.atomic():
        batch = TranslationImport.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        if batch.state != TranslationImport.State.PLANNED:
            raise ImportRefused(
                _("This import is %(state)s; bring the file in again to apply more of it.")
                % {"state": batch.get_state_display()}
            )
        if not batch.texts.filter(chosen=True).exists():
            raise ImportRefused(_("Nothing is ticked. Tick what is to become a translation."))
        batch.state = TranslationImport.State.APPLYING
        batch.save(update_fields=["state"])
    return batch


def apply_import(
    batch: TranslationImport,
    *,
    user: AbstractBaseUser | None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> TranslationImport:
    """`decide_import` and all that follows from it, at once."""
    batch = decide_import(batch)
    carry_out(batch, user=user, progress=progress)
    return batch
