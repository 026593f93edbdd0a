"""Translations with their revisions and renditions, and the memory of approved pairs."""

from __future__ import annotations

from .memory import MemoryUnit
from .rendition import Rendition
from .revision import Revision
from .translation import Origin, State, Translation

__all__ = ["MemoryUnit", "Origin", "Rendition", "Revision", "State", "Translation"]
