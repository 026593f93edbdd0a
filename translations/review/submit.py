"""A person hands in a text."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext

from translations.checking import current_english
from translations.fuzzy import THRESHOLD, percent, prepare
from translations.history import record
from translations.models import MemoryUnit, Origin, Revision, State, Translation
from translations.verification import verify

from .errors import AlreadyLocked, ReviewError
from .locking import take

_STILL_THERE = 50
"""Percent of a memory unit's text that an edited one must be alike to be called taken from it."""


def submit(
    segment_id: int,
    target: str,
    *,
    text: str,
    user: AbstractBaseUser,
    version: int,
    unit: int | None = None,
) -> Translation:
    """Store `text` as `user`'s and put it forward for approval.

    A machine text handed in unchanged keeps its origin: the person vouches for it but did not
    write it. `unit` is the memory unit that a new text was taken from, unchanged or edited; it is
    recorded with how alike the sources are, if there is such a unit for this pair of languages and
    the texts are still alike. Raises StaleVersion, AlreadyLocked, or ReviewError when the text is
    empty.
    """
    with transaction.atomic():
        translation = take(segment_id, target, version=version)
        if translation.locked:
            raise AlreadyLocked(translation)
        text = text.strip()
        if not text:
            raise ReviewError(
                gettext("The translation is empty. Write it, then submit."), translation
            )
        if text != translation.text:
            translation.forget_origin()
            translation.text = text
            translation.origin = Origin.HUMAN
            if unit is not None:
                _remember(translation, unit)
        translation.pivot = current_english(translation)
        translation.state = State.TRANSLATED
        translation.submitted_by_id = user.pk
        translation.approved_by = None
        record(translation, Revision.Action.SUBMITTED, author=user)
        verify([translation])
    return translation


def _remember(translation: Translation, unit: int) -> None:
    """Record the memory unit that the text was taken from, while more of it is there than not."""
    segment = translation.segment
    found = MemoryUnit.objects.filter(
        pk=unit, source_language=segment.article.language, target=translation.target
    ).first()
    if found is None or percent(prepare(found.text), prepare(translation.text)) < _STILL_THERE:
        return
    match = percent(prepare(segment.text), prepare(found.source_text))
    if match >= THRESHOLD:
        translation.memory, translation.match = found, match
