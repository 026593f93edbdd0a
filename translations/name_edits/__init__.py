"""Names that a person has just written otherwise: what could follow for the glossary."""

from __future__ import annotations

from .changed import Changed, changed_stretches
from .decline import decline
from .offer import NameOffer, name_offer
from .places import places_left, search_for

__all__ = [
    "Changed",
    "NameOffer",
    "changed_stretches",
    "decline",
    "name_offer",
    "places_left",
    "search_for",
]
