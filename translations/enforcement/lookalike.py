"""Finding the span of a draft that stands for a term, when it is not written as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from .task import Wanted

_WORD = re.compile(r"[\w’'.-]*\w")
_HAN_RUN = re.compile(r"[\u3400-\u9fff“”《》·—-]+")
_SHORTEST_CHINESE = 3  # characters: two alike out of two is no likeness but the word itself


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A span of the draft and how much it resembles what it should be, from 0 to 1."""

    start: int
    end: int
    likeness: float


def lookalike(
    text: str, target: str, wanted: Wanted, settled: Sequence[tuple[int, int]]
) -> Lookalike | None:
    """The span of `text` most like the required form or the source's own, outside `settled`.

    The source's own form, left in the draft as it is, comes first. English is compared by words, in
    any order (“Shanghaier Organisation for Cooperation” is like “Shanghai Cooperation
    Organization”), Chinese by characters.
    """
    form = wanted.requirement.preferred
    if left := _left_in(text, wanted.surface, settled):
        return left
    windows = _chinese(text, len(form)) if target == "zh" else _words(text, len(form.split()))
    models = [form] if target == "zh" else [form, wanted.surface]
    best = None
    for start, end in windows:
        if _touches(start, end, settled):
            continue
        likeness = max(_likeness(text[start:end], model) for model in models if model)
        if best is None or likeness > best.likeness:
            best = Lookalike(start, end, likeness)
    return best


def _left_in(text: str, surface: str, settled: Sequence[tuple[int, int]]) -> Lookalike | None:
    """Where the source's own form stands in the draft, untranslated."""
    if not surface:
        return None
    letter = r"[^\W\u3400-\u9fff]"  # of an alphabet: Chinese sets no word apart
    pattern = rf"(?<!{letter}){re.escape(surface)}(?!{letter})"
    for match in re.finditer(pattern, text):
        if not _touches(*match.span(), settled):
            return Lookalike(*match.span(), 1.0)
    return None


def _touches(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < taken_end and taken_start < end for taken_start, taken_end in spans)


def _likeness(found: str, model: str) -> float:
    found, model = found.casefold(), model.casefold()
    return max(fuzz.ratio(found, model), fuzz.token_sort_ratio(found, model)) / 100


def _words(text: str, size: int) -> Iterator[tuple[int, int]]:
    spans = [match.span() for match in _WORD.finditer(text)]
    for first in range(len(spans)):
        for last in range(first + max(0, size - 3), min(first + size + 2, len(spans))):
            yield spans[first][0], spans[last][1]


def _chinese(text: str, size: int) -> Iterator[tuple[int, int]]:
    if size < _SHORTEST_CHINESE:
        return
    for run in _HAN_RUN.finditer(text):
        for length in range(max(2, size - 4), size + 4):
            for start in range(run.start(), run.end() - length + 1):
                yield start, start + length
