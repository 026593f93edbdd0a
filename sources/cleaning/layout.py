"""What a file says of the parts of its text: paragraphs, headings, litter, ready segments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .exclusions import Exclusion

Kind = Literal["heading", "body", "excluded"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph as its file marks it: `text[start:end]` in code points, half-open.

    `kind` is "" where the file does not say. `exclusion` is a reason why it may be litter, known
    from its place in the file. `units` are segments that were cut by whoever made the file: they
    are neither judged nor cut anew.
    """

    start: int
    end: int
    kind: Kind | Literal[""] = ""
    exclusion: Exclusion | Literal[""] = ""
    units: tuple[tuple[int, int], ...] = ()
