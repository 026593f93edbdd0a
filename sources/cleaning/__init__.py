"""Telling an article from the litter that was saved with it: marks only, the text stays whole."""

from __future__ import annotations

from .clean import Block, Cleaned, clean
from .exclusions import Exclusion
from .layout import Stretch
from .paragraphs import paragraphs

__all__ = ["Block", "Cleaned", "Exclusion", "Stretch", "clean", "paragraphs"]
