"""Sentences as the words that alignment compares."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_HAN = re.compile("[\u3400-\u9fff]")
# Inflection sits at the end of a word: its beginning stands for it.
_STEM = 6

_CYRILLIC = dict(zip("абвгдезийклмнопрстуфхцыэё", "abvgdeziiklmnoprstufhcyee", strict=True)) | {
    "ж": "zh",
    "ч": "ch",
    "ш": "sh",
    "щ": "sch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}
# Letters that languages write the same sound with.
_SOUNDS = [
    ("ph", "f"), ("ck", "k"), ("c", "k"), ("w", "v"), ("y", "i"), ("sh", "s"), ("z", "s"),
    ("x", "ks"), ("j", "i"), ("h", ""),
]  # fmt: skip


def words(text: str) -> list[str]:
    """What a sentence is compared by: numbers, beginnings of words, Chinese characters and pairs.

    Chinese is not cut into words: a character and each pair of neighbours stand for themselves.
    """
    found: list[str] = []
    for match in _WORD.finditer(text.lower()):
        word = match.group()
        if word[0].isdigit():
            found.append(re.sub(r"[.,]", "", word))
        elif is_han(word):
            found += [
                *word,
                *(first + second for first, second in pairwise(word)),
            ]
        else:
            found.append(word[:_STEM])
    return found


def is_han(word: str) -> bool:
    """Whether a word is written in Chinese characters."""
    return bool(_HAN.search(word))


def sound(word: str) -> str:
    """A rough common spelling of a word in Latin or Cyrillic, for telling like names."""
    latin = "".join(_CYRILLIC.get(letter, letter) for letter in word)
    plain = "".join(c for c in unicodedata.normalize("NFD", latin) if c.isascii())
    for written, heard in _SOUNDS:
        plain = plain.replace(written, heard)
    return plain


class Vocabulary:
    """The words of one side, numbered, and the sentences as those numbers.

    `share` is how frequent each word is in the text, from 0 to 1.
    """

    def __init__(self, sentences: Iterable[Sequence[str]]) -> None:
        self.ids: dict[str, int] = {}
        self.sentences: list[Ids] = [
            np.array([self.ids.setdefault(word, len(self.ids)) for word in each], dtype=np.int64)
            for each in sentences
        ]
        every = np.concatenate(self.sentences) if self.sentences else np.array([], dtype=np.int64)
        counts = np.bincount(every, minlength=len(self.ids)) + 0.5
        self.share = counts / max(counts.sum(), 1.0)

    def __len__(self) -> int:
        return len(self.ids)
