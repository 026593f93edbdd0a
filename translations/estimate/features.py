"""Features of a sentence and its draft that go with quality, from their letters alone."""

from __future__ import annotations

import math
import re
from functools import cache

from sacrebleu.metrics.chrf import CHRF

from .draft import Draft
from .lexicon import explained
from .likeness import WORD, likeness, trigrams

_NUMBER = re.compile(r"\d[\d.,]*")
_SHORT_TEXT = 20  # characters; the lengths of shorter texts say little
_SHORT = 4  # letters; shorter words are hardly ever names or borrowed


def features(draft: Draft, usual_ratio: float = 0.0) -> dict[str, float]:
    """The features by name; `usual_ratio` is what the lengths' log ratio is for the pair.

    length: how far the draft is from its expected length; read_word, text_word: mean letters a
    word; digits: their share of the text; lost_numbers: share of the numbers that the draft does
    not have in digits; borrowed: mean likeness of longer words to the draft's most alike ones;
    unlike_names: names without a like in the draft, a word; variety, read_variety: distinct words
    a word, of the draft and of the text;
    covered, expected: how well the draft follows the lexicon of the pair, where there is one.
    """
    read, text = WORD.findall(draft.read), WORD.findall(draft.plain)
    alike, names = _likenesses(draft, read, text)
    return {
        "length": length_off(draft, usual_ratio),
        "read_word": sum(map(len, read)) / max(1, len(read)),
        "text_word": sum(map(len, text)) / max(1, len(text)),
        "digits": sum(map(str.isdigit, draft.read)) / max(1, len(draft.read)),
        "lost_numbers": _lost_numbers(draft),
        "borrowed": sum(alike) / max(1, len(alike)),
        "unlike_names": sum(1 - alike for alike in names) / max(1, len(read)),
        "variety": _variety(text),
        "read_variety": _variety(read),
        **explained(draft.read, draft.plain, draft.source, draft.target),
    }


def log_ratio(draft: Draft) -> float:
    """The natural log of the draft's length over the text's, in characters."""
    return math.log((len(draft.plain) + 1) / (len(draft.read) + 1))


def length_off(draft: Draft, usual_ratio: float) -> float:
    """How far the draft's length is from the usual, as a log ratio; less for short texts."""
    size = len(draft.read)
    return abs(log_ratio(draft) - usual_ratio) * size / (size + _SHORT_TEXT)


def agreement(draft: Draft) -> float | None:
    """The mean chrF of the draft against the other opinions, None where there are none."""
    if not draft.opinions:
        return None
    scores: list[float] = [
        _chrf().sentence_score(draft.plain, [other]).score for other in draft.opinions
    ]
    return sum(scores) / len(scores)


@cache
def _chrf() -> CHRF:
    return CHRF()


def _likenesses(draft: Draft, read: list[str], text: list[str]) -> tuple[list[float], list[float]]:
    """The likeness of each longer word, and of the names among them (German nouns hide theirs)."""
    theirs = [trigrams(word) for word in text if draft.target != "zh" or word.isascii()]
    longer = [(at, word) for at, word in enumerate(read) if len(word) >= _SHORT]
    alike = [likeness(word, theirs) for _, word in longer]
    names = [
        score
        for (at, word), score in zip(longer, alike, strict=True)
        if at and word[0].isupper() and draft.source != "de"
    ]
    return alike, names


def _variety(words: list[str]) -> float:
    return len({word.casefold() for word in words}) / max(1, len(words))


def _lost_numbers(draft: Draft) -> float:
    theirs = _numbers(draft.plain)
    ours = _numbers(draft.read)
    return sum(number not in theirs for number in ours) / max(1, len(ours))


def _numbers(text: str) -> list[str]:
    """The digits of each number, without the separators that languages write differently."""
    return [re.sub(r"[.,]", "", number) for number in _NUMBER.findall(text)]
