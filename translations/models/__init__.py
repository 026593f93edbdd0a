"""Translations with their revisions and renditions, the memory, and the changes of terms."""

from __future__ import annotations

from .bulk_approval import BulkApproval, BulkApproved
from .comment import Comment, CommentsRead
from .finding import CheckedText, Dismissal, Finding, Severity
from .memory import MemoryUnit
from .proposal import Proposal
from .rendition import ArticleVerification, Rendition
from .resegmentation import Resegmentation
from .revision import Revision
from .term_change import ConceptChange, Mend, PlannedChange, TermChange
from .translation import Origin, State, Translation

__all__ = [
    "ArticleVerification",
    "BulkApproval",
    "BulkApproved",
    "CheckedText",
    "Comment",
    "CommentsRead",
    "ConceptChange",
    "Dismissal",
    "Finding",
    "MemoryUnit",
    "Mend",
    "Origin",
    "PlannedChange",
    "Proposal",
    "Rendition",
    "Resegmentation",
    "Revision",
    "Severity",
    "State",
    "TermChange",
    "Translation",
]
