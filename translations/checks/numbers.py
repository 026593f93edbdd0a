"""Numbers: the same values in both texts, whatever the notation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from .base import Check, Failure, Pair, register
from .quantities.calendar import months
from .quantities.lexicon import IMPERIAL, METRIC, unit_after
from .quantities.numbers import Number, Numbers, read_numbers


@register
class NumbersCheck(Check):
    """A number in the target that the source does not state is an error, one that is lost is a
    warning, for it may be put in words that are not numbers.

    Values are compared, so 2,5 Mio., 2.5 million and 250万 agree, and words may answer for digits
    ("zwölf" for 12). A conversion of miles to kilometres is a warning.
    """

    id = "numbers"
    name = "Numbers"
    description = "Every number of the source stands in the translation with the same value."

    def run(self, pair: Pair) -> Iterator[Failure]:
        source = read_numbers(pair.source, pair.source_language)
        target = read_numbers(pair.target, pair.target_language)
        if not source.digits and not target.digits:
            return
        stated = source.available | _month_numbers(pair.source, pair.source_language)
        if pair.pivot:
            stated |= read_numbers(pair.pivot, "en").available
        written = target.available | _month_numbers(pair.target, pair.target_language)
        lost = [number for number in source.digits if not _answered(number, written)]
        added = [number for number in target.digits if not _answered(number, stated)]
        if lost and not added:
            added = _repeated(source, target)
        converted = bool(lost) and _converted(pair, lost, added)
        for number in added:
            doubtful = converted or (not lost and _often_added(pair.target, number))
            yield self.failure(
                f"“{pair.target[number.start : number.end]}” is not in the source"
                + (f", which has {_listed(pair.source, lost)}" if lost else "")
                + ". Compare the number.",
                number.start,
                number.end,
                "warning" if doubtful else None,
            )
        if lost and not added:
            yield self.failure(
                f"The translation lacks {_listed(pair.source, lost)}. Add the number.",
                0,
                len(pair.target),
                "warning",
            )


def _month_numbers(text: str, language: str) -> frozenset[Decimal]:
    """The months as numbers, since Chinese writes September as 9 月."""
    return frozenset(Decimal(month.value) for month in months(text, language))


def _answered(number: Number, available: frozenset[Decimal]) -> bool:
    if number.values & available:
        return True
    return bool(number.parts) and all(part in available for part in number.parts if part)


def _repeated(source: Numbers, target: Numbers) -> list[Number]:
    """Numbers that the target has more often than the source, where the source's own is lost:
    2–2 for 7:2."""
    stated = Counter(
        value for number in source.digits for value in number.values.union(number.parts)
    )
    seen: Counter[Decimal] = Counter()
    extra = []
    for number in target.digits:
        seen.update(number.values)
        if all(seen[value] > stated[value] > 0 for value in number.values):
            extra.append(number)
    return extra


def _often_added(text: str, number: Number) -> bool:
    """Whether the number is 1, which is seldom a number in German or Russian, or is joined to
    letters or signs that make a name of it: 4x4, km2, 24/7."""
    if max(number.values) <= 1:
        return True
    before, after = text[: number.start][-1:], text[number.digits_end :][:1]
    return (
        before in {"/", "x", "×", "-"}
        or after in {"/", "x", "×"}
        or (before.isalpha() and before.isascii())
    )


def _converted(pair: Pair, lost: list[Number], added: list[Number]) -> bool:
    """Whether the numbers differ because miles became kilometres or the like."""
    before = {_unit(pair.source, number, pair.source_language) for number in lost}
    after = {_unit(pair.target, number, pair.target_language) for number in added}
    return bool((before & METRIC and after & IMPERIAL) or (before & IMPERIAL and after & METRIC))


def _unit(text: str, number: Number, language: str) -> str:
    unit = unit_after(text, number.end, language)
    return unit.key if unit else ""


def _listed(text: str, numbers: list[Number]) -> str:
    return ", ".join(f"“{text[number.start : number.end]}”" for number in numbers)
