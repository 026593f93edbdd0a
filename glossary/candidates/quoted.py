"""Names in quotation marks: initiatives, slogans, firms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .heads import INITIATIVE
from .text import Mention

_QUOTED = re.compile(
    r"„([^„“”\"]+)[“”\"]|“([^“”]+)”|«([^«»]+)»|‹([^‹›]+)›|\"([^\"]+)\"|「([^「」]+)」"
    r"|(?<![\w'])'([^'\"\n]+)'(?!\w)"
)
_MOST_WORDS = 20
# Direct speech is a sentence, or what somebody says: it follows a colon or a comma.
_SPEECH_BEFORE = re.compile(r"[:,]\s*$|[:,]$")
_SENTENCE_END = (".", "!", "?", ",", "。", "!", "?", ",")
_WEIGHT = 0.62
_MARKS = "\"'„“”«»‹›「」"


def quoted_names(text: str) -> Iterator[Mention]:
    """What `text` puts between quotation marks, direct speech aside; quotations inside too."""
    yield from _quoted(text, 0)


def _quoted(text: str, offset: int) -> Iterator[Mention]:
    for found in _QUOTED.finditer(text):
        group = next(number for number, inside in enumerate(found.groups(), 1) if inside)
        inside, start = found[group], offset + found.start(group)
        if any(mark in inside for mark in _MARKS):
            yield from _quoted(inside, start)
        if _is_name(inside, text[: found.start()]):
            name = inside.strip()
            start += inside.index(name)
            yield Mention(start, start + len(name), name, INITIATIVE, _WEIGHT)


def _is_name(inside: str, before: str) -> bool:
    words = inside.split()
    if not words or len(words) > _MOST_WORDS or inside.rstrip().endswith(_SENTENCE_END):
        return False
    if not any(map(str.isalpha, inside)):
        return False
    return not _SPEECH_BEFORE.search(before)
