"""Fuzzy matches: how alike two sources are, and what of an old translation fits a new source.

Knows no database.
"""

from __future__ import annotations

from .score import THRESHOLD, Prepared, percent, prepare
from .words import key_words, searchable

__all__ = ["THRESHOLD", "Prepared", "key_words", "percent", "prepare", "searchable"]
