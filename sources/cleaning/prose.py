"""What a line looks like: a sentence or more, a heading, or neither."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?:[.!?…。！？]|[.!?…。！？][\"'“”«»’」』)\]）]{1,3})$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*")
_CLOSED = re.compile(r"[.:;,…。：；，、](?:[\"'“”«»’)\]]{0,2})$")
_BULLET = re.compile(r"[-–—•·*▪●◦]|\(?\d{1,2}[.)]\s|[a-zа-я][.)]\s")

_QUESTION = re.compile(r"[^.!?。！？\n]+[!?！？][\"'“”«»’)]?")

_PROSE_WORDS = 6
_SENTENCE_WORDS = 3
_HEADING_WORDS = 22
_HEADING_CHARS = 160
_TITLE_CHARS = 300


def word_count(line: str) -> int:
    """Words in `line`; two Chinese characters count as one."""
    return len(_WORD.findall(_HAN.sub(" ", line))) + (len(_HAN.findall(line)) + 1) // 2


def is_prose(line: str) -> bool:
    """Whether `line` is a sentence or several: it ends like one and has words enough."""
    return bool(_SENTENCE_END.search(line[-5:])) and word_count(line) >= _PROSE_WORDS


def ends_sentence(line: str) -> bool:
    """Whether `line` is a sentence, however short: prose is asked for more words, to be sure."""
    return bool(_SENTENCE_END.search(line[-5:])) and word_count(line) >= _SENTENCE_WORDS


def is_question(line: str) -> bool:
    """Whether `line` is one short question or exclamation, as titles are."""
    return bool(_QUESTION.fullmatch(line)) and len(line) <= _HEADING_CHARS


def is_heading_like(line: str) -> bool:
    """Whether `line` is short, begins like a heading and ends without a stop."""
    return (
        len(line) <= _HEADING_CHARS
        and 1 <= word_count(line) <= _HEADING_WORDS
        and _may_head(line)
        and not line.endswith(("!", "?", "！", "？"))
    )


def is_title_like(line: str) -> bool:
    """Whether `line` may be an article's title: a heading that may be long, or ask a question."""
    return len(line) <= _TITLE_CHARS and word_count(line) >= 1 and _may_head(line)


def _may_head(line: str) -> bool:
    return "\n" not in line and not (
        line[0].islower() or _BULLET.match(line) or _CLOSED.search(line[-4:])
    )
