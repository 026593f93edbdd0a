"""Character references that an engine or a file left in a text: "&#39;" for "'"."""

from __future__ import annotations

import html
from collections.abc import Iterator

from .base import Check, Failure, Pair, register
from .decoding import REFERENCE


@register
class References(Check):
    """A reference that stands for a character. The other checks read the character instead."""

    id = "references"
    name = "Character references"
    severity = "warning"
    description = "No character is written as in HTML, like &amp;."
    as_written = True

    def run(self, pair: Pair) -> Iterator[Failure]:
        for match in REFERENCE.finditer(pair.target):
            reference, character = match.group(), html.unescape(match.group())
            if character != reference and reference not in pair.source:
                yield self.failure(
                    f"“{reference}” stands for a character. Write {character!r}.", *match.span()
                )
