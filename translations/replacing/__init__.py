"""Search and replace over translations: found, shown, done as one event, taken back."""

from __future__ import annotations

from .decide import decide_replacement
from .find import Found, TooMany, find_replacements, find_sources
from .search import Scope, Search

__all__ = [
    "Found",
    "Scope",
    "Search",
    "TooMany",
    "decide_replacement",
    "find_replacements",
    "find_sources",
]
