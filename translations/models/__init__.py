"""Translations with their revisions and renditions, the memory, and the changes of terms."""

from __future__ import annotations

from .alignment import Alignment
from .bulk_approval import BulkApproval, BulkApproved
from .comment import Comment, CommentsRead
from .declined_name import DeclinedName
from .finding import CheckedText, Dismissal, Finding, Severity
from .importing import ImportedText, TranslationImport
from .memory import MemoryUnit
from .post_edit import PostEdit
from .proposal import Proposal
from .rendition import ArticleVerification, Rendition
from .resegmentation import Resegmentation
from .revision import Revision
from .term_change import ConceptChange, Mend, PlannedChange, TermChange
from .translation import Origin, State, Translation

__all__ = [
    "Alignment",
    "ArticleVerification",
    "BulkApproval",
    "BulkApproved",
    "CheckedText",
    "Comment",
    "CommentsRead",
    "ConceptChange",
    "DeclinedName",
    "Dismissal",
    "Finding",
    "ImportedText",
    "MemoryUnit",
    "Mend",
    "Origin",
    "PlannedChange",
    "PostEdit",
    "Proposal",
    "Rendition",
    "Resegmentation",
    "Revision",
    "Severity",
    "State",
    "TermChange",
    "Translation",
    "TranslationImport",
]
