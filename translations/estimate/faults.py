"""Faults that speak for themselves, each with a price.

The systems the weights were fitted on hardly ever commit these, so that their prices are set by
judgement: points of sentence chrF. `UNSURE` alone was measured (docs/evaluation.md).
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
UNSURE = 7.0
"""For each standard deviation of the mean log-probability below what is usual; above it a bonus."""
SUREST = 2.0  # standard deviations; what an engine is surer of is mostly short

_CYRILLIC = re.compile(r"[а-яё]{2,}", re.IGNORECASE)
_GERMAN = re.compile(r"\b(?:und|der|die|das|nicht|ist|mit|von|für|wurde|einen?|auch)\b")
_RUN = re.compile(r"(?:[A-Za-z]+ ){4}[A-Za-z]+")
_WORDS = 4  # a shorter text may be a name, which is the same in both languages


def prices(draft: Draft, usual_ratio: float = 0.0) -> dict[str, float]:
    """What is plainly wrong with the draft, by the name of the doubt, in points of chrF.

    Only "unsure" may be below 0: where the engine is surer than usual.
    """
    if draft.read.strip() and not draft.text.strip():
        return {"empty": HOPELESS}
    return {
        "copied": HOPELESS * _copied(draft),
        "loop": HOPELESS * is_looping(draft.text, draft.read),
        "length": LENGTH * max(0.0, length_off(draft, usual_ratio) - TOLERATED),
        "residue": RESIDUE * _residues(draft),
        "terms": LOST_TERM * draft.lost_terms,
        "errors": ERROR * draft.errors,
        **_doubt(draft),
    }


def _doubt(draft: Draft) -> dict[str, float]:
    """The price of the engine's own doubts; forcing may have added to them, not taken away."""
    if draft.score is None:
        return {}
    free = draft.score if draft.free_score is None else draft.free_score
    found = {"forced": DROP * max(0.0, free - draft.score)}
    if draft.usual_score is not None and draft.usual_spread:
        found["unsure"] = UNSURE * max(-SUREST, (draft.usual_score - free) / draft.usual_spread)
    return found


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
