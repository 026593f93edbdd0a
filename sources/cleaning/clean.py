"""Marking every block of a text as heading, body or litter, and reading its metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .exclusions import Exclusion
from .litter import litter_reason
from .metadata import find_outlet, find_published, find_title, repeats_title
from .paragraphs import paragraphs
from .prose import ends_sentence, is_heading_like
from .sections import mark_sections

Kind = Literal["heading", "body", "excluded"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or piece of litter: `text[start:end]` of the text that was cleaned.

    Offsets count code points, half-open. `exclusion` is "" unless `kind` is "excluded".
    """

    start: int
    end: int
    kind: Kind
    exclusion: Exclusion | Literal[""] = ""


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


def clean(text: str, language: str) -> Cleaned:
    """Mark the litter in `text`, an article in `language`. Nothing is deleted or rewritten."""
    spans = paragraphs(text)
    lines = [text[span.start : span.end] for span in spans]
    reasons = [litter_reason(line) for line in lines]
    _mark_other_scripts(lines, reasons, language)
    mark_sections(lines, reasons)
    title = find_title(lines, reasons)
    if title is not None:
        _mark_repetitions(lines, reasons, title)
    kinds = _kinds(lines, reasons, title)
    blocks = (
        Block(span.start, span.end, kind, reason or "")
        for span, kind, reason in zip(spans, kinds, reasons, strict=True)
    )
    return Cleaned(
        blocks=tuple(blocks),
        title="" if title is None else " ".join(lines[title].split()),
        outlet=find_outlet(lines, reasons),
        published_on=find_published(lines, reasons),
    )


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
