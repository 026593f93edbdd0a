"""The queue of one person in one role: counted, and read a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import count

from django.contrib.auth.models import AbstractUser

from .facets import Facet, about, accepted, amount, facets
from .narrowing import Narrowing
from .roles import Role, roles_of
from .tiers import Item, Tier

_STEP = 50  # items read at once when somebody goes from one to the next


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the queue: its items, how many there are in all, and the sides it can be narrowed."""

    items: list[Item]
    total: int
    facets: list[Facet]


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for `user` in `role`, as far as `narrowing` lets it through."""

    user: AbstractUser
    role: Role
    narrowing: Narrowing = field(default_factory=Narrowing)

    def page(self, start: int, size: int) -> Page:
        """The items from number `start` on; the queries do not depend on how many there are."""
        tiers = self._tiers()
        groups = [tier.groups() for tier in tiers]
        articles = about({group.article for each in groups for group in each}, self.narrowing)
        sizes = [
            sum(amount(group, self.narrowing) for group in accepted(each, articles, self.narrowing))
            for each in groups
        ]
        items: list[Item] = []
        before = 0
        for tier, length in zip(tiers, sizes, strict=True):
            first, last = max(0, start - before), min(length, start + size - before)
            if first < last:
                items += tier.items(self.narrowing, first, last)
            before += length
        every = [group for each in groups for group in each]
        return Page(items, sum(sizes), facets(every, articles, self.narrowing))

    def first_but(self, seen: Collection[str]) -> Item | None:
        """The first item whose key is not among `seen`; a few queries for every 50 of those."""
        return next((item for item in self._in_order() if item.key not in seen), None)

    def _in_order(self) -> Iterator[Item]:
        for tier in self._tiers():
            for start in count(0, _STEP):
                found = tier.items(self.narrowing, start, start + _STEP)
                yield from found
                if len(found) < _STEP:
                    break

    def _tiers(self) -> list[Tier]:
        return [*self.role.tiers(self.user)]


def waiting_by_article(user: AbstractUser, articles: Collection[int]) -> dict[int, int]:
    """How much of each article waits for a person in the first of their roles."""
    counts: Counter[int] = Counter()
    for role in roles_of(user)[:1]:
        for tier in role.tiers(user):
            for group in tier.groups([*articles]):
                counts[group.article] += group.count
    return dict(counts)
