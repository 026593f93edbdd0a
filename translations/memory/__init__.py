"""The memory: approved pairs, found again by their source text or by what they say."""

from __future__ import annotations

from .exact import exact_matches
from .keeping import forget, forget_all, remember, remember_all
from .rebuilding import fill_if_empty, rebuild

__all__ = [
    "exact_matches",
    "fill_if_empty",
    "forget",
    "forget_all",
    "rebuild",
    "remember",
    "remember_all",
]
