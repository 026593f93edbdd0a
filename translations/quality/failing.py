"""What the checks find, by kind and by the time the texts are from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from translations.checks import checks
from translations.models import Finding, State, Translation

from .scope import Scope


@dataclass(frozen=True, slots=True)
class FailingKind:
    """The findings of one check: open ones by stretch of time, and those that were dismissed."""

    kind: str
    open: Mapping[int, int]
    dismissed: int

    @property
    def name(self) -> str:
        """The check's name, or its id where there is no such check any more."""
        known = checks().get(self.kind)
        return known.name if known else self.kind

    @property
    def total(self) -> int:
        """Open findings at all times."""
        return sum(self.open.values())


@dataclass(frozen=True, slots=True)
class Failing:
    """The kinds with most open findings first, and how many texts there are from each stretch."""

    kinds: Sequence[FailingKind]
    texts: Mapping[int, int]

    @property
    def table(self) -> Sequence[tuple[FailingKind, Sequence[int]]]:
        """Each kind with its open findings in every stretch of time."""
        return [(kind, [kind.open.get(at, 0) for at in self.texts]) for kind in self.kinds]

    def rate(self, open_: Mapping[int, int]) -> dict[int, float]:
        """Open findings in 100 texts, for each stretch of time that has texts."""
        return {at: 100 * open_.get(at, 0) / count for at, count in self.texts.items()}


def failing(scope: Scope) -> Failing:
    """Count the findings in texts last changed in `scope`, by when that was; two queries.

    Findings are of the texts as they stand, so a point of time shows what is left to mend of the
    work of then, not what was found then.
    """
    texts = (
        Translation.objects.exclude(state=State.INITIAL)
        .filter(scope.translations(), scope.time("changed_at"))
        .order_by()
        .annotate(stretch=scope.stretch("changed_at"))
        .values_list("stretch")
        .annotate(Count("pk"))
    )
    found = (
        Finding.objects.filter(
            scope.translations("translation__"), scope.time("translation__changed_at")
        )
        .order_by()
        .annotate(stretch=scope.stretch("translation__changed_at"))
        .values_list("kind", "stretch")
        .annotate(
            open=Count("pk", filter=Q(dismissal=None)),
            dismissed=Count("pk", filter=~Q(dismissal=None)),
        )
    )
    opened: dict[str, Counter[int]] = defaultdict(Counter)
    dismissed: Counter[str] = Counter()
    for kind, stretch, open_, gone in found:
        opened[kind][stretch] += open_
        dismissed[kind] += gone
    kinds = [FailingKind(kind, opened[kind], dismissed[kind]) for kind in opened]
    kinds.sort(key=lambda each: (-each.total, -each.dismissed, each.kind))
    return Failing(kinds, dict(sorted(texts)))
