"""A reviewer asks for more work."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext

from translations.history import record
from translations.models import Revision, State, Translation

from .errors import AlreadyLocked, ReviewError
from .locking import take


def send_back(
    segment_id: int, target: str, *, reason: str, user: AbstractBaseUser, version: int
) -> Translation:
    """Mark the text as needing work, for a reason that its next editor will read.

    Raises StaleVersion, AlreadyLocked, or ReviewError without a reason or a text.
    """
    with transaction.atomic():
        translation = take(segment_id, target, version=version)
        if translation.locked:
            raise AlreadyLocked(translation)
        if not reason.strip():
            raise ReviewError(
                gettext("Say what has to be changed, then send it back."), translation
            )
        if translation.state == State.INITIAL:
            raise ReviewError(gettext("There is no text to send back yet."), translation)
        translation.state = State.NEEDS_WORK
        record(translation, Revision.Action.SENT_BACK, author=user, reason=reason.strip())
    return translation
