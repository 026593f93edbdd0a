"""Which pairs an export holds: the choice, and how much it amounts to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext

from sources.errors import ConcordError
from sources.languages import TARGETS, targets_for
from sources.models import Article, Segment

from .models import State, Translation

WRITTEN_STATES = tuple(state for state in State.values if state != State.INITIAL)
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which pairs to export. No articles or outlets means all of them; no states, every one with a
    text.

    Ask for the state `initial` to have segments without a translation too, for a file that
    somebody is to fill in. `since` and `until` are ISO 8601 dates of reduced precision ("2021-04"),
    both included, empty for no limit; an article's date fits if some day that it may stand for
    does, and an article without a date never fits. Raises ConcordError for a target, state or date
    there is not.
    """

    articles: tuple[int, ...] = ()
    targets: tuple[str, ...] = TARGETS
    states: tuple[str, ...] = WRITTEN_STATES
    outlets: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    def __post_init__(self) -> None:
        for name, given, known in (
            ("target", self.targets, TARGETS),
            ("state", self.states, tuple(State.values)),
        ):
            if unknown := [value for value in given if value not in known]:
                raise ConcordError(
                    f"There is no {name} “{unknown[0]}”; use some of {', '.join(known)}."
                )
        for date in filter(None, (self.since, self.until)):
            if not _DATE.fullmatch(date):
                raise ConcordError(
                    gettext(
                        "“%(date)s” is no date; write a year, a month or a day: 2021, 2021-04, "
                        "2021-04-30."
                    )
                    % {"date": date}
                )


def chosen_articles(selection: Selection) -> QuerySet[Article]:
    """The articles of a selection, in the order of their ids."""
    articles = Article.objects.order_by("pk")
    if selection.articles:
        articles = articles.filter(pk__in=selection.articles)
    if selection.outlets:
        articles = articles.filter(outlet__in=selection.outlets)
    return articles.filter(_since(selection.since) & _until(selection.until))


def _since(date: str) -> Q:
    """Dates are text: "2021-04" sorts before "2021-04-15", yet may be a later day."""
    if not date:
        return Q()
    coarser = {date[:4], date[:7]}
    return Q(published_on__gte=date) | Q(published_on__in=coarser)


def _until(date: str) -> Q:
    if not date:
        return Q()
    return ~Q(published_on="") & (Q(published_on__lte=date) | Q(published_on__startswith=date))


def counts(selection: Selection) -> dict[tuple[str, str], int]:
    """How many pairs of each pair of languages the selection holds, those that have any.

    Two queries.
    """
    articles = chosen_articles(selection).order_by()
    prose = Segment.objects.filter(article__in=articles).exclude(kind=Segment.Kind.EXCLUDED)
    segments = dict(
        prose.order_by().values_list("article__language").annotate(Count("pk")).iterator()
    )
    by_state: dict[tuple[str, str], dict[str, int]] = {}
    rows = (
        Translation.objects.filter(segment__in=prose, target__in=selection.targets)
        .order_by()
        .values_list("segment__article__language", "target", "state")
        .annotate(Count("pk"))
    )
    for language, target, state, count in rows:
        by_state.setdefault((language, target), {})[state] = count
    found = {}
    for language, total in segments.items():
        for target in targets_for(language):
            states = by_state.get((language, target), {})
            begun = sum(count for state, count in states.items() if state != State.INITIAL)
            states = states | {State.INITIAL.value: total - begun}
            count = sum(states.get(state, 0) for state in set(selection.states))
            if count and target in selection.targets:
                found[language, target] = count
    return found
