"""Currencies: yuan stay yuan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .base import Check, Failure, Pair, register
from .quantities.lexicon import CURRENCY_NAMES, Mention, currencies


@register
class Currency(Check):
    """A currency that became another is an error; one that only one text names is a warning."""

    id = "currency"
    name = "Currencies"
    description = "Amounts of money keep their currency."

    def run(self, pair: Pair) -> Iterator[Failure]:
        source = currencies(pair.source, pair.source_language)
        target = currencies(pair.target, pair.target_language)
        if not source and not target:
            return
        stated, written = _keys(source), _keys(target)
        lost = sorted({each.key for each in source if each.sure} - written)
        added = [each for each in target if each.sure and each.key not in stated]
        expected = " and ".join(CURRENCY_NAMES[key] for key in lost)
        replaced = bool(stated - written) or len(target) <= len(source)
        for each in added:
            said = f"speaks of {expected}" if lost else f"has no {CURRENCY_NAMES[each.key]} here"
            yield self.failure(
                f"The source {said}. Correct the currency.",
                each.start,
                each.end,
                None if replaced else "warning",
            )
        if lost and not added:
            yield self.failure(
                f"The translation does not name {expected}. Add the currency.",
                0,
                len(pair.target),
                "warning",
            )


def _keys(mentions: Sequence[Mention]) -> set[str]:
    """The currencies that the mentions may mean; a pound may be sterling."""
    keys = {each.key for each in mentions}
    return keys | {"GBP"} if "pound" in keys else keys
