"""Settling whom an ambiguous name means, with what follows for the translations."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from glossary.services.choose_name import choose_name, undo_choice
from sources.models import Article

from .models import Translation
from .verification import bring_up_to_date, verify


def settle_name(
    *, segment: int, start: int, concept: int, user: AbstractBaseUser, everywhere: bool = False
) -> set[int]:
    """`choose_name`, and the renditions of the segments concerned verified."""
    _bring_up_to_date(segment)
    with transaction.atomic():
        changed = choose_name(
            segment=segment, start=start, concept=concept, user=user, everywhere=everywhere
        )
        _verify(changed)
    return changed


def unsettle_name(*, segment: int, start: int, user: AbstractBaseUser) -> set[int]:
    """`undo_choice`, and the renditions of the segments concerned verified."""
    _bring_up_to_date(segment)
    with transaction.atomic():
        changed = undo_choice(segment=segment, start=start, user=user)
        _verify(changed)
    return changed


def _bring_up_to_date(segment: int) -> None:
    """Let what is settled be what the glossary says now; makes the matcher ready, too."""
    bring_up_to_date(list(Article.objects.filter(segments=segment)))


def _verify(segments: set[int]) -> None:
    verify(list(Translation.objects.filter(segment__in=segments)))
