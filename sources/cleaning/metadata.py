"""Title, outlet and date, where a page says them: in its head, its source line, its dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .agencies import AGENCY
from .dates import DATE, find_date
from .exclusions import Exclusion
from .litter import SOURCE_LABEL
from .prose import ends_sentence, is_prose, is_question, is_title_like, word_count

_HEAD_LINES = 15
_TITLE_WORDS = 3
# What may stand between a title and the name of the site it is repeated with.
_TITLE_TAIL = re.compile(r"\s*(?:[|–—_]|\s-\s|-{2,})\s*\S")

_DATED = (Exclusion.SOURCE_LINE, Exclusion.DATELINE, Exclusion.EDITOR_LINE)
_DATELINE_HEAD = re.compile(
    rf".{{0,90}}?[(/（]\s*(?P<agency>[^()/（）]{{0,20}}{AGENCY}(?:/\w{{1,20}})?)\s*[)/）]"
)
_CHINESE_DATELINE = re.compile(r"(?P<agency>新华社|中新社|新华网|中新网)[^，。]{0,20}电")

_OUTLET = re.compile(
    rf"{SOURCE_LABEL}\s*[:：|]\s*(?P<outlet>[^|\n]*?)"
    r"(?=\s*(?:$|\||\s{2}|[)）\]】]$|(?:time|date|author|editor|datum|autor|дата|автор|время|时间|作者|日期"
    rf"|编辑|发布时间|责任编辑)\s*[:：|]|[,;]?\s*{DATE}))",
    re.IGNORECASE,
)
# Links and fillers that stand where the name of the outlet should.
_NO_OUTLET = frozenset({"查找原稿", "原稿", "本站", "本网", "网络", "互联网", "original", "link"})


def find_title(lines: Sequence[str], reasons: Sequence[Exclusion | None]) -> int | None:
    """The index of the line that is the title; None for a text that begins with its first sentence.

    The title stands before the first sentence; a question may be one when it comes first. Of
    several lines there, it is the first of at least three words, so that a section's name
    ("Economy") is passed over.
    """
    head: list[int] = []
    for index, (line, reason) in enumerate(zip(lines, reasons, strict=True)):
        if reason is None and ends_sentence(line) and (head or not is_question(line)):
            break
        if reason is None and len(head) < _HEAD_LINES:
            head.append(index)
    else:
        return None
    fitting = [index for index in head if is_title_like(lines[index])]
    long_enough = (index for index in fitting if word_count(lines[index]) >= _TITLE_WORDS)
    best = next(long_enough, fitting[0] if fitting else None)
    shorter = (i for i in fitting if best is not None and repeats_title(lines[best], lines[i]))
    return next((i for i in shorter if i != best), best)


def repeats_title(line: str, title: str) -> bool:
    """Whether `line` is `title` once more, alone or with the name of the site after it."""
    line, title = " ".join(line.split()), " ".join(title.split())
    if not line.casefold().startswith(title.casefold()):
        return False
    tail = line[len(title) :]
    return not tail or bool(_TITLE_TAIL.match(tail))


def find_outlet(lines: Sequence[str], reasons: Sequence[Exclusion | None]) -> str:
    """The outlet named by a source line, or else the agency that signs the dateline; or ""."""
    for line in _of(lines, reasons, Exclusion.SOURCE_LINE):
        if (match := _OUTLET.search(line)) and _is_name(outlet := match["outlet"].strip(" ,;·-")):
            return outlet
    for line in (*_of(lines, reasons, Exclusion.DATELINE), *_first_prose(lines, reasons)):
        if match := _CHINESE_DATELINE.match(line) or _DATELINE_HEAD.match(line):
            return match["agency"].strip(" ,;")
    return ""


def find_published(lines: Sequence[str], reasons: Sequence[Exclusion | None]) -> str:
    """The date in a source line, a dateline or the head of the first sentence; or "".

    Dates within the article are not looked at: they tell of events. A dateline without a year
    gives none.
    """
    for index, reason in enumerate(reasons):
        if reason in _DATED and (found := find_date(lines[index])):
            return found
    for line in _first_prose(lines, reasons):
        if match := _DATELINE_HEAD.match(line):
            return find_date(match[0])
    return ""


def _of(
    lines: Sequence[str], reasons: Sequence[Exclusion | None], *wanted: Exclusion
) -> Iterable[str]:
    return (line for line, reason in zip(lines, reasons, strict=True) if reason in wanted)


def _first_prose(lines: Sequence[str], reasons: Sequence[Exclusion | None]) -> list[str]:
    prose = (
        line
        for line, reason in zip(lines, reasons, strict=True)
        if reason is None and is_prose(line)
    )
    return [line for line, _ in zip(prose, range(1), strict=False)]


def _is_name(outlet: str) -> bool:
    return bool(re.search(r"[^\W\d_]", outlet)) and outlet.casefold() not in _NO_OUTLET
