"""Marking every block of a text as heading, body or litter, and reading its metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .exclusions import Exclusion
from .layout import Kind, Stretch
from .litter import litter_reason
from .metadata import find_outlet, find_published, find_title, repeats_title
from .paragraphs import paragraphs
from .prose import ends_sentence, is_heading_like
from .sections import mark_sections


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or piece of litter: `text[start:end]` of the text that was cleaned.

    Offsets count code points, half-open. `exclusion` is "" unless `kind` is "excluded". `units`
    are its segments where the file came with them.
    """

    start: int
    end: int
    kind: Kind
    exclusion: Exclusion | Literal[""] = ""
    units: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The blocks of a text in order, only white space between them, and what its page says of it.

    `title` and `outlet` are "" where the text names none; `published_on` is an ISO 8601 date of
    reduced precision ("2024-12-12", "2021-04", "2024") or "".
    """

    blocks: tuple[Block, ...]
    title: str
    outlet: str
    published_on: str


def clean(text: str, language: str, *, layout: Sequence[Stretch] = (), title: str = "") -> Cleaned:
    """Mark the litter in `text`, an article in `language`. Nothing is deleted or rewritten.

    `layout` is what the file says of its paragraphs, if it says anything; `title` the title that it
    names, wherever that stands.
    """
    if any(stretch.units for stretch in layout):
        return _as_given(text, layout, title)
    stretches = layout or [Stretch(span.start, span.end) for span in paragraphs(text)]
    lines = [text[stretch.start : stretch.end] for stretch in stretches]
    reasons = [
        litter_reason(line) or stretch.exclusion or None
        for line, stretch in zip(lines, stretches, strict=True)
    ]
    _mark_other_scripts(lines, reasons, language)
    mark_sections(lines, reasons)
    head = _named_title(lines, reasons, title) if title else find_title(lines, reasons)
    if head is not None:
        _mark_repetitions(lines, reasons, head)
        title = title or " ".join(lines[head].split())
    kinds = _kinds(lines, reasons, head)
    blocks = (
        Block(
            stretch.start,
            stretch.end,
            "heading" if stretch.kind == "heading" and not reason else kind,
            reason or "",
        )
        for stretch, kind, reason in zip(stretches, kinds, reasons, strict=True)
    )
    return Cleaned(
        blocks=tuple(blocks),
        title=title,
        outlet=find_outlet(lines, reasons),
        published_on=find_published(lines, reasons),
    )


def _as_given(text: str, layout: Sequence[Stretch], title: str) -> Cleaned:
    """The blocks of a file that came cut into segments, of which it alone says what they are.

    Its title is the one it names, or else the heading it begins with.
    """
    blocks = tuple(
        Block(
            stretch.start,
            stretch.end,
            "excluded" if stretch.exclusion else stretch.kind or "body",
            stretch.exclusion,
            stretch.units,
        )
        for stretch in layout
    )
    first = next((block for block in blocks if block.kind != "excluded"), None)
    if not title and first and first.kind == "heading":
        title = " ".join(text[first.start : first.end].split())
    return Cleaned(blocks, title, outlet="", published_on="")


def _named_title(lines: Sequence[str], reasons: list[Exclusion | None], title: str) -> int | None:
    """The first line that says `title`, which is then no litter, wherever it stands."""
    wanted = " ".join(title.split()).casefold()
    same = [i for i, line in enumerate(lines) if " ".join(line.split()).casefold() == wanted]
    best = next((index for index in same if reasons[index] is None), same[0] if same else None)
    if best is not None:
        reasons[best] = None
    return best


_HAN = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN_SCRIPTS = {
    "de": (_HAN, _CYRILLIC),
    "en": (_HAN, _CYRILLIC),
    "ru": (_HAN,),
    "zh": (_CYRILLIC,),
}
_FOREIGN_SHARE = 0.9


def _mark_other_scripts(
    lines: Sequence[str], reasons: list[Exclusion | None], language: str
) -> None:
    """Exclude whole lines in a script that the article's language is not written in.

    Names and quotations within a sentence stay: nearly all letters of the line must be foreign.
    """
    for index, line in enumerate(lines):
        letters = len(_LETTER.findall(line))
        for script in _FOREIGN_SCRIPTS.get(language, ()):
            if reasons[index] is None and len(script.findall(line)) > _FOREIGN_SHARE * letters:
                reasons[index] = Exclusion.OTHER_SCRIPT


def _mark_repetitions(lines: Sequence[str], reasons: list[Exclusion | None], title: int) -> None:
    for index, line in enumerate(lines):
        if index != title and reasons[index] is None and repeats_title(line, lines[title]):
            reasons[index] = Exclusion.REPEATED_TITLE


def _kinds(
    lines: Sequence[str], reasons: Sequence[Exclusion | None], title: int | None
) -> list[Kind]:
    """Headings are the title and short lines without a stop that prose follows."""
    kinds: list[Kind] = []
    prose_follows = False
    for index in range(len(lines) - 1, -1, -1):
        if reasons[index]:
            kinds.append("excluded")
        elif index == title or (prose_follows and is_heading_like(lines[index])):
            kinds.append("heading")
        else:
            kinds.append("body")
            prose_follows = ends_sentence(lines[index])
    return kinds[::-1]
