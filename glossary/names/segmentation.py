"""Cyrillic words cut into the syllables of the Palladius system."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .spelling import VOWELS
from .syllables import CARELESS, LONGEST, OLDER, PINYIN, VARIANTS

MOST_READINGS = 64
"""No word keeps more readings than this, the ones of fewest syllables."""

_SEPARATOR = re.compile(r"[ъ'-]")
DROPPED = "a separating ъ left out"

Pieces = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to read a word.

    `irregular` says how its spelling leaves the system (empty when it keeps to it).
    """

    syllables: Pieces
    irregular: frozenset[str] = frozenset()


def cut(word: str) -> tuple[Cut, ...]:
    """The readings of a lower-case word that keeps to the system, fewest syllables first.

    ъ, apostrophe and hyphen end a syllable. Without one, a single н before a vowel begins the next
    syllable: that is the rule that ъ is for. Two vowels that could be one final (уань) are read
    as one final first, as two syllables after it.
    """
    return _cut(word, loose=False)


def cut_loosely(word: str) -> tuple[Cut, ...]:
    """The readings that need an older or careless spelling, or a ъ that was left out."""
    return tuple(each for each in _cut(word, loose=True) if each.irregular)


def _cut(word: str, *, loose: bool) -> tuple[Cut, ...]:
    if re.search(r"(?<!н)ъ|ъ(?![аеиоуэюя])", word):
        return ()
    readings = [Cut(())]
    for part in _SEPARATOR.split(word):
        parts = _cut_part(part, loose=loose)
        readings = [_joined(left, right) for left in readings for right in parts]
        readings = _best(readings)
    return tuple(readings)


def _cut_part(part: str, *, loose: bool) -> list[Cut]:
    reached: list[list[Cut]] = [[] for _ in range(len(part) + 1)]
    reached[0] = [Cut(())]
    for start in range(len(part)):
        here = _best(reached[start])
        for end in range(start + 1, min(len(part), start + LONGEST) + 1) if here else ():
            reading = _syllable(part, start, end, loose=loose)
            if reading is not None:
                reached[end] += [_joined(before, reading) for before in here]
    return _best(reached[len(part)]) if part else []


def _syllable(part: str, start: int, end: int, *, loose: bool) -> Cut | None:
    form = part[start:end]
    irregular = set()
    if form.endswith("н") and end < len(part) and part[end] in VOWELS:
        irregular.add(DROPPED)
    pinyin = PINYIN.get(form)
    if pinyin is None and form in VARIANTS:
        pinyin, kind = VARIANTS[form]
        irregular.add(kind)
    if pinyin is None or (irregular and not loose):
        return None
    return Cut((pinyin,), frozenset(irregular))


def _joined(left: Cut, right: Cut) -> Cut:
    return Cut(left.syllables + right.syllables, left.irregular | right.irregular)


def _best(readings: list[Cut]) -> list[Cut]:
    """Without repetition: what keeps to the system first, then what has the fewest syllables."""
    distinct: dict[Pieces, Cut] = {}
    for each in sorted(readings, key=lambda one: (len(one.irregular), len(one.syllables))):
        distinct.setdefault(each.syllables, each)
    return list(distinct.values())[:MOST_READINGS]


__all__ = ["CARELESS", "DROPPED", "OLDER", "Cut", "cut", "cut_loosely"]
