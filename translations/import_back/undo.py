"""Taking an import back."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from translations.models import TranslationImport

from .errors import ImportRefused
from .execution import carry_out


def decide_undo(batch: TranslationImport, *, user: AbstractBaseUser) -> TranslationImport:
    """Have what the import replaced wait to be restored by `carry_out`. Raises ImportRefused."""
    with transaction.atomic():
        batch = TranslationImport.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        if batch.state != TranslationImport.State.APPLIED:
            raise ImportRefused(
                _("This import is %(state)s, so it cannot be taken back.")
                % {"state": batch.get_state_display()}
            )
        batch.state = TranslationImport.State.UNDOING
        batch.undone_by_id = user.pk
        batch.save(update_fields=["state", "undone_by"])
    return batch


def undo_import(batch: TranslationImport, *, user: AbstractBaseUser) -> TranslationImport:
    """`decide_undo` and all that follows from it, at once."""
    batch = decide_undo(batch, user=user)
    carry_out(batch, user=user)
    return batch
