"""The filters above the grid of an article: which rows each shows, how many, in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, FloatField, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from glossary.models import Occurrence
from sources.languages import targets_for
from sources.models import Article, Segment
from translations.checks import checks
from translations.findings import open_findings, with_open_findings
from translations.models import Rendition, State, Translation
from translations.rating import LOW
from translations.repetitions import has_repetitions

_PROSE = ~Q(kind=Segment.Kind.EXCLUDED)


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of rows; `key` stands in the address as `?show=key`.

    `accepts` is the condition on segments, given the article's targets.
    """

    key: str
    label: str | Promise
    accepts: Callable[[Sequence[str]], Q]
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter as it is offered: with its count, and whether it is the one in force."""

    filter: Filter
    count: int
    chosen: bool
    order: str = ""

    @property
    def query(self) -> str:
        """What stands behind "?" in the address of the rows it shows, in the order in force."""
        show = "" if self.filter is ALL else self.filter.key
        return query(show, self.order)


def translated(translations: QuerySet[Translation]) -> Q:
    """That a segment of the article itself has one of `translations`."""
    return _PROSE & Q(Exists(translations.filter(segment=OuterRef("pk"))))


def _in_state(state: State) -> Callable[[Sequence[str]], Q]:
    return lambda targets: translated(Translation.objects.filter(state=state))


def _not_started(targets: Sequence[str]) -> Q:
    begun = Translation.objects.filter(segment=OuterRef("pk")).exclude(state=State.INITIAL)
    missing = Q()
    for target in targets:
        missing |= ~Q(Exists(begun.filter(target=target)))
    return _PROSE & missing


def _low(targets: Sequence[str]) -> Q:
    return translated(Translation.objects.filter(state=State.DRAFT, estimate__lt=LOW))


def _english_changed(targets: Sequence[str]) -> Q:
    return translated(stale_translations())


def stale_translations() -> QuerySet[Translation]:
    """Chinese whose English has changed since it was made, or checked against it."""
    made = Translation.objects.filter(target="zh", pivot__isnull=False)
    return made.exclude(pivot__text=F("pivot__translation__text"))


def _names_wrong(targets: Sequence[str]) -> Q:
    wrong = Rendition.objects.exclude(verdict=Rendition.Verdict.RIGHT)
    return _PROSE & Q(Exists(wrong.filter(translation__segment=OuterRef("pk"))))


def _names_to_choose(targets: Sequence[str]) -> Q:
    open_ = Occurrence.objects.filter(choice__isnull=True).exclude(rivals=[])
    return Q(Exists(open_.filter(segment=OuterRef("pk"))))


def _failing(kind: str = "") -> Callable[[Sequence[str]], Q]:
    return lambda targets: with_open_findings(kind=kind, through="translation__segment")


ALL = Filter("all", _("All"), lambda targets: Q())
FILTERS = {
    choice.key: choice
    for choice in (
        ALL,
        Filter("needs_work", _("Needs work"), _in_state(State.NEEDS_WORK)),
        Filter("draft", _("Draft"), _in_state(State.DRAFT)),
        Filter("translated", _("Translated"), _in_state(State.TRANSLATED)),
        Filter("approved", _("Approved"), _in_state(State.APPROVED)),
        Filter("initial", _("Not started"), _not_started),
        Filter("low", _("Low score"), _low),
        Filter("stale", _("English changed"), _english_changed),
        Filter("names", _("Names wrong"), _names_wrong, alarming=True),
        Filter("failing", _("Failing checks"), _failing(), alarming=True),
        Filter("ambiguous", _("Names to choose"), _names_to_choose),
        Filter("repeated", _("Repetitions"), lambda targets: _PROSE & Q(has_repetitions())),
        Filter("excluded", _("Excluded"), lambda targets: ~_PROSE),
    )
}
BY_CHECK = {
    f"check-{kind}": Filter(f"check-{kind}", _(check.name), _failing(kind))
    for kind, check in checks().items()
}
"""What one check finds; offered where the failing ones are shown (`checks_failing`)."""


def chosen_filter(key: str | None) -> Filter:
    """The filter named in an address; everything for a name nobody knows."""
    return (FILTERS | BY_CHECK).get(key or "", ALL)


def checks_failing(article: Article, chosen: Filter, order: str = "") -> list[Chip]:
    """While failing rows are shown: the checks that fail, with how many rows of each."""
    if chosen.key != "failing" and chosen.key not in BY_CHECK:
        return []
    found = open_findings(article=article.pk).order_by().values_list("kind")
    counts = dict(found.annotate(Count("translation__segment", distinct=True)))
    shown = [(BY_CHECK[f"check-{kind}"], counts[kind]) for kind in checks() if kind in counts]
    return [Chip(each, count, each is chosen, order) for each, count in shown]


def query(show: str, order: str) -> str:
    """The part of an address behind "?" that chooses rows and their order."""
    return urlencode({key: value for key, value in (("show", show), ("order", order)) if value})


def accepted(article: Article, chosen: Filter) -> QuerySet[Segment]:
    """The segments of an article that a filter shows."""
    return article.segments.filter(chosen.accepts(targets_for(article.language)))


def chips(article: Article, chosen: Filter, order: str = "") -> list[Chip]:
    """Every filter with its count, in one query; those that would show nothing are left out."""
    targets = targets_for(article.language)
    counts = article.segments.order_by().aggregate(
        **{key: Count("pk", filter=each.accepts(targets)) for key, each in FILTERS.items()}
    )
    return [
        Chip(each, counts[key], each is chosen, order)
        for key, each in FILTERS.items()
        if counts[key] or each is chosen or each is ALL
    ]


SCORE = "score"
"""The order `?order=score`: the lowest quality estimate first."""


def chosen_order(key: str | None) -> str:
    """The order named in an address; "" is that of the article."""
    return SCORE if key == SCORE else ""


def by_estimate(segments: QuerySet[Segment]) -> QuerySet[Segment]:
    """Segments in the order of `estimate`, which they then have: the lowest of their drafts nobody
    has looked at, 1 without one."""
    drafts = Translation.objects.filter(
        segment=OuterRef("pk"), state=State.DRAFT, estimate__isnull=False
    )
    lowest = drafts.order_by().values("segment").annotate(lowest=Min("estimate")).values("lowest")
    rated = segments.annotate(estimate=Coalesce(Subquery(lowest, output_field=FloatField()), 1.0))
    return rated.order_by("estimate", "position")


def order_switch(chosen: Filter, order: str) -> str:
    """What stands behind "?" in the address of the same rows in the other order."""
    show = "" if chosen is ALL else chosen.key
    return query(show, "" if order == SCORE else SCORE)
