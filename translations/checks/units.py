"""Units: hectares stay hectares, per cent stay per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .base import Check, Failure, Pair, register
from .quantities.lexicon import UNIT_NAMES, Mention, unit_after
from .quantities.numbers import read_numbers

_PER_CENT_BEFORE = re.compile(r"百分之$")


@register
class Units(Check):
    """The same number with another unit is an error; units of words are not compared."""

    id = "units"
    name = "Units"
    description = "A number keeps its unit of measurement."

    def run(self, pair: Pair) -> Iterator[Failure]:
        source = _measured(pair.source, pair.source_language)
        if not source:
            return
        for value, units in _measured(pair.target, pair.target_language).items():
            expected = {unit.key for unit in source.get(value, [])}
            if not expected:
                continue
            for unit in units:
                if unit.key not in expected:
                    names = " or ".join(sorted(UNIT_NAMES[key] for key in expected))
                    yield self.failure(
                        f"The source has {names}. Correct the unit, or convert the number too.",
                        unit.start,
                        unit.end,
                    )


def _measured(text: str, language: str) -> dict[Decimal, list[Mention]]:
    """The units of each value in digits."""
    units: dict[Decimal, list[Mention]] = {}
    for number in read_numbers(text, language).digits:
        unit = unit_after(text, number.end, language)
        if _PER_CENT_BEFORE.search(text, 0, number.start):
            unit = Mention("percent", number.start, number.end)
        if unit:
            for value in number.values:
                units.setdefault(value, []).append(unit)
    return units
