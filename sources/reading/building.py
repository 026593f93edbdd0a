"""Putting a text together from the paragraphs of a file, and noting where each lies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from sources.cleaning import Exclusion, Stretch, paragraphs

from .errors import EmptyFile, TooManyParts
from .normalisation import normalise

_GAP = "\n\n"
MAX_PARAGRAPHS = 100_000
"""More than any article or memory of one article has; a book has a tenth of it."""


class TextBuilder:
    """A text in the making. Blank paragraphs are passed over.

    Raises TooManyParts beyond MAX_PARAGRAPHS, and EmptyFile when nothing was added.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._layout: list[Stretch] = []
        self._length = 0

    def add(
        self,
        text: str,
        kind: Literal["heading", "body", ""] = "",
        exclusion: Exclusion | Literal[""] = "",
    ) -> None:
        """Add a paragraph, or several where `text` has blank lines or lines of one each."""
        text = normalise(text).strip()
        if not text:
            return
        start = self._append(text)
        spans = [(0, len(text))] if kind == "heading" else paragraphs(text)
        self._note(Stretch(start + a, start + b, kind, exclusion) for a, b in spans)

    def add_units(
        self,
        pieces: Iterable[tuple[str, bool]],
        kind: Literal["heading", "body", ""] = "",
        exclusion: Exclusion | Literal[""] = "",
    ) -> None:
        """Add a paragraph that came cut: its pieces, and whether each is a segment.

        Text between segments that is not blank becomes a paragraph of its own, not translated.
        """
        paragraph = ""
        units: list[tuple[int, int]] = []
        for text, is_unit in [*pieces, ("", False)]:
            text = normalise(text)
            stripped = text.strip()
            if stripped and is_unit:
                start = len(paragraph) + len(text) - len(text.lstrip())
                units.append((start, start + len(stripped)))
            elif stripped:
                self._add_cut(paragraph, units, kind, exclusion)
                self._add_cut(stripped, [], kind, Exclusion.NOT_TRANSLATED)
                paragraph, units, text = "", [], ""
            paragraph += text
        self._add_cut(paragraph, units, kind, exclusion)

    def finish(self) -> tuple[str, tuple[Stretch, ...]]:
        """The text and its layout."""
        if not self._pieces:
            raise EmptyFile("The file holds no text; choose one that holds an article.")
        return _GAP.join(self._pieces) + "\n", tuple(self._layout)

    def _add_cut(
        self,
        text: str,
        units: list[tuple[int, int]],
        kind: Literal["heading", "body", ""],
        exclusion: Exclusion | Literal[""],
    ) -> None:
        stripped = text.strip()
        if not stripped:
            return
        lead = len(text) - len(text.lstrip())
        start = self._append(stripped)
        moved = tuple((start + a - lead, start + b - lead) for a, b in units)
        self._note([Stretch(start, start + len(stripped), kind, exclusion, moved)])

    def _append(self, text: str) -> int:
        start = self._length
        self._pieces.append(text)
        self._length += len(text) + len(_GAP)
        return start

    def _note(self, stretches: Iterable[Stretch]) -> None:
        self._layout += stretches
        if len(self._layout) > MAX_PARAGRAPHS:
            raise TooManyParts(
                f"The file has more than {MAX_PARAGRAPHS:,} paragraphs or units; split it into "
                "several files."
            )
