"""Sentence alignment of a text and its translation, where neither carries ids. Pure text work."""

from __future__ import annotations

from .align import Bead, align

__all__ = ["Bead", "align"]
