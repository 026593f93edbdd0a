"""Aligning an article with a translation that came as a text of its own, and using the pairs."""

from __future__ import annotations

from .begin import begin_alignment, run_alignment
from .correct import StaleAlignment, correct
from .corrections import DOUBTFUL, Act, Bead, doubtful, paired
from .memorise import memorise, take_out
from .use import use_as_translations

__all__ = [
    "DOUBTFUL",
    "Act",
    "Bead",
    "StaleAlignment",
    "begin_alignment",
    "correct",
    "doubtful",
    "memorise",
    "paired",
    "run_alignment",
    "take_out",
    "use_as_translations",
]
