"""Make sentences fit a model: blanks are skipped, odd characters flattened, long ones split."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from .base import Hint, Output, Sentence

_UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS = (
    re.compile(r"[;:.!?…]\s|[；：。！？]"),
    re.compile(r",\s|[，、]|\s[–—]\s"),
    re.compile(r"\s"),
)


def translate_in_pieces(
    sentences: Sequence[Sentence],
    target: str,
    *,
    fits: Callable[[str], bool],
    translate: Callable[[list[Sentence]], list[Output]],
) -> list[Output]:
    """Translate sentences of any length with a `translate` that takes only what `fits`."""
    split = [_split(_flatten(sentence), fits) for sentence in sentences]
    pieces = [piece for group in split for piece in group]
    outputs = iter(translate(pieces) if pieces else [])
    return [_join([next(outputs) for _ in group], target) for group in split]


def _flatten(sentence: Sentence) -> Sentence:
    """Turn line breaks, control characters and lone surrogates into spaces, one for one."""
    return replace(sentence, text=_UNPRINTABLE.sub(" ", sentence.text))


def _split(sentence: Sentence, fits: Callable[[str], bool]) -> list[Sentence]:
    """Halve a sentence until every piece fits; nothing is lost but blank pieces."""
    if not sentence.text.strip():
        return []
    if len(sentence.text) < 2 or fits(sentence.text):
        return [sentence]
    cut = _cut(sentence)
    return [*_split(_part(sentence, 0, cut), fits), *_split(_part(sentence, cut), fits)]


def _cut(sentence: Sentence) -> int:
    """The best place to cut: the strongest kind of break in the middle half, nearest the centre."""
    size = len(sentence.text)
    inside = {at for hint in sentence.hints for at in range(hint.start + 1, hint.end)}
    for breaks in _BREAKS:
        places = [
            match.end()
            for match in breaks.finditer(sentence.text, size // 4, size - size // 4)
            if match.end() not in inside and 0 < match.end() < size
        ]
        if places:
            return min(places, key=lambda place: abs(place - size // 2))
    return next((at for at in range(size // 2, size) if at not in inside), size // 2)


def _part(sentence: Sentence, start: int, end: int | None = None) -> Sentence:
    """The sentence's text[start:end] with the hints that lie wholly inside it."""
    text = sentence.text[start:end]
    hints = tuple(
        Hint(hint.start - start, hint.end - start, hint.rendition)
        for hint in sentence.hints
        if start <= hint.start and hint.end <= start + len(text)
    )
    return Sentence(text, hints, sentence.avoid)


def _join(outputs: list[Output], target: str) -> Output:
    """One output for a sentence; its score is the mean, weighted by length."""
    if len(outputs) == 1:
        return outputs[0]
    text = ("" if target == "zh" else " ").join(output.text for output in outputs)
    weighed = [(o.score, len(o.text)) for o in outputs if o.score is not None]
    total = sum(weight for _, weight in weighed)
    if len(weighed) < len(outputs) or not total:
        return Output(text, None)
    return Output(text, sum(score * weight for score, weight in weighed) / total)
