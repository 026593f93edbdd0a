"""The rows of an article in parts, so that a long one opens as quickly as a short one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sources.models import Article, Segment

from .filters import SCORE, Filter, accepted, by_estimate

PART = 50
"""Rows that are loaded at once."""

_CONTEXT = 5  # rows shown before the one that an address names


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive rows of the chosen ones. `before` and `after` say where the rest begins: the
    `key` of the first and the last row here, "" where nothing is left."""

    segments: list[Segment]
    before: str = ""
    after: str = ""

    @property
    def next(self) -> int:
        """A position from which a page shows what comes after these rows."""
        return self.segments[-1].position + 1 if self.segments else 0


def first_part(
    article: Article, chosen: Filter, order: str, *, at: int = 0, always: int = 0
) -> Part:
    """The rows that a page begins with: from the top, or around the segment with position `at`.

    The segment with the id `always` is among the chosen ones whatever the filter.
    """
    segments = _chosen(article, chosen, order, always=always)
    if order == SCORE or at <= 1:
        return _part(segments, order, [*segments[:PART]])
    above = [*segments.filter(position__lt=at).reverse()[:_CONTEXT]][::-1]
    return _part(segments, order, [*above, *segments.filter(position__gte=at)[:PART]])


def next_part(article: Article, chosen: Filter, order: str, *, after: str) -> Part:
    """The rows after the one with the key `after`."""
    segments = _chosen(article, chosen, order)
    return _part(segments, order, [*segments.filter(_beyond(after, order))[:PART]])


def previous_part(article: Article, chosen: Filter, order: str, *, before: str) -> Part:
    """The rows before the one with the key `before`."""
    segments = _chosen(article, chosen, order)
    earlier = segments.filter(_beyond(before, order, back=True)).reverse()
    return _part(segments, order, [*earlier[:PART]][::-1])


def _chosen(article: Article, chosen: Filter, order: str, *, always: int = 0) -> QuerySet[Segment]:
    segments = accepted(article, chosen)
    if always:
        segments = article.segments.filter(Q(pk__in=segments.values("pk")) | Q(pk=always))
    if order == SCORE:
        return by_estimate(segments)
    return segments.order_by("position")


def _part(segments: QuerySet[Segment], order: str, found: list[Segment]) -> Part:
    if not found:
        return Part([])
    first, last = _key(found[0], order), _key(found[-1], order)
    return Part(
        found,
        before=first if segments.filter(_beyond(first, order, back=True)).exists() else "",
        after=last if segments.filter(_beyond(last, order)).exists() else "",
    )


def _key(segment: Segment, order: str) -> str:
    """Where a row stands in its order: its position, behind its estimate if that comes first."""
    if order == SCORE:
        return f"{vars(segment)['estimate']!r}_{segment.position}"
    return str(segment.position)


def _beyond(key: str, order: str, *, back: bool = False) -> Q:
    """That a segment comes after a key, or before it; nothing does for a key that is none."""
    side = "lt" if back else "gt"
    estimate, _, position = key.rpartition("_")
    try:
        same = Q(**{f"position__{side}": int(position)})
        if order != SCORE:
            return same
        value = float(estimate)
    except ValueError:
        return Q(pk__in=[])
    return Q(**{f"estimate__{side}": value}) | Q(estimate=value) & same
