"""The filters of the quality page: which part of the work its figures are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Min
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sources.language_names import language_name
from sources.models import Article
from translations.models import Revision
from translations.quality import PAIRS, Scope, Step, moments


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time up to now; `step` is what one point of its plots stands for.

    `acts_step` is the same for what people did, of which every day is of interest.
    """

    key: str
    label: str | Promise
    days: int | None
    step: Step
    acts_step: Step


PERIODS = {
    period.key: period
    for period in (
        Period("30", _("30 days"), 30, "day", "day"),
        Period("90", _("90 days"), 90, "week", "day"),
        Period("365", _("a year"), 365, "month", "week"),
        Period("all", _("all time"), None, "month", "month"),
    )
}
_USUAL = "90"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was chosen on the page, as far as there is such a thing; "" is any."""

    period: Period
    pair: str
    outlet: str

    @classmethod
    def of(cls, chosen: Mapping[str, str]) -> Asked:
        """Read a query; what nobody offered is as if not asked for."""
        pair = chosen.get("pair", "")
        return cls(
            period=PERIODS.get(chosen.get("period", ""), PERIODS[_USUAL]),
            pair=pair if pair in dict(pair_choices()) else "",
            outlet=chosen.get("outlet", "")[:200],
        )

    def scope(self, now: datetime) -> Scope:
        """The part of the work it means."""
        source, _hyphen, target = self.pair.partition("-")
        pair = (source, target) if target else None
        return Scope(self._moments(self.period.step, now), pair, self.outlet)

    def acts_scope(self, now: datetime) -> Scope:
        """The same for what people did."""
        return replace(self.scope(now), moments=self._moments(self.period.acts_step, now))

    def _moments(self, step: Step, now: datetime) -> tuple[datetime, ...]:
        if self.period.days is None:
            first = Revision.objects.aggregate(first=Min("created_at"))["first"] or now
        else:
            first = now - timedelta(days=self.period.days - 1)
        return moments(step, first, timezone.localtime(now))


def pair_choices() -> Sequence[tuple[str, str]]:
    """Every pair with its words."""
    return [
        (f"{source}-{target}", f"{language_name(source)} → {language_name(target)}")
        for source, target in PAIRS
    ]


def outlets() -> list[str]:
    """The outlets there are articles of; one query."""
    found = Article.objects.exclude(outlet="").order_by("outlet")
    return list(found.values_list("outlet", flat=True).distinct())
