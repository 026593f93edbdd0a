"""Spaces in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .base import Check, Failure, Pair, register

_HAN = r"\u3400-\u9fff"
_BETWEEN = re.compile(rf"(?<=[{_HAN}])[ \u00a0\u3000]+(?=[{_HAN}])")
_BESIDE_MARK = re.compile(
    r"[ \u00a0\u3000]+(?=[，。、；：！？）》”])|(?<=[，。、；：！？（《“])[ \u00a0\u3000]+"
)
_SPACED = re.compile(rf"[{_HAN}] [A-Za-z0-9]|[A-Za-z0-9] [{_HAN}]")
_CLOSE = re.compile(rf"[{_HAN}][A-Za-z0-9]|[A-Za-z0-9][{_HAN}]")


@register
class ChineseSpacing(Check):
    """Spaces between characters are a fault; between characters and Latin or digits either style is
    right, but one text should keep to one."""

    id = "chinese_spacing"
    name = "Spaces in Chinese"
    severity = "warning"
    description = "No spaces between Chinese characters or beside their punctuation."

    def run(self, pair: Pair) -> Iterator[Failure]:
        if pair.target_language != "zh":
            return
        for match in _BETWEEN.finditer(pair.target):
            yield self.failure("Remove the space between the characters.", *match.span())
        for match in _BESIDE_MARK.finditer(pair.target):
            yield self.failure("Remove the space beside the mark.", *match.span(), "info")
        close = _CLOSE.search(pair.target)
        if close and _SPACED.search(pair.target):
            yield self.failure(
                "Some Latin text or digits have a space beside them, some have none. Choose one.",
                *close.span(),
                "info",
            )
