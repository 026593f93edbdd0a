"""Russian words as pymorphy reads them: one dictionary in a process, and no character it fails on.

pymorphy asks for the Unicode name of letters, and looks words up as UTF-8. It raises for letters
without a name (Tangut "𗀀") and for half of a surrogate pair; words with these are no Russian ones.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse


@lru_cache(maxsize=8192)
def parses(word: str) -> tuple[Parse, ...]:
    """The grammatical readings of `word`, the likeliest first; a lone UNKN where it has none."""
    if not _readable(word):
        (unknown,) = _analyzer().parse("")
        return (unknown._replace(word=word, normal_form=word),)
    return tuple(_analyzer().parse(word))


def is_known(word: str) -> bool:
    """Whether the dictionary holds `word`."""
    return _readable(word) and bool(_analyzer().word_is_known(word))


@cache
def _analyzer() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")


def _readable(word: str) -> bool:
    return word.isascii() or all(unicodedata.name(character, "") for character in word)
