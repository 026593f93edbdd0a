"""A person hands in a text."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from translations.checking import current_english
from translations.history import record
from translations.models import Origin, Revision, State, Translation
from translations.verification import verify

from .errors import AlreadyLocked, ReviewError
from .locking import take


def submit(
    segment_id: int, target: str, *, text: str, user: AbstractBaseUser, version: int
) -> Translation:
    """Store `text` as `user`'s and put it forward for approval.

    A machine text handed in unchanged keeps its origin: the person vouches for it but did not
    write it. Raises StaleVersion, AlreadyLocked, or ReviewError when the text is empty.
    """
    with transaction.atomic():
        translation = take(segment_id, target, version=version)
        if translation.locked:
            raise AlreadyLocked(translation)
        text = text.strip()
        if not text:
            raise ReviewError("The translation is empty. Write it, then submit.", translation)
        if text != translation.text:
            translation.forget_origin()
            translation.text = text
            translation.origin = Origin.HUMAN
        translation.pivot = current_english(translation)
        translation.state = State.TRANSLATED
        translation.submitted_by_id = user.pk
        translation.approved_by = None
        record(translation, Revision.Action.SUBMITTED, author=user)
        verify([translation])
    return translation
