"""How far articles have come, counted in the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sources.languages import LANGUAGES, TARGETS, Language, targets_for
from sources.models import Article, Segment
from translations.models import Rendition, Revision, State, Translation

# The meter reads from the left: what is final, what waits, what is to be done.
METER_ORDER = (State.APPROVED, State.TRANSLATED, State.DRAFT, State.NEEDS_WORK)


@dataclass(frozen=True, slots=True)
class Progress:
    """The translatable segments of an article in one target, counted by state."""

    target: str
    total: int
    counts: Mapping[str, int]

    @property
    def language(self) -> Language:
        """The target."""
        return LANGUAGES[self.target]

    @property
    def approved(self) -> int:
        """Segments whose text is final."""
        return self.counts.get(State.APPROVED, 0)

    @property
    def initial(self) -> int:
        """Segments nobody and nothing has translated yet."""
        return self.total - sum(self.counts.get(state, 0) for state in METER_ORDER)

    def in_state(self, state: str) -> int:
        """Segments in one state."""
        return self.initial if state == State.INITIAL else self.counts.get(state, 0)

    @property
    def parts(self) -> Iterator[tuple[str, float, float]]:
        """Each state's stretch of the meter: state, left edge and width in percent."""
        left = 0.0
        for state in METER_ORDER:
            width = 100 * self.counts.get(state, 0) / (self.total or 1)
            if width:
                yield state.value, round(left, 2), round(width, 2)
            left += width

    @property
    def words(self) -> str:
        """The whole count in words: "13 approved, 5 translated, 3 not started"."""
        counts = [(self.counts.get(state, 0), state.label) for state in METER_ORDER]
        counts.append((self.initial, State.INITIAL.label))
        return ", ".join(f"{count} {label}" for count, label in counts if count) or _("no segments")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the list of articles says of one: its size, progress, names at risk, last change."""

    segments: int
    excluded: int
    progress: tuple[Progress, ...]
    wrong_names: int
    changed_at: datetime

    @property
    def to_draft(self) -> int:
        """Translations that nobody and nothing has begun."""
        return sum(each.initial for each in self.progress)

    @property
    def columns(self) -> list[Progress | None]:
        """The progress in each target, None for the article's own language."""
        by_target = {each.target: each for each in self.progress}
        return [by_target.get(target) for target in TARGETS]


def standings(articles: Collection[Article]) -> dict[int, Standing]:
    """The standing of each article by its id; three queries, however many articles."""
    ids = [article.pk for article in articles]
    sizes = {
        row["article"]: row
        for row in Segment.objects.filter(article__in=ids)
        .order_by()
        .values("article")
        .annotate(
            prose=Count("pk", filter=~Q(kind=Segment.Kind.EXCLUDED)),
            excluded=Count("pk", filter=Q(kind=Segment.Kind.EXCLUDED)),
        )
    }
    states, changes = _states(ids)
    wrong = wrong_names(ids)
    found = {}
    for article in articles:
        size = sizes.get(article.pk, {"prose": 0, "excluded": 0})
        found[article.pk] = Standing(
            segments=size["prose"],
            excluded=size["excluded"],
            progress=tuple(
                Progress(target, size["prose"], states.get((article.pk, target), Counter()))
                for target in targets_for(article.language)
            ),
            wrong_names=wrong.get(article.pk, 0),
            changed_at=changes.get(article.pk, article.imported_at),
        )
    return found


def wrong_names(articles: Collection[int]) -> dict[int, int]:
    """How many names the translations of each article write otherwise than the glossary."""
    rows = (
        Rendition.objects.filter(translation__segment__article__in=articles)
        .exclude(verdict=Rendition.Verdict.RIGHT)
        .order_by()
        .values_list("translation__segment__article")
        .annotate(Count("pk"))
    )
    return dict(rows)


AT_WORK = timedelta(days=14)
"""Who did something to an article since is taken to be at work on it."""


def at_work(articles: Collection[int]) -> dict[int, list[str]]:
    """The names of those who are at work on each article, in alphabetical order; one query."""
    rows = (
        Revision.objects.filter(
            translation__segment__article__in=articles,
            author__isnull=False,
            created_at__gte=timezone.now() - AT_WORK,
        )
        .order_by()
        .values_list(
            "translation__segment__article",
            "author__first_name",
            "author__last_name",
            "author__username",
        )
        .distinct()
    )
    found: dict[int, set[str]] = {}
    for article, first, last, username in rows:
        found.setdefault(article, set()).add(f"{first} {last}".strip() or username)
    return {article: sorted(names) for article, names in found.items()}


def _states(
    articles: Collection[int],
) -> tuple[dict[tuple[int, str], Counter[str]], dict[int, datetime]]:
    """Counts by state for each article and target, and when each article last changed."""
    rows = (
        Translation.objects.filter(segment__article__in=articles)
        .exclude(segment__kind=Segment.Kind.EXCLUDED)
        .order_by()
        .values_list("segment__article", "target", "state")
        .annotate(Count("pk"), Max("changed_at"))
    )
    states: dict[tuple[int, str], Counter[str]] = {}
    changes: dict[int, datetime] = {}
    for article, target, state, count, changed in rows:
        states.setdefault((article, target), Counter())[state] = count
        changes[article] = max(changed, changes.get(article, changed))
    return states, changes
