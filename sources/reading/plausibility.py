"""How much a decoded text looks like German, Russian, English or Simplified Chinese.

A wrong encoding decodes to letters too, but to ones that no text of ours is made of: rare
characters, other scripts, Cyrillic and Latin within one word.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_SAMPLE_CHARS = 20_000
_PLAIN = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "!\"#$%&'()*+,-./:;<=>?@[]_|~ \t\n\r"
    "äöüßÄÖÜéèêáàâóòôíìîçñëïÉ"
    "„“”‘’‚«»‹›–—…•·§°©®™€№×\u00a0\u00ad"
    "。，、；：？！“”‘’（）《》〈〉【】「」『』…—·～％＋－０１２３４５６７８９\u3000"
)
_RUSSIAN = re.compile("[а-яёА-ЯЁ]")
_LEVEL_1_LEAD_BYTES = range(0xB0, 0xD8)
_MIXED_WORD = re.compile("[A-Za-zÀ-ÿ][а-яёА-ЯЁ]|[а-яё][A-Za-zÀ-ÿ]")
_CASE_FLIP = re.compile("[а-яё][А-ЯЁ]|[a-zß-ÿ][À-Þ]")


def plausibility(text: str) -> float:
    """From 1 for text of our languages down to 0 and below for noise. Reads a sample of `text`."""
    sample = text[:_SAMPLE_CHARS]
    if not sample:
        return 0.0
    weights = sum(_weight(character) * count for character, count in Counter(sample).items())
    oddities = len(_MIXED_WORD.findall(sample)) + len(_CASE_FLIP.findall(sample))
    return (weights - oddities) / len(sample)


@lru_cache(maxsize=20_000)
def _weight(character: str) -> float:
    if character in _PLAIN or _RUSSIAN.match(character):
        return 1.0
    if "一" <= character <= "鿿":
        return 1.0 if _is_common_hanzi(character) else 0.3
    if not character.isprintable():
        return -4.0
    return 0.3


def _is_common_hanzi(character: str) -> bool:
    """Whether the character is of level 1 of GB 2312: the 3,755 that make up ordinary text."""
    try:
        return character.encode("gb2312")[0] in _LEVEL_1_LEAD_BYTES
    except UnicodeEncodeError:
        return False
