"""A reviewer makes a text final."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext

from translations.findings import open_findings
from translations.history import record
from translations.memory import remember
from translations.models import Revision, Severity, State, Translation
from translations.verification import verify

from .errors import AlreadyLocked, OpenErrors, ReviewError, SelfApproval
from .locking import take


def approve(segment_id: int, target: str, *, user: AbstractBaseUser, version: int) -> Translation:
    """Approve the text as it stands, lock it and add it to the memory.

    Raises StaleVersion, AlreadyLocked, SelfApproval (unless the site is in one-person mode),
    OpenErrors while the checks find errors that nobody dismissed, or ReviewError when there is no
    text or it was sent back and not handed in again.
    """
    with transaction.atomic():
        translation = take(segment_id, target, version=version)
        if translation.locked:
            raise AlreadyLocked(translation)
        if translation.state not in {State.DRAFT, State.TRANSLATED}:
            raise ReviewError(
                gettext(
                    "There is nothing to approve yet: a text has to be drafted or submitted first."
                ),
                translation,
            )
        if translation.submitted_by_id == user.pk and not settings.ONE_PERSON:
            raise SelfApproval(translation)
        verify([translation])
        errors = open_findings([Severity.ERROR]).filter(translation=translation)
        if messages := list(errors.values_list("message", flat=True)):
            raise OpenErrors(translation, messages)
        translation.state = State.APPROVED
        translation.approved_by_id = user.pk
        record(translation, Revision.Action.APPROVED, author=user)
        remember(translation)
    return translation
