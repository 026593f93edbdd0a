"""The kinds of waiting work: what belongs to each, in which order, and how much there is of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from glossary.models import Occurrence
from sources.languages import TARGETS
from sources.models import Segment
from translations.models import State, Translation

from .narrowing import Narrowing, Risk, failing_checks, has_risk, wrong_names


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: a segment in a target; `translation` is None where nothing is begun.

    `to_choose` says that a name of the source is several concepts'.
    """

    segment: Segment
    target: str
    translation: Translation | None = None
    to_choose: bool = False

    @property
    def key(self) -> str:
        """The item as addresses name it."""
        return f"{self.segment.pk}-{self.target}"


@dataclass(frozen=True, slots=True)
class Group:
    """How many items an article has in a target and state: `count`, and of them with each risk."""

    article: int
    target: str
    state: str
    count: int
    risks: Mapping[str, int]


class Tier(Protocol):
    """Items of one kind. Its queries do not depend on how many there are."""

    def groups(self, article: Sequence[int] | None = None) -> list[Group]:
        """All there is, counted; of some articles only where their ids are given."""

    def items(self, narrowing: Narrowing, start: int, end: int) -> list[Item]:
        """The items [start, end) in order."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Translations that `chosen` describes: those in `first` in front, then by risk.

    `weighed` lists states in the order in which they come.
    """

    chosen: Q
    first: Q | None = None
    weighed: Sequence[State] = ()

    def groups(self, article: Sequence[int] | None = None) -> list[Group]:
        texts = self._texts()
        if article is not None:
            texts = texts.filter(segment__article__in=article)
        counts = {risk.value: Count("pk", filter=has_risk(risk)) for risk in Risk}
        rows = (
            texts.order_by()
            .values_list("segment__article", "target", "state")
            .annotate(Count("pk"), **counts)
        )
        return [
            Group(pk, target, state, count, dict(zip(counts, risks, strict=True)))
            for pk, target, state, count, *risks in rows
        ]

    def items(self, narrowing: Narrowing, start: int, end: int) -> list[Item]:
        texts = self._texts().filter(narrowing.articles("segment__article__"))
        if narrowing.target:
            texts = texts.filter(target=narrowing.target)
        if narrowing.state:
            texts = texts.filter(state=narrowing.state)
        if narrowing.risk:
            texts = texts.filter(has_risk(narrowing.risk))
        weights = [When(state=state, then=Value(n)) for n, state in enumerate(self.weighed)]
        ordered = texts.annotate(
            foremost=Case(When(self.first, then=Value(0)), default=Value(1))
            if self.first
            else Value(0),
            weight=Case(*weights, default=Value(len(weights))) if weights else Value(0),
            wrong_names=wrong_names(),
            failing=failing_checks(),
        ).order_by(
            "foremost",
            "weight",
            "-wrong_names",
            "-failing",
            F("estimate").asc(nulls_last=True),
            "segment__article",
            "segment__position",
            "target",
        )
        # What is sorted are numbers that an index holds; the rows are read of those shown alone.
        ids = list(ordered.values_list("pk", flat=True)[start:end])
        rows = Translation.objects.annotate(wrong_names=wrong_names(), failing=failing_checks())
        shown = rows.select_related("segment__article").defer("segment__article__text")
        found = shown.in_bulk(ids)
        return [Item(each.segment, each.target, each) for pk in ids if (each := found.get(pk))]

    def _texts(self) -> QuerySet[Translation]:
        prose = Translation.objects.exclude(segment__kind=Segment.Kind.EXCLUDED)
        return prose.filter(self.chosen)


@dataclass(frozen=True, slots=True)
class NotStarted:
    """Segments that have no text in `target` yet, in the order of their articles."""

    target: str

    def groups(self, article: Sequence[int] | None = None) -> list[Group]:
        segments = self._segments()
        if article is not None:
            segments = segments.filter(article__in=article)
        rows = segments.order_by().values_list("article").annotate(Count("pk"))
        return [Group(pk, self.target, State.INITIAL, count, {}) for pk, count in rows]

    def items(self, narrowing: Narrowing, start: int, end: int) -> list[Item]:
        if narrowing.risk or narrowing.target not in ("", self.target):
            return []
        if narrowing.state not in ("", State.INITIAL):
            return []
        return [Item(each, self.target) for each in _read(self._segments(), narrowing, start, end)]

    def _segments(self) -> QuerySet[Segment]:
        begun = Translation.objects.filter(segment=OuterRef("pk"), target=self.target)
        prose = Segment.objects.exclude(kind=Segment.Kind.EXCLUDED)
        own = Q(article__language=self.target)
        return prose.exclude(own).filter(~Exists(begun.exclude(state=State.INITIAL)))


@dataclass(frozen=True, slots=True)
class NamesToChoose:
    """Segments with a name that is several concepts', of which nobody has said whose it is."""

    def groups(self, article: Sequence[int] | None = None) -> list[Group]:
        segments = self._segments()
        if article is not None:
            segments = segments.filter(article__in=article)
        rows = segments.order_by().values_list("article").annotate(Count("pk"))
        return [Group(pk, "", "", count, {}) for pk, count in rows]

    def items(self, narrowing: Narrowing, start: int, end: int) -> list[Item]:
        if narrowing.risk or narrowing.target or narrowing.state:
            return []
        found = _read(self._segments(), narrowing, start, end)
        return [Item(each, _first_target(each), to_choose=True) for each in found]

    def _segments(self) -> QuerySet[Segment]:
        open_ = Occurrence.objects.filter(choice__isnull=True).exclude(rivals=[])
        return Segment.objects.filter(Exists(open_.filter(segment=OuterRef("pk"))))


def _read(
    segments: QuerySet[Segment], narrowing: Narrowing, start: int, end: int
) -> QuerySet[Segment]:
    narrowed = segments.filter(narrowing.articles("article__"))
    found = narrowed.select_related("article").defer("article__text")
    return found.order_by("article", "position")[start:end]


def _first_target(segment: Segment) -> str:
    return next(target for target in TARGETS if target != segment.article.language)


def sent_back_or_drafted(user: AbstractBaseUser) -> Texts:
    """What a translator is to work over: what was sent back to them, to others, then drafts."""
    return Texts(
        Q(state__in=[State.NEEDS_WORK, State.DRAFT]),
        first=Q(state=State.NEEDS_WORK, submitted_by=user.pk),
        weighed=[State.NEEDS_WORK, State.DRAFT],
    )
