"""Reading the character references in a text: "&#39;" as "'"."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from dataclasses import dataclass

REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with its references read; `origins` says where each of its characters, and its end,
    stands in the text as written."""

    text: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Decoded | None:
        """None where there is nothing to read."""
        characters: list[str] = []
        origins: list[int] = []
        end = 0
        for match in REFERENCE.finditer(text):
            read = html.unescape(match.group())
            characters += [*text[end : match.start()], *read]
            origins += [*range(end, match.start()), *([match.start()] * len(read))]
            end = match.end()
        characters += text[end:]
        origins += range(end, len(text) + 1)
        decoded = "".join(characters)
        return None if decoded == text else cls(decoded, tuple(origins))

    def at(self, position: int) -> int:
        """Where a position of the text as written is in the text as read."""
        return bisect_left(self.origins, position)
