"""Translations with their revisions and renditions, the memory, the changes of terms and of segments."""

from __future__ import annotations

from .memory import MemoryUnit
from .proposal import Proposal
from .rendition import ArticleVerification, Rendition
from .resegmentation import Resegmentation
from .revision import Revision
from .term_change import Mend, TermChange
from .translation import Origin, State, Translation

__all__ = [
    "ArticleVerification",
    "MemoryUnit",
    "Mend",
    "Origin",
    "Proposal",
    "Rendition",
    "Resegmentation",
    "Revision",
    "State",
    "TermChange",
    "Translation",
]
