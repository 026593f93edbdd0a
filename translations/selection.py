"""Which pairs an export holds: the choice, and how much it amounts to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext

from sources.errors import ConcordError
from sources.languages import TARGETS, targets_for
from sources.models import Article, Segment

from .models import State, Translation
from .published import published

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
    return articles.filter(published(selection.since, selection.until))


def counts(selection: Selection) -> dict[tuple[str, str], int]:
    """How many pairs of each pair of languages the selection holds, those that have any.

    Three queries, counted by article and brought together here: indexes then have all they need.
    """
    articles = chosen_articles(selection).order_by()
    languages = dict(articles.values_list("pk", "language"))
    prose = Segment.objects.exclude(kind=Segment.Kind.EXCLUDED)
    texts = Translation.objects.filter(target__in=selection.targets)
    texts = texts.exclude(segment__kind=Segment.Kind.EXCLUDED)
    if selection.articles or selection.outlets or selection.since or selection.until:
        prose = prose.filter(article__in=articles)
        texts = texts.filter(segment__article__in=articles)
    segments: Counter[str] = Counter()
    for article, count in prose.order_by().values_list("article").annotate(Count("pk")):
        if language := languages.get(article):  # none was imported this moment
            segments[language] += count
    by_state: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    by_article = texts.order_by().values_list("segment__article", "target", "state")
    for article, target, state, count in by_article.annotate(Count("pk")):
        if language := languages.get(article):
            by_state[language, target][state] += count
    found = {}
    for language, total in segments.items():
        for target in targets_for(language):
            states = dict(by_state[language, target])
            begun = sum(count for state, count in states.items() if state != State.INITIAL)
            states = states | {State.INITIAL.value: total - begun}
            count = sum(states.get(state, 0) for state in set(selection.states))
            if count and target in selection.targets:
                found[language, target] = count
    return found
