"""Concepts, their terms in each language, and where segments name them."""

from __future__ import annotations

from .candidate import RefusedCandidate
from .choice import NameChoice
from .concept import Concept
from .evidence import Evidence
from .occurrence import ArticleMatching, Occurrence
from .state import GlossaryState
from .term import SurfaceForm, Term

__all__ = [
    "ArticleMatching",
    "Concept",
    "Evidence",
    "GlossaryState",
    "NameChoice",
    "Occurrence",
    "RefusedCandidate",
    "SurfaceForm",
    "Term",
]
