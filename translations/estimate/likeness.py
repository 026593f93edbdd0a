"""How alike words of different languages are written: names and borrowed words keep their shape."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+")

_CYRILLIC = dict(zip("абвгдеёзийклмнопрстуфхцыэ", "abvgdeeziiklmnoprstufhcye", strict=True)) | {
    "ж": "zh", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
}  # fmt: skip

Grams = frozenset[str]


def likeness(word: str, others: list[Grams]) -> float:
    """Dice's coefficient, 0 to 1, of the trigrams of `word` and the most alike of `others`."""
    own = trigrams(word)
    return max((2 * len(own & other) / (len(own) + len(other)) for other in others), default=0.0)


@lru_cache(maxsize=65536)
def trigrams(word: str) -> Grams:
    """The letter trigrams of a word in plain Latin letters, the beginning marked."""
    marked = "^" + _latin(word)
    return frozenset(marked[at : at + 3] for at in range(max(1, len(marked) - 2)))


def _latin(word: str) -> str:
    """Roughly as an English reader would spell it; only likeness is asked for."""
    letters = "".join(_CYRILLIC.get(letter, letter) for letter in word.casefold())
    return unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
