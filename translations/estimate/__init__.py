"""How much a draft deserves trust, estimated without a reference: `estimate(draft)`, 0 to 1.

Knows no database and loads no model. What the figure means, how it was fitted and how far it can be
trusted is in docs/evaluation.md.
"""

from __future__ import annotations

from .draft import Draft
from .faults import CHECKS_OF_MEANING
from .features import agreement
from .score import DOUBTS, Assessment, assess, estimate

__all__ = ["CHECKS_OF_MEANING", "DOUBTS", "Assessment", "Draft", "agreement", "assess", "estimate"]
