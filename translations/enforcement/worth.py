"""What a text with a forced term is worth beside the free draft: its score less what it spoils.

All in nats per token, so that penalties compare with mean log-probabilities. The weights are set by
judgement on real drafts.
"""

from __future__ import annotations

import math
import re
from collections import Counter

from translations.engines.repetition import is_looping

from .duplicates import echoes
from .task import Attempt

SHORTEST, LONGEST = 0.6, 1.7
"""Of the free draft's length: beyond, something was lost or made up."""

GARBLED = 1.5
"""By how much a text may be worth less than the free draft before it is refused."""

GUESSED = 0.4
"""What it costs to write over a name that is not like the term, which may be somebody else's."""

_STRETCH = 0.5  # for each unit of the log ratio of lengths
_LOST_WORDS = 0.8  # if all were lost
_LOST_NUMBER = 0.3
_RESIDUE = 0.4  # what the term stands for is still there, or part of the term is said again
_COLLISION = 0.3  # two Chinese names that do not belong together, without a word between

_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_HAN_PAIR = re.compile(r"(?=([\u3400-\u9fff]{2}))")


def worth(candidate: Attempt, free: Attempt, number: int) -> float:
    """The score of `candidate`, which forces occurrence `number`, less what it lost of `free`.

    Where the engine cannot score, the penalties alone.
    """
    points = candidate.score or 0.0
    points -= _STRETCH * abs(math.log(len(candidate.text) / len(free.text)))
    points -= _LOST_WORDS * _lost(_words(free), _words(candidate))
    points -= _LOST_NUMBER * _lost_numbers(candidate, free)
    points -= _COLLISION * max(0, candidate.collisions - free.collisions)
    return points - _RESIDUE * (
        _leaves_residue(candidate, free, number) or _echoes(candidate, number)
    )


def sound(candidate: Attempt, free: Attempt) -> bool:
    """Whether the text has a plausible length and does not go in circles."""
    ratio = len(candidate.text) / len(free.text)
    looping = is_looping(candidate.text, free.task.sentence.text)
    return SHORTEST <= ratio <= LONGEST and not looping


def _words(attempt: Attempt) -> Counter[str]:
    """Longer words, or pairs of Chinese characters: what a text says, roughly."""
    pattern = _HAN_PAIR if attempt.target == "zh" else _WORD
    return Counter(pattern.findall(attempt.text.casefold()))


def _lost(before: Counter[str], after: Counter[str]) -> float:
    """The share of `before` that is not in `after`."""
    return (before - after).total() / before.total() if before else 0.0


def _lost_numbers(candidate: Attempt, free: Attempt) -> int:
    """Numbers of the free draft that are gone; those it made up are not missed."""
    asked = Counter(_NUMBER.findall(free.task.sentence.text))
    kept = Counter(_NUMBER.findall(free.text)) & asked
    return (kept - Counter(_NUMBER.findall(candidate.text))).total()


def _echoes(candidate: Attempt, number: int) -> bool:
    found = candidate.found[number]
    if found.start is None or found.end is None:
        return False
    return echoes(candidate.text, candidate.target, (found.start, found.end))


def _leaves_residue(candidate: Attempt, free: Attempt, number: int) -> bool:
    """Whether the span that seemed to stand for the occurrence is still there beside the term."""
    span = free.likely(number)
    if span is None or candidate.found[number].start is None:
        return False
    stretch = free.text[slice(*span)]
    return any(
        not candidate.touches(match.span())
        for match in re.finditer(re.escape(stretch), candidate.text)
    )
