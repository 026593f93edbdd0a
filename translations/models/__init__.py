"""Translations with their revisions and renditions, the memory, and the changes of terms."""

from __future__ import annotations

from .memory import MemoryUnit
from .rendition import ArticleVerification, Rendition
from .revision import Revision
from .term_change import Mend, TermChange
from .translation import Origin, State, Translation

__all__ = [
    "ArticleVerification",
    "MemoryUnit",
    "Mend",
    "Origin",
    "Rendition",
    "Revision",
    "State",
    "TermChange",
    "Translation",
]
