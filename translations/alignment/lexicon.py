"""What is known of words before any text is seen: like spellings, and a small lexicon."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .words import Vocabulary, is_han, sound, words

Table = npt.NDArray[np.float32]

_SEED = Path(__file__).with_name("seed.tsv")
_KNOWN, _SAME_NUMBER, _SAME_WORD, _LIKE, _ALIKE_AND_SHORT = 0.4, 1.0, 0.8, 0.6, 0.15


@cache
def seed(source: str, target: str) -> dict[str, frozenset[str]]:
    """Common words of the press: for a source word the target words that may render it.

    Both as `words` writes them. The list is ours: seed.tsv, one meaning a line.
    """
    head, *lines = _SEED.read_text(encoding="utf-8").splitlines()
    columns = head.split("\t")
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        row = dict(zip(columns, line.split("\t"), strict=True))
        targets = {word for each in row[target].split() for word in _whole(each)}
        for word in words(row[source]):
            found[word] |= targets
    return {word: frozenset(targets) for word, targets in found.items()}


def _whole(word: str) -> list[str]:
    """The pieces of a word, without the single characters of a longer Chinese one."""
    pieces = words(word)
    return [each for each in pieces if len(each) > 1] if is_han(word) and len(word) > 1 else pieces


def likeness(first: str, second: str) -> float:
    """How likely two words of different languages are the same name, 0 to 1, by their spelling."""
    if first == second:
        return _SAME_NUMBER if first[0].isdigit() else _SAME_WORD if len(first) > 2 else 0.0
    if first[0].isdigit() or second[0].isdigit():
        return 0.0
    a, b = sound(first), sound(second)
    common = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    common = min(len(a), len(b)) if common is None else common
    if common >= 4:
        return _LIKE
    return _ALIKE_AND_SHORT if common == 3 and min(len(a), len(b)) <= 5 else 0.0


def prior_table(source: Vocabulary, target: Vocabulary, languages: tuple[str, str]) -> Table:
    """For each source and target word, how probable the one renders the other, as far as known."""
    table = np.zeros((len(source), len(target)), dtype=np.float32)
    by_sound: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for word, j in target.ids.items():
        if not is_han(word):
            by_sound[_bucket(word)].append((word, j))
    known = seed(*languages)
    for word, i in source.ids.items():
        if not is_han(word):
            for other, j in by_sound[_bucket(word)]:
                table[i, j] = likeness(word, other)
        for other in known.get(word, ()):
            if (at := target.ids.get(other)) is not None:
                table[i, at] = max(table[i, at], _KNOWN)
    return table


def _bucket(word: str) -> str:
    """Words that can be alike share it."""
    return word if word[0].isdigit() else sound(word)[:3]
