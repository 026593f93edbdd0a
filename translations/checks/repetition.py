"""Repetition loops, the typical failure of a machine that has lost its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .base import Check, Failure, Pair, register

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")
_STUTTER = re.compile(r"([^\W\d]{1,20}?)\1{9,}")
_LONGEST_UNIT = 12


@register
class Repetition(Check):
    """One or two words four times in a row, or more of them three times; digits do not count, and
    what the source repeats may repeat."""

    id = "repetition"
    name = "Repetition"
    description = "No words that repeat in a loop."

    def run(self, pair: Pair) -> Iterator[Failure]:
        span = _loop(pair.target)
        if span and not _loop(pair.source):
            yield self.failure("The text repeats itself. Remove the repetition.", *span)


def _loop(text: str) -> tuple[int, int] | None:
    """The span of the first loop."""
    if stutter := _STUTTER.search(text):
        return stutter.span()
    matches = list(_WORD.finditer(text))
    words = [match.group().casefold() for match in matches]
    if len(words) == len(set(words)):
        return None
    for size in range(1, _LONGEST_UNIT + 1):
        needed = size * (3 if size <= 2 else 2)  # beyond the first time
        run = 0
        for position in range(size, len(words)):
            run = run + 1 if words[position] == words[position - size] else 0
            if run < needed:
                continue
            if not all(word.isdigit() for word in words[position - size + 1 : position + 1]):
                return matches[position - run - size + 1].start(), matches[position].end()
    return None
