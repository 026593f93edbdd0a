"""Latin letters of Chinese names: folding, and cutting pinyin into syllables."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from .syllables import CYRILLIC, INTERJECTIONS

_U_FORMS = ("ü", "v", "u", "yu")
_LONGEST_SYLLABLE = 6
_MOST_CUTS = 64


def letters_of(form: str) -> str:
    """Lower-case letters only, tone marks dropped, ü kept."""
    plain = unicodedata.normalize("NFD", form.lower()).replace("u\u0308", "ü")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "".join(filter(str.isalpha, unicodedata.normalize("NFC", plain).replace("u:", "ü")))


def cuts(form: str) -> tuple[tuple[str, ...], ...]:
    """The pinyin syllables the form may consist of, fewest first; empty where it is no pinyin.

    At most 64 ways are kept.
    """
    ways: list[tuple[str, ...]] = [()]
    for word in filter(None, map(letters_of, re.split(r"[\s'’-]+", form))):
        ways = _cut_word(word, ways)
    return tuple(ways) if ways != [()] else ()


def _cut_word(word: str, ways: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    reached: list[list[tuple[str, ...]]] = [ways, *([] for _ in word)]
    for start in range(len(word)):
        here = sorted(reached[start], key=len)[:_MOST_CUTS]
        for end in range(start + 1, min(len(word), start + _LONGEST_SYLLABLE) + 1):
            if word[start:end] in _spellings():
                reached[end] += [(*way, word[start:end]) for way in here]
    return sorted(reached[-1], key=len)[:_MOST_CUTS]


@cache
def _spellings() -> frozenset[str]:
    syllables = [*CYRILLIC, *INTERJECTIONS]
    return frozenset(form for syllable in syllables for form in written(syllable))


def written(syllable: str) -> tuple[str, ...]:
    """The ways a syllable is typed: lü, lv, lu, lyu."""
    if "ü" not in syllable:
        return (syllable,)
    return tuple(syllable.replace("ü", each) for each in _U_FORMS)
