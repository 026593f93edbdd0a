"""Drafting: memory first, then the engine; English first, Chinese through it."""

from __future__ import annotations

from .choosing import current_proposal
from .draft import draft
from .leg import Redo
from .opinions import ask_second_opinions, second_engine
from .report import DraftReport

__all__ = [
    "DraftReport",
    "Redo",
    "ask_second_opinions",
    "current_proposal",
    "draft",
    "second_engine",
]
