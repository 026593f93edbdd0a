"""How good translations are, measured against references: metrics and terminology success.

Knows no database: sentences, references and term lists in, figures out.
"""

from __future__ import annotations

from .files import EvaluationInput, read_lines, read_terms
from .metrics import Scores, score
from .run import Enforce, evaluate, evaluate_output
from .term_success import TermEntry

__all__ = [
    "Enforce",
    "EvaluationInput",
    "Scores",
    "TermEntry",
    "evaluate",
    "evaluate_output",
    "read_lines",
    "read_terms",
    "score",
]
