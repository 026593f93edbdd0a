"""Cutting a text into paragraphs: as a rule a line each, in hard-wrapped text several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_SENTENCE_END = re.compile(r"[.!?…:;。！？：；][\"'“”«»’)\]]*$")

_WIDEST_WRAP = 100
_NARROWEST_WRAP = 45
# A wrapped line is at least this share of the widest: longer words than the rest are rare.
_FULL_LINE = 0.7


class Span(NamedTuple):
    """A stretch of the text, in code points, half-open."""

    start: int
    end: int


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text` in order, without the white space around them.

    A blank line always ends a paragraph. A single line end does too, unless the lines show that
    the text was wrapped at a fixed width.
    """
    spans: list[Span] = []
    for lines in _line_groups(text):
        spans += _unwrapped(text, lines) if _is_wrapped(text, lines) else lines
    return spans


def _line_groups(text: str) -> Iterator[list[Span]]:
    """The lines that no blank line parts, group by group."""
    group: list[Span] = []
    position = 0
    for content in text.split("\n"):
        line = _stripped(text, position, position + len(content))
        position += len(content) + 1
        if line.start < line.end:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _stripped(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether lines end where the width did: mostly amid a sentence, going on in lower case."""
    widest = max((line.end - line.start for line in lines), default=0)
    if len(lines) < 2 or not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return False
    full = [line for line in lines[:-1] if line.end - line.start >= _FULL_LINE * widest]
    open_ended = sum(not _SENTENCE_END.search(text, line.end - 4, line.end) for line in full)
    goes_on = any(text[line.start].islower() for line in lines[1:])
    return goes_on and open_ended * 2 > len(full)


def _unwrapped(text: str, lines: list[Span]) -> list[Span]:
    widest = max(line.end - line.start for line in lines)
    spans = [lines[0]]
    for previous, line in pairwise(lines):
        if previous.end - previous.start >= _FULL_LINE * widest or text[line.start].islower():
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(line)
    return spans
