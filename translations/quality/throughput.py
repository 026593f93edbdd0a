"""How much was submitted and approved when, and what is still to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from sources.language_names import language_name
from sources.models import Article, Segment
from translations.models import Revision, State, Translation

from .scope import Scope


@dataclass(frozen=True, slots=True)
class Acts:
    """Texts that were submitted, and approved, in a stretch of time; a text counts once."""

    submitted: int
    approved: int


@dataclass(frozen=True, slots=True)
class PairStates:
    """The segments of one pair by the state of their translation."""

    source: str
    target: str
    counts: Mapping[str, int]

    @property
    def pair(self) -> str:
        """The pair in words."""
        return f"{language_name(self.source)} → {language_name(self.target)}"

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def acts(scope: Scope) -> Mapping[int, Acts]:
    """The acts of people in `scope` by stretch of time, the first first; one query.

    Stretches in which nothing was done are left out.
    """
    wanted = [Revision.Action.SUBMITTED, Revision.Action.APPROVED]
    rows = (
        Revision.objects.filter(
            scope.articles("translation__"), scope.time("created_at"), action__in=wanted
        )
        .order_by()
        .annotate(stretch=scope.stretch("created_at"))
        .values_list("stretch")
        .annotate(
            submitted=_texts(Revision.Action.SUBMITTED), approved=_texts(Revision.Action.APPROVED)
        )
    )
    return {stretch: Acts(submitted, approved) for stretch, submitted, approved in sorted(rows)}


def _texts(action: str) -> Count:
    return Count("translation", distinct=True, filter=Q(action=action))


def states(scope: Scope) -> Sequence[PairStates]:
    """The work of each pair of `scope` as it stands now, whatever the period; three queries.

    Counted by article and brought together here: an index then has all that is counted.
    """
    articles = Article.objects.order_by()
    if scope.outlet:
        articles = articles.filter(outlet=scope.outlet)
    languages = dict(articles.values_list("pk", "language"))
    prose = Segment.objects.exclude(kind=Segment.Kind.EXCLUDED)
    sizes: Counter[str] = Counter()
    for article, count in prose.order_by().values_list("article").annotate(Count("pk")):
        if article in languages:
            sizes[languages[article]] += count
    counts: dict[tuple[str, str], Counter[str]] = {}
    for article, target, state, count in (
        Translation.objects.filter(scope.translations())
        .exclude(state=State.INITIAL)
        .order_by()
        .values_list("segment__article", "target", "state")
        .annotate(Count("pk"))
    ):
        if article in languages:
            counts.setdefault((languages[article], target), Counter())[state] += count
    found = []
    for source, target in scope.pairs:
        if size := sizes.get(source, 0):
            mine = counts.get((source, target), Counter())
            mine[State.INITIAL] = size - mine.total()
            found.append(PairStates(source, target, mine))
    return found
