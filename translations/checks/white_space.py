"""White space where none belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .base import Check, Failure, Pair, register

_EDGE = re.compile(r"\A\s+|\s+\Z")
_DOUBLE = re.compile(r"(?<=\S)[ \u00a0\u3000]{2,}(?=\S)|(?<=\S)[ ]*[\t\n\r][ ]*(?=\S)")
_BEFORE_MARK = re.compile(r"(?<=\w) +(?=[,.;:!?](?:\s|$))")


@register
class WhiteSpace(Check):
    """Space at the edges, two spaces, line breaks, a space before a mark."""

    id = "white_space"
    name = "White space"
    severity = "warning"
    description = "No space at the edges, no double space, none before a mark."

    def run(self, pair: Pair) -> Iterator[Failure]:
        for match in _EDGE.finditer(pair.target):
            yield self.failure("Remove the space at the edge.", *match.span())
        for match in _DOUBLE.finditer(pair.target):
            yield self.failure("Write one space.", *match.span())
        if pair.target_language == "en":
            for match in _BEFORE_MARK.finditer(pair.target):
                yield self.failure("Remove the space before the mark.", *match.span())
