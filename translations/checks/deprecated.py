"""Deprecated terms: forms that the glossary forbids."""

from __future__ import annotations

from collections.abc import Iterator

from .base import Check, Failure, Pair, register


@register
class Deprecated(Check):
    """A forbidden form where the source names the concept, by the verdicts given with the pair."""

    id = "deprecated"
    name = "Deprecated terms"
    description = "No form that the glossary forbids stands in the translation."

    def run(self, pair: Pair) -> Iterator[Failure]:
        for name in pair.names:
            if name.deprecated and name.start is not None and name.end is not None:
                yield self.failure(
                    f"The glossary forbids “{name.found}”. Write “{name.required}”.",
                    name.start,
                    name.end,
                )
