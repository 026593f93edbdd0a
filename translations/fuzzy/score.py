"""How alike two source texts are, in percent.

Half the measure is the edit distance of the letters (Levenshtein 1966), half that of the words:
letters alone call "der Minister" and "die Minister" nearly the same text and "ja" and "nein" a
little alike, words alone make too much of an ending. Numbers and punctuation count little, as they
are quickly put right: they are taken out of the comparison and cost a fixed penalty each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from .words import HAN, plain

THRESHOLD = 75
"""Matches below this are more work to mend than to translate; CAT tools begin here."""

PUNCTUATION_PENALTY = 1
NUMBER_PENALTY = 2

_TOKEN = re.compile(rf"\d+(?:[.,:\u00a0 ]\d+)*|[{HAN}]|[^\W\d_{HAN}]+")
_NUMBER = "0"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text ready to be compared: `words` with numbers masked, `letters` the words joined."""

    text: str
    words: tuple[str, ...]
    letters: str
    numbers: tuple[str, ...]
    marks: str


def prepare(text: str) -> Prepared:
    """What of `text` is compared."""
    folded = plain(text)
    found = _TOKEN.findall(folded)
    words = tuple(_NUMBER if word[0].isdigit() else word for word in found)
    numbers = tuple(word for word in found if word[0].isdigit())
    marks = "".join(_TOKEN.sub("", folded).split())
    return Prepared(text, words, " ".join(words), numbers, marks)


def percent(one: Prepared, other: Prepared, at_least: int = 0) -> int:
    """How alike two texts are: 100 only for the same text to the letter, 0 below `at_least`.

    Symmetric. Texts that differ in case or white space only have 99.
    """
    if one.text == other.text:
        return 100
    if not one.words or not other.words:
        return 0
    # The mean cannot reach `at_least` where one half lacks more than the other can make up.
    needed = max(0.0, 2 * at_least / 100 - 1)
    letters = Levenshtein.normalized_similarity(one.letters, other.letters, score_cutoff=needed)
    if letters < needed:
        return 0
    words = Levenshtein.normalized_similarity(one.words, other.words)
    score = 100 * (letters + words) / 2
    score -= PUNCTUATION_PENALTY * (one.marks != other.marks)
    score -= NUMBER_PENALTY * (one.numbers != other.numbers)
    rounded = min(99, max(0, int(score)))
    return rounded if rounded >= at_least else 0
