"""Segments with the same source text: finding them, and giving them the same translation."""

from __future__ import annotations

from .find import Other, has_repetitions, others_of, same_source
from .repeat import CannotRepeat, decide_repetition

__all__ = [
    "CannotRepeat",
    "Other",
    "decide_repetition",
    "has_repetitions",
    "others_of",
    "same_source",
]
