"""A reviewer unlocks a final text."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext

from translations.history import record
from translations.memory import forget
from translations.models import Revision, State, Translation

from .errors import ReviewError
from .locking import take


def reopen(
    segment_id: int, target: str, *, reason: str, user: AbstractBaseUser, version: int
) -> Translation:
    """Return an approved text to `translated`, and take it out of the memory.

    Raises StaleVersion, or ReviewError without a reason or when the text is not approved.
    """
    with transaction.atomic():
        translation = take(segment_id, target, version=version)
        if not translation.locked:
            raise ReviewError(gettext("Only an approved translation can be reopened."), translation)
        if not reason.strip():
            raise ReviewError(
                gettext("Say why the approved text has to be opened again."), translation
            )
        translation.state = State.TRANSLATED
        translation.approved_by = None
        record(translation, Revision.Action.REOPENED, author=user, reason=reason.strip())
        forget(translation)
    return translation
