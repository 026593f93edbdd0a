"""A target that is its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sources.text import fold

from .base import Check, Failure, Pair, register

_WORD = re.compile(r"[^\W\d_]+")


@register
class Unchanged(Check):
    """The source given back. Text without letters may stay as it is, and so may a heading of one to
    three capitalised words, since a name may be the same in two languages."""

    id = "unchanged"
    name = "Unchanged"
    description = "The translation is not the source."

    def run(self, pair: Pair) -> Iterator[Failure]:
        words = _WORD.findall(pair.target)
        if not words or fold(pair.source) != fold(pair.target):
            return
        only_names = len(words) <= 3 and all(word[0].isupper() for word in words)
        if not only_names or pair.target_language == "zh":
            yield self.failure(
                "The translation is the source, unchanged. Translate it.",
                0,
                len(pair.target),
                "warning" if only_names else None,
            )
