"""Drafting: memory first, then the engine; English first, Chinese through it."""

from __future__ import annotations

from .draft import draft
from .report import DraftReport

__all__ = ["DraftReport", "draft"]
