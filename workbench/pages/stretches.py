"""A text cut at marked places, as templates write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def stretches(text: str, spans: Iterable[Sequence[int]]) -> Iterator[tuple[str, int | None]]:
    """The text in pieces, each with the number of its span, from 0, or None outside of any.

    Spans are disjoint [start, end) of code points, in order; no piece is empty.
    """
    at = 0
    for number, (start, end) in enumerate(spans):
        if at < start:
            yield text[at:start], None
        if start < end:
            yield text[start:end], number
        at = end
    if text[at:]:
        yield text[at:], None
