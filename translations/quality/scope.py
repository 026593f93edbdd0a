"""Which part of the work the figures are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from django.db.models import Case, IntegerField, Q, Value, When

from sources.languages import LANGUAGES, targets_for
from sources.models import Segment

Step = Literal["day", "week", "month"]
PAIRS = tuple((source, target) for source in LANGUAGES for target in targets_for(source))
"""Every pair of languages there can be work in."""
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scope:
    """What happened since the first of `moments`, in one pair or all, in one outlet or all.

    Each moment begins a stretch of time that lasts until the next, the last one until now; figures
    over time are given by the number of their stretch.
    """

    moments: tuple[datetime, ...] = (_EVER,)
    pair: tuple[str, str] | None = None
    outlet: str = ""

    @property
    def pairs(self) -> Sequence[tuple[str, str]]:
        """The pairs of languages it includes."""
        return [self.pair] if self.pair else PAIRS

    def articles(self, through: str = "") -> Q:
        """A condition: of these pairs and outlets. `through` leads to the translation."""
        condition = Q()
        if self.pair:
            source, target = self.pair
            article = f"{through}segment__article__language"
            condition &= Q(**{f"{through}target": target, article: source})
        if self.outlet:
            condition &= Q(**{f"{through}segment__article__outlet": self.outlet})
        return condition

    def translations(self, through: str = "") -> Q:
        """The same, and not of litter."""
        return self.articles(through) & ~Q(**{f"{through}segment__kind": Segment.Kind.EXCLUDED})

    def time(self, field: str) -> Q:
        """A condition: it happened in one of the stretches."""
        return Q(**{f"{field}__gte": self.moments[0]})

    def stretch(self, field: str) -> Case:
        """The number of the stretch in which something happened.

        A few comparisons instead of the database's calendar: on SQLite that is a Python function
        called for every row, and several times as slow. They halve what is left, as a search does.
        """
        return self._stretch(field, 0, len(self.moments))

    def _stretch(self, field: str, first: int, end: int) -> Case:
        """The same for what happened in one of the stretches [first, end)."""
        if end - first < 2:
            return Case(default=Value(first), output_field=IntegerField())
        middle = (first + end) // 2
        return Case(
            When(**{f"{field}__gte": self.moments[middle]}, then=self._stretch(field, middle, end)),
            default=self._stretch(field, first, middle),
            output_field=IntegerField(),
        )


def moments(step: Step, first: datetime, last: datetime) -> tuple[datetime, ...]:
    """The beginnings of the stretches from that which `first` is in to that of `last`.

    Days begin at midnight of the time zone of `last`, weeks on Mondays, months on their first.
    """
    begin = first.astimezone(last.tzinfo).date()
    at = last.date()
    found = []
    while True:
        if step == "week":
            at -= timedelta(days=at.weekday())
        elif step == "month":
            at = at.replace(day=1)
        found.append(datetime(at.year, at.month, at.day, tzinfo=last.tzinfo))
        if at <= begin:
            return tuple(reversed(found))
        at -= timedelta(days=1)
