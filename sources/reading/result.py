"""What a reader hands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadText:
    """A file's text, and the name of the encoding it was in (a Python codec name).

    Lines end in "\\n"; the only other control character left is the tab.
    """

    text: str
    encoding: str
