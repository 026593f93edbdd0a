"""Characters nobody sees, and remains of machines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .base import Check, Failure, Pair, register

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
)
_BROKEN = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd\ue000-\uf8ff]+")
_MACHINE = re.compile(
    r"<unk>|<0x[0-9A-F]{2}>|</?s>|▁|⁇|&(?:[a-z]{2,8}|#\d+|#x[0-9a-f]+);", re.IGNORECASE
)


@register
class Invisible(Check):
    """Zero-width and direction marks, soft hyphens, control and replacement characters, and what a
    model or a file format left over: `<unk>`, `&quot;`."""

    id = "invisible"
    name = "Invisible characters"
    description = "No invisible or broken characters, no remains of a model or file format."

    def run(self, pair: Pair) -> Iterator[Failure]:
        for match in _INVISIBLE.finditer(pair.target):
            yield self.failure(
                f"An invisible character ({_names(match.group())}) stands here. Remove it.",
                *match.span(),
                "warning",
            )
        for match in _BROKEN.finditer(pair.target):
            yield self.failure("A broken character stands here. Write it anew.", *match.span())
        for match in _MACHINE.finditer(pair.target):
            if match.group() not in pair.source:
                yield self.failure(
                    f"“{match.group()}” is not text. Remove it, or write what it stands for.",
                    *match.span(),
                )


def _names(characters: str) -> str:
    names = {unicodedata.name(char, f"U+{ord(char):04X}").lower() for char in characters}
    return ", ".join(sorted(names))
