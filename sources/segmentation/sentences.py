"""Splitting a paragraph into its sentences: our rules first, yasbd where they know nothing."""

from __future__ import annotations

import re

from .abbreviations import LEXICONS
from .library import library_boundaries
from .quotations import inside_mask, quotations
from .stops import Stop, stops
from .verdicts import Verdict, judge

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_HEAD = 200
_COLONS = (":", "：")
# A quoted name or slogan with its own stop, amid a sentence: «Вперёд, Китай!».
_NAME_WORDS = 4


def split_sentences(text: str, language: str) -> list[tuple[int, int]]:
    """The sentences of `text`, one paragraph in `language`, as half-open code point offsets.

    Spans are ordered, disjoint, without white space at their ends, and leave only white space
    out. The time taken grows linearly with the length of the text.
    """
    spans: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    for end in _ends(text, language):
        spans.append((start, end))
        start = _skip_space(text, end)
    last = len(text.rstrip())
    return [*spans, (start, last)] if start < last else spans


def _ends(text: str, language: str) -> list[int]:
    quoted = quotations(text, language)
    openings = {end: start for start, end in quoted}
    inside = inside_mask(text, quoted)
    starters = LEXICONS[language].starters
    library: set[int] | None = None
    ends: list[int] = []
    start = 0
    for stop in stops(text, language):
        if inside[stop.end]:
            continue
        quote = openings.get(stop.end)
        introduced = quote is not None and text[max(0, quote - 3) : quote].rstrip()[-1:] in _COLONS
        head = text[start : min(stop.start, start + _SENTENCE_HEAD)]
        verdict = judge(stop, head, language, introduced=introduced)
        if verdict is Verdict.UNKNOWN:
            library = library_boundaries(text, language) if library is None else library
            verdict = Verdict.END if stop.stop_end in library else Verdict.GO_ON
        if verdict is Verdict.END and not _ends_a_name(text, stop, quote, start, starters):
            ends.append(stop.end)
            start = stop.end
    return ends


def _ends_a_name(
    text: str, stop: Stop, quote: int | None, sentence: int, starters: frozenset[str]
) -> bool:
    """Whether `stop` closes a quoted name or slogan amid the sentence, which goes on after it.

    `quote` is where the quotation begins that ends with the stop, `sentence` where the sentence
    does. A quotation introduced by a colon is speech, not a name.
    """
    if quote is None or stop.is_full_stop or stop.next_word in starters:
        return False
    before = text[max(sentence, quote - _SENTENCE_HEAD) : quote].rstrip()
    short = len(_WORD.findall(text, quote, stop.end)) <= _NAME_WORDS
    return short and before[-1:].isalnum() and stop.next_word[:1].isupper()


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
