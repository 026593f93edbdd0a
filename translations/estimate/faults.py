"""Faults that speak for themselves, each with a price.

The systems the weights were fitted on hardly ever commit these, so that their prices are set by
judgement: points of sentence chrF.
"""

from __future__ import annotations

import re

from translations.engines.repetition import is_looping

from .draft import Draft
from .features import length_off

CHECKS_OF_MEANING = frozenset({"currency", "dates", "numbers", "omissions", "untranslated"})
"""The checks whose errors `Draft.errors` counts; the others are about form, quickly mended."""

HOPELESS = 100.0
LOST_TERM = 8.0
ERROR = 6.0
RESIDUE = 12.0
LENGTH = 40.0
"""For each unit of the length's log ratio beyond what is `TOLERATED`."""
TOLERATED = 0.35
DROP = 10.0
"""For each nat by which forcing the terms lowered the mean log-probability of a token."""
DOUBT = 15.0
"""For each nat of the mean log-probability below what is usual; above it a bonus."""

_CYRILLIC = re.compile(r"[а-яё]{2,}", re.IGNORECASE)
_GERMAN = re.compile(r"\b(?:und|der|die|das|nicht|ist|mit|von|für|wurde|einen?|auch)\b")
_RUN = re.compile(r"(?:[A-Za-z]+ ){4}[A-Za-z]+")
_WORDS = 4  # a shorter text may be a name, which is the same in both languages


def penalty(draft: Draft, usual_ratio: float = 0.0) -> float:
    """The price of what is plainly wrong with the draft, in points of chrF."""
    if draft.read.strip() and not draft.text.strip():
        return HOPELESS
    points = HOPELESS * (_copied(draft) or is_looping(draft.text, draft.read))
    points += LENGTH * max(0.0, length_off(draft, usual_ratio) - TOLERATED)
    points += RESIDUE * _residues(draft)
    points += LOST_TERM * draft.lost_terms + ERROR * draft.errors
    return points + _doubt(draft)


def _doubt(draft: Draft) -> float:
    """The price of the engine's own doubts; forcing may have added to them, not taken away."""
    if draft.score is None:
        return 0.0
    free = draft.score if draft.free_score is None else draft.free_score
    points = DROP * max(0.0, free - draft.score)
    if draft.usual_score is not None:
        points += DOUBT * (draft.usual_score - free)
    return points


def _copied(draft: Draft) -> bool:
    same = draft.read.casefold().split() == draft.text.casefold().split()
    return same and len(draft.read.split()) > _WORDS


def _residues(draft: Draft) -> int:
    """Passages left in the language of the source."""
    found = len(_CYRILLIC.findall(draft.text)) if draft.target in ("en", "zh") else 0
    if draft.source == "de" and draft.target != "de":
        found += len(_GERMAN.findall(draft.text)) // 2
    if draft.target == "zh":
        found += len(_RUN.findall(draft.text))
    return found
