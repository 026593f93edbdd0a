"""Cells that a spreadsheet would run as formulas; the rule is shared with the glossary's tables."""

from __future__ import annotations

from sources.spreadsheet import guard, unguard

__all__ = ["guard", "unguard"]
