"""The places where a sentence may end: a stop, what closes after it, and the words around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STOPS = ".!?…。！？‼⁇⁈⁉"
_CHINESE_STOPS = frozenset("。！？")
_CLOSERS = {
    "de": '"“”‘’«»)]',
    "ru": '"»“”)]',
    "en": "\"”’»)]'",
    "zh": '"”’」』》）)］]】',
}
_PATTERNS = {
    language: re.compile(rf"[{_STOPS}]+[{re.escape(closers)}]*")
    for language, closers in _CLOSERS.items()
}
_HAN = re.compile(r"[\u3400-\u9fff]")
_SPACED_LETTERS = re.compile(r"(?<![^\W\d_])([^\W\d_])\.\s+(?=[^\W\d_]{1,3}$|[^\W\d_]\.)")
_LEADING_MARKS = re.compile(r"^[^\w№§]+")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?|[\d№§]+")
_OPENING = re.compile(r"[\"'„“”«»‚‘’「『《(\[（【]+\s*")

_BEFORE = 40
_AFTER = 60


@dataclass(frozen=True, slots=True)
class Stop:
    """A possible end of a sentence.

    The stop is `text[start:stop_end]`, closing quotes and brackets reach to `end`, where the
    sentence would end. `word` is the token before, inner spaces of an abbreviation left out and
    in its own case ("z.B"); `after` is the following text without white space, `next_word` its
    first word with the full stop that touches it ("Ш."), opening marks skipped.
    """

    start: int
    stop_end: int
    end: int
    stop: str
    word: str
    before: str
    after: str
    next_word: str
    opening: str

    @property
    def is_full_stop(self) -> bool:
        return self.stop == "."

    @property
    def is_closed(self) -> bool:
        """Whether a quotation or bracket closes after the stop."""
        return self.end > self.stop_end


def stops(text: str, language: str) -> Iterator[Stop]:
    """The stops in `text` after which a sentence could begin, in order.

    White space must follow, except after a Chinese stop and, in Chinese, before a Chinese
    character. The very end of the text is no such place.
    """
    for match in _PATTERNS[language].finditer(text):
        stop = match[0].rstrip(_CLOSERS[language])
        follows = text[match.end() : match.end() + 1]
        if follows and (follows.isspace() or _needs_no_space(stop, follows, language)):
            yield _stop(text, match.start(), match.end(), stop)


def _needs_no_space(stop: str, follows: str, language: str) -> bool:
    return stop[-1] in _CHINESE_STOPS or (
        language == "zh" and stop != "." and bool(_HAN.match(follows))
    )


def _stop(text: str, start: int, end: int, stop: str) -> Stop:
    before = text[max(0, start - _BEFORE) : start]
    after = text[end : end + _AFTER].lstrip()
    opening = _OPENING.match(after)
    beyond = after[opening.end() :] if opening else after
    next_word = _NEXT_WORD.match(beyond)
    return Stop(
        start=start,
        stop_end=start + len(stop),
        end=end,
        stop=stop,
        word=_word_before(before),
        before=before,
        after=after,
        next_word=next_word[0] if next_word else "",
        opening=opening[0].strip() if opening else "",
    )


def _word_before(before: str) -> str:
    joined = _SPACED_LETTERS.sub(r"\1.", before)
    pieces = joined.split()
    if not pieces or joined[-1:].isspace():
        return ""
    return _LEADING_MARKS.sub("", pieces[-1])
