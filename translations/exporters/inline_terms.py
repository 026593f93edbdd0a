"""Marks around the terms in a source text, where a format has elements for that."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .base import AlignedPair, TermOutcome
from .markup import Attributes, element, text


def marked_source(pair: AlignedPair, attributes: Callable[[int, TermOutcome], Attributes]) -> str:
    """The source as content with a `mrk` around each term that has a place in it.

    `attributes` gets the term and its number among the terms of the pair, from 1. The text without
    the elements is what `markup.text` makes of the source.
    """
    parts, done = [], 0
    for number, start, end, term in _places(pair):
        mark = element("mrk", text(pair.source[start:end]), attributes(number, term))
        parts += [text(pair.source[done:start]), mark]
        done = end
    return "".join([*parts, text(pair.source[done:])])


def marked_numbers(pair: AlignedPair) -> set[int]:
    """The numbers of the terms that `marked_source` marks."""
    return {number for number, *_ in _places(pair)}


def explained(term: TermOutcome) -> str:
    """What a mark says of a term: the term, and the rendition that it requires."""
    return f"{term.term} → {term.required}"


def _places(pair: AlignedPair) -> Iterator[tuple[int, int, int, TermOutcome]]:
    """The terms with a place, in the order of the text; of two that overlap, the first."""
    placed = [
        (term.start, term.end, number, term)
        for number, term in enumerate(pair.terms, 1)
        if term.start is not None and term.end is not None
    ]
    done = 0
    for start, end, number, term in sorted(placed, key=lambda each: each[:3]):
        if done <= start < end <= len(pair.source):
            yield number, start, end, term
            done = end
