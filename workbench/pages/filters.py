"""The filters above the grid of an article: which rows each shows, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translations.models import State

from .rows import Row


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of rows; `key` stands in the address as `?show=key`."""

    key: str
    label: str
    accepts: Callable[[Row], bool]
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter as it is offered: with its count, and whether it is the one in force."""

    filter: Filter
    count: int
    chosen: bool


def _in_state(state: State) -> Callable[[Row], bool]:
    return lambda row: any(cell.state == state for cell in row.cells)


ALL = Filter("all", "All", lambda row: True)
FILTERS = {
    choice.key: choice
    for choice in (
        ALL,
        Filter("needs_work", "Needs work", _in_state(State.NEEDS_WORK)),
        Filter("draft", "Draft", _in_state(State.DRAFT)),
        Filter("translated", "Translated", _in_state(State.TRANSLATED)),
        Filter("approved", "Approved", _in_state(State.APPROVED)),
        Filter("initial", "Not started", _in_state(State.INITIAL)),
        Filter("stale", "English changed", lambda row: any(cell.stale for cell in row.cells)),
        Filter("names", "Names wrong", lambda row: any(c.wrong for c in row.cells), alarming=True),
        Filter("excluded", "Excluded", lambda row: not row.segment.translatable),
    )
}


def chosen_filter(key: str | None) -> Filter:
    """The filter named in an address; everything for a name nobody knows."""
    return FILTERS.get(key or "", ALL)


def chips(rows: Sequence[Row], chosen: Filter) -> list[Chip]:
    """Every filter with its count; those that would show nothing are left out."""
    counted = [(each, sum(map(each.accepts, rows))) for each in FILTERS.values()]
    return [
        Chip(each, count, each is chosen)
        for each, count in counted
        if count or each is chosen or each is ALL
    ]
