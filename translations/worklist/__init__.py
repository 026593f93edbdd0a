"""What waits for somebody, over all articles: by role, the riskiest first, narrowed and counted."""

from __future__ import annotations

from .facets import Facet, facets
from .narrowing import Narrowing, Risk
from .queue import Queue, waiting_by_article
from .roles import ROLES, Role, roles_of
from .tiers import Item

__all__ = [
    "ROLES",
    "Facet",
    "Item",
    "Narrowing",
    "Queue",
    "Risk",
    "Role",
    "facets",
    "roles_of",
    "waiting_by_article",
]
