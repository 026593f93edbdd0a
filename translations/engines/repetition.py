"""Repetition loops, the typical failure of a decoder that has lost its place."""

from __future__ import annotations

import re

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")  # a Chinese character, or a word
_STUTTER = re.compile(r"([^\W\d]{1,20}?)\1{9}")  # ten times the same inside one word
_LONGEST_UNIT = 12


def is_looping(text: str, source: str = "") -> bool:
    """Whether words or characters repeat at once as no prose does, and the source does not.

    A unit of one or two words counts from its fourth repetition, a longer one from its third;
    groups of digits do not count ("1 000 000 000 000").
    """
    return _repeats(text) and not _repeats(source)


def _repeats(text: str) -> bool:
    if _STUTTER.search(text):
        return True
    words = [word.casefold() for word in _WORD.findall(text)]
    return any(_run_at(words, size, 4 if size <= 2 else 3) for size in range(1, _LONGEST_UNIT + 1))


def _run_at(words: list[str], size: int, times: int) -> bool:
    """Whether some `size` consecutive words stand `times` times in a row."""
    run = 0
    for position in range(size, len(words)):
        same = words[position] == words[position - size]
        run = run + 1 if same else 0
        unit = words[position - size + 1 : position + 1]
        if run >= size * (times - 1) and not all(word.isdigit() for word in unit):
            return True
    return False
