"""The lines of a page, where they stand and how large they are."""

from __future__ import annotations

import math
import re
import time
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, mult

from sources.reading.errors import FileTooLarge

# Letters that fonts draw as one shape (Unicode, Alphabetic Presentation Forms).
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_SPACES = re.compile(r"[ \t]{2,}")
_SMALLEST = 0.1
_MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `x`, `y` (upwards) and `size` in points, `height` that of the page."""

    page: int
    text: str
    x: float
    y: float
    size: float
    height: float


def page_lines(page: PageObject, number: int, until: float) -> list[Line]:
    """The lines of a page in the order the page draws them.

    Raises FileTooLarge for a page that says more than any page shows, and when the monotonic clock
    passes `until`: drawings may use drawings that use drawings, without end.
    """
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > _MOST_BYTES:
        raise _endless(number)
    lines: list[Line] = []
    pieces: list[str] = []
    place = [0.0, 0.0, 0.0]
    height = float(page.mediabox.height) or 1.0
    bottom = float(page.mediabox.bottom)

    def end() -> None:
        text = _SPACES.sub(" ", "".join(pieces).translate(_LIGATURES)).strip()
        if text:
            lines.append(Line(number, text, place[0], place[1] - bottom, place[2], height))
        pieces.clear()

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        for index, part in enumerate(text.split("\n")):
            if index:
                end()
            if part.strip() and not any(piece.strip() for piece in pieces):
                matrix = mult(tm, cm)
                place[:] = (
                    matrix[4],
                    matrix[5],
                    max(_SMALLEST, abs(size) * math.hypot(matrix[2], matrix[3])),
                )
            pieces.append(part)

    def watch(*_operation: object) -> None:
        if time.monotonic() > until:
            raise _endless(number)

    page.extract_text(visitor_operand_before=watch, visitor_text=visit)
    watch()
    end()
    return lines


def _endless(number: int) -> FileTooLarge:
    return FileTooLarge(
        f"Page {number} of the PDF file takes too long to read; print it to a new PDF file, or "
        "copy its text and paste it."
    )
