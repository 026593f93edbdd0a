"""Pairs regrouped for formats whose files or tables have one target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from .base import AlignedPair


def by_article_and_target(pairs: Iterable[AlignedPair]) -> Iterator[list[AlignedPair]]:
    """The pairs of each article into each target.

    Holds one article at a time: in the stream its targets take turns.
    """
    for _, group in groupby(pairs, attrgetter("article")):
        by_target: dict[str, list[AlignedPair]] = {}
        for pair in group:
            by_target.setdefault(pair.target, []).append(pair)
        yield from by_target.values()
