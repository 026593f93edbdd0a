"""What yasbd says, asked only where our own rules know nothing.

Its rules need no more context than a few words, but some of its patterns take quadratic time on
long runs of white space or stops. So it is given the text in pieces of bounded length.
"""

from __future__ import annotations

import re
from functools import cache

from yasbd import BoundaryDetector

_LONGEST_PIECE = 2000
_LONG_RUN = re.compile(r"[\s.…!?。！？]{20,}")
_BETWEEN_WORDS = re.compile(r"\w(?=\s\w)")


@cache
def _detector(language: str) -> BoundaryDetector:
    return BoundaryDetector(language, preserve_quote_and_paren=False)


def library_boundaries(text: str, language: str) -> set[int]:
    """Offsets in `text` (one paragraph) after which yasbd lets a new sentence begin."""
    boundaries: set[int] = set()
    start = 0
    for run in _LONG_RUN.finditer(text):
        boundaries.update(range(run.start(), run.end() + 1))
        boundaries.update(_in_pieces(text, start, run.start(), language))
        start = run.end()
    boundaries.update(_in_pieces(text, start, len(text), language))
    return boundaries


def _in_pieces(text: str, start: int, end: int, language: str) -> set[int]:
    found: set[int] = set()
    while start < end:
        cut = min(end, start + _LONGEST_PIECE)
        if cut < end:
            gaps = list(_BETWEEN_WORDS.finditer(text, start + _LONGEST_PIECE // 2, cut))
            cut = gaps[-1].end() if gaps else cut
        # One line: a line end within a paragraph is a space, and not a boundary as yasbd has it.
        piece = text[start:cut].replace("\n", " ")
        found.update(start + offset for offset in _detector(language).detect(piece))
        start = cut
    return found
