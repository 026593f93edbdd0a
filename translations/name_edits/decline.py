"""Remembering that a form is not wanted for a name."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser

from sources.text import fold
from translations.models import DeclinedName, Translation

from .offer import LONGEST, NameOffer


def decline(offer: NameOffer, translation: Translation, *, user: AbstractBaseUser) -> None:
    """Never offer this form for this name again; for the concept, where the glossary has it."""
    name: dict[str, object] = {
        "concept_id": offer.concept,
        "language": translation.segment.article.language,
        "surface": "" if offer.concept else fold(offer.surface)[:LONGEST],
        "target": translation.target,
        "form": fold(offer.new)[:LONGEST],
    }
    DeclinedName.objects.get_or_create(**name, defaults={"declined_by_id": user.pk})
