"""The other places of a name that a person has just written otherwise."""

from __future__ import annotations

from translations.models import Translation
from translations.replacing import Scope, Search, TooMany, find_replacements
from translations.replacing.find import MOST


def search_for(old: str, new: str, surface: str, target: str) -> Search:
    """The replacement that mends them: in translations of sources that have the name."""
    scope = Scope(target=target)
    return Search(old, new, source=surface, exact=True, whole=True, scope=scope)


def places_left(search: Search, translation: Translation) -> int:
    """How many other translations still write the old form."""
    try:
        hits = find_replacements(search, approved=True)
    except TooMany:
        return MOST
    return sum(hit.translation != translation.pk for hit in hits)
