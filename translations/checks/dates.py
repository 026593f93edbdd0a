"""Dates: the same months and days of the week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from .base import Check, Failure, Pair, register
from .quantities.calendar import Named, months, weekdays
from .quantities.numbers import read_numbers

_MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@register
class Dates(Check):
    """A month or weekday that became another is an error; days and years are numbers' business."""

    id = "dates"
    name = "Dates"
    description = "Months and days of the week are those of the source."

    def run(self, pair: Pair) -> Iterator[Failure]:
        yield from self._compare(pair, months, _MONTH_NAMES)
        yield from self._compare(pair, weekdays, _DAY_NAMES)

    def _compare(
        self,
        pair: Pair,
        read: Callable[[str, str], Sequence[Named]],
        names: Sequence[str],
    ) -> Iterator[Failure]:
        source = read(pair.source, pair.source_language)
        target = read(pair.target, pair.target_language)
        stated = {each.value for each in source}
        written = {each.value for each in target}
        lost = sorted({each.value for each in source if each.sure} - written)
        added = [
            each for each in target if (each.sure or lost) and each.value not in stated
        ] or _repeated(source, target, lost)
        expected = " and ".join(names[value - 1] for value in lost)
        for each in added:
            if lost:
                yield self.failure(
                    f"The source says {expected}. Correct the date.", each.start, each.end
                )
        if not lost and added and read is months and not _numbered(pair, added):
            for each in added:
                yield self.failure(
                    f"The source does not say {names[each.value - 1]}. Compare the date.",
                    each.start,
                    each.end,
                    "warning",
                )
        if lost and not added and read is months and not _spelled(pair, lost):
            yield self.failure(
                f"The translation lacks {expected}. Add the date.", 0, len(pair.target), "warning"
            )


def _repeated(source: Sequence[Named], target: Sequence[Named], lost: Sequence[int]) -> list[Named]:
    """What the target names twice and the source once, where it lost another: March to March."""
    if not lost or len(target) < len(source):
        return []
    stated = Counter(each.value for each in source)
    written = Counter(each.value for each in target)
    return [each for each in target if written[each.value] > stated[each.value]][-1:]


def _numbered(pair: Pair, added: Sequence[Named]) -> bool:
    """Whether the source has the months as bare numbers ("9/11")."""
    available = read_numbers(pair.source, pair.source_language).available
    return all(each.value in available for each in added)


def _spelled(pair: Pair, lost: Sequence[int]) -> bool:
    available = read_numbers(pair.target, pair.target_language).available
    return all(value in available for value in lost)
