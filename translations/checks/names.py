"""Names: each occurrence of a concept is written as the glossary has it."""

from __future__ import annotations

from collections.abc import Iterator

from .base import Check, Failure, Pair, register


@register
class Names(Check):
    """Judges by the verdicts given with the pair; forbidden forms belong to `deprecated`."""

    id = "names"
    name = "Names"
    description = "Every name of the source has the rendition that the glossary requires."

    def run(self, pair: Pair) -> Iterator[Failure]:
        for name in pair.names:
            if name.verdict == "right" or name.deprecated:
                continue
            if name.found and name.start is not None and name.end is not None:
                yield self.failure(
                    f"“{name.found}” should be “{name.required}” (for “{name.surface}”). Write the "
                    "glossary's form.",
                    name.start,
                    name.end,
                )
            else:
                yield self.failure(
                    f"“{name.required}” is missing (for “{name.surface}”). Add the name, or "
                    "correct what stands for it.",
                    0,
                    len(pair.target),
                )
