"""Lines put together into paragraphs, and those of the page's edges told from the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median

from sources.cleaning.prose import word_count

from .lines import Line

_EDGE = 0.1
_RETURNS = 0.5
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:\w{1,7}\s)?\d{1,4}(?:\s?(?:/|von|of|из|-)\s?\d{1,4})?\W*")
# What browsers print at the edge: the address, and the time of printing.
_PRINTED = re.compile(
    r"(?:https?|file)://\S+(?:\s+\d+\s?/\s?\d+)?$|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}:\d\d"
)
_LARGER = 1.12
_WIDER_GAP = 1.35
_USUAL_LEADING = 1.2
_INDENT = 0.8
_FULL_LINE = 0.75
_HEADING_CHARS = 300
_SENTENCE_END = re.compile(r"[.!?…:。！？：][\"'“”«»’)\]）」』]*$")
_HAN_END = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]$")
_HAN_START = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_DIVIDED = re.compile(r"([^\W_]+)[-\u2010\u00ad]$")
_WORD_START = re.compile(r"[^\W\d_]+")
# After "Wirtschafts-" these join two compounds; the hyphen stands for the second half.
_JOINERS = frozenset({"und", "oder", "bzw", "sowie", "bis", "als", "and", "or", "и", "или"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text; `size` is that of its letters in points, `page` counts from 1."""

    text: str
    size: float
    page: int
    is_heading: bool


def running(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """The lines at the upper and lower edge that return on most pages, page numbers, and what a
    browser prints there."""
    edges = [
        line
        for page in pages
        for line in page
        if not _EDGE * line.height < line.y < (1 - _EDGE) * line.height
    ]
    on_pages = Counter(pattern for pattern, _ in {(_pattern(line), line.page) for line in edges})
    often = max(2, _RETURNS * len(pages))
    return {
        line
        for line in edges
        if on_pages[_pattern(line)] >= often
        or _PAGE_NUMBER.fullmatch(line.text)
        or _PRINTED.match(line.text)
    }


def _pattern(line: Line) -> str:
    return _DIGITS.sub("0", line.text)


def joined(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs, across the pages."""
    lines = list(chain.from_iterable(pages))
    if not lines:
        return []
    body = _body_size(lines)
    gap = _WIDER_GAP * _leading(lines)
    widest = max(len(line.text) for line in lines if _same_size(line.size, body))
    words = Counter(word.lower() for line in lines for word in re.findall(r"[\w-]+", line.text))
    groups: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if _goes_on(before, line, gap, widest):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, body, words) for group in groups]


def headline(paragraphs: Sequence[Paragraph]) -> str:
    """The largest heading of the first page, or "" where none is larger than the text."""
    first = [each for each in paragraphs if each.page == 1 and each.is_heading]
    best = max(first, key=lambda each: each.size, default=None)
    return best.text if best and word_count(best.text) > 1 else ""


def _body_size(lines: Sequence[Line]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of two lines, in sizes of their letters."""
    ratios = [
        (before.y - line.y) / line.size
        for before, line in pairwise(lines)
        if before.page == line.page and before.y > line.y and _same_size(before.size, line.size)
    ]
    close = [ratio for ratio in ratios if ratio < 2 * _USUAL_LEADING]
    return median(close) if close else _USUAL_LEADING


def _goes_on(before: Line, line: Line, gap: float, widest: int) -> bool:
    """Whether `line` belongs to the paragraph that `before` is the last line of so far."""
    if not _same_size(before.size, line.size):
        return False
    ended = bool(_SENTENCE_END.search(before.text))
    distance = before.y - line.y
    if before.page != line.page or distance < 0:
        return not ended  # the next page or column
    if distance > gap * line.size:
        return False
    indented = line.x - before.x > _INDENT * line.size
    short = len(before.text) < _FULL_LINE * widest
    return not (ended and (indented or short))


def _same_size(one: float, other: float) -> bool:
    return max(one, other) < _LARGER * min(one, other)


def _paragraph(group: Sequence[Line], body: float, words: Counter[str]) -> Paragraph:
    text = group[0].text
    for line in group[1:]:
        text = _with_line(text, line.text, words)
    size = group[0].size
    is_heading = size > _LARGER * body and len(text) <= _HEADING_CHARS
    return Paragraph(text, size, group[0].page, is_heading)


def _with_line(text: str, line: str, words: Counter[str]) -> str:
    """`text` with the next line: a divided word in one, no space between Chinese characters."""
    divided, follows = _DIVIDED.search(text), _WORD_START.match(line)
    if divided and follows:
        return _undivided(text, line, divided[1], follows[0], words)
    if _HAN_END.search(text) and _HAN_START.match(line):
        return text + line
    return f"{text} {line}"


def _undivided(text: str, line: str, head: str, tail: str, words: Counter[str]) -> str:
    """The hyphen goes where it only divides a word, by its capitals and the rest of the text."""
    if tail.lower() in _JOINERS:
        return f"{text} {line}"
    hyphenated = f"{head}-{tail}".lower()
    if (
        tail[0].isupper()
        or head[-1].isdigit()
        or (words[hyphenated] and not words[f"{head}{tail}".lower()])
    ):
        return text + line
    return text[:-1] + line
