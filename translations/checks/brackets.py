"""Brackets: each has its partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .base import Check, Failure, Pair, register

_OPEN = {"(": ")", "（": ")", "[": "]", "［": "]", "{": "}", "【": "】"}
_CLOSE = {")": ")", "）": ")", "]": "]", "］": "]", "}": "}", "】": "】"}
_ITEM = re.compile(r"(?:^|[\s(，,；;])(?:\d{1,2}|[a-zа-я])[)）]", re.IGNORECASE)


@register
class Brackets(Check):
    """A bracket without its partner is an error where the source's are in pairs; brackets lost as a
    whole are a warning. Half-width and full-width ones may pair."""

    id = "brackets"
    name = "Brackets"
    description = "Brackets are in pairs."

    def run(self, pair: Pair) -> Iterator[Failure]:
        odd, source_odd = _odd(pair.target), _odd(pair.source)
        if odd is not None and source_odd is None:
            yield self.failure(
                f"{pair.target[odd]} has no partner. Add the other bracket, or remove this one.",
                odd,
                odd + 1,
            )


def _odd(text: str) -> int | None:
    """Where a bracket stands without a partner; None where all are in pairs."""
    items = {match.end() - 1 for match in _ITEM.finditer(text)}
    opened: list[tuple[str, int]] = []
    for position, char in enumerate(text):
        if char in _OPEN:
            opened.append((_OPEN[char], position))
        elif char in _CLOSE:
            if opened and opened[-1][0] == _CLOSE[char]:
                opened.pop()
            elif position not in items:
                return position
    return opened[-1][1] if opened else None
