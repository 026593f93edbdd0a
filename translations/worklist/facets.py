"""The sides on which the queue can be narrowed, each value with what it would show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sources.language_names import language_name
from sources.models import Article
from translations.models import State
from translations.published import was_published

from .narrowing import NO_OUTLET, UNDATED, Narrowing, Risk
from .tiers import Group

SIDES: dict[str, str | Promise] = {
    "risk": _("Risk"),
    "state": _("State"),
    "language": _("From"),
    "target": _("Into"),
    "outlet": _("Outlet"),
    "year": _("Year"),
    "article": _("Article"),
}
MOST = 100
"""So many values of a side are listed, those with the most in front; nobody reads a thousand."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a side, and how much there is of it; `query` is the address that chooses it, or
    that drops it again where it is `chosen`. `tag` is the language its label is in, if not that of
    the page."""

    label: str
    count: int
    chosen: bool
    query: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A side with its values, those that show most in front; `left` others are not listed."""

    key: str
    label: str | Promise
    choices: Sequence[Choice]
    left: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """An article as facets know it: what it is on each side, and on which it is `refused`."""

    article: Article
    sides: Mapping[str, str]
    refused: Sequence[str]


def about(articles: Collection[int], narrowing: Narrowing) -> dict[int, Known]:
    """What facets need to know of articles, by id; one query."""
    wanted = narrowing.values
    rows = Article.objects.filter(pk__in=articles)
    found = {}
    for article in rows.only("pk", "title", "language", "outlet", "published_on"):
        sides = _sides(article)
        refused = _refused(sides, wanted)
        if not was_published(article.published_on, narrowing.since, narrowing.until):
            refused.append("published")
        found[article.pk] = Known(article, sides, refused)
    return found


def amount(group: Group, narrowing: Narrowing) -> int:
    """How many items of a group a risk leaves."""
    return group.risks.get(narrowing.risk, 0) if narrowing.risk else group.count


def accepted(
    groups: Sequence[Group], articles: Mapping[int, Known], narrowing: Narrowing
) -> Iterator[Group]:
    """The groups that pass on every side, the risk aside."""
    wanted = narrowing.values
    for group in groups:
        if not articles[group.article].refused and not _refused(_own_sides(group), wanted):
            yield group


def facets(
    groups: Sequence[Group], articles: Mapping[int, Known], narrowing: Narrowing
) -> list[Facet]:
    """Every side with its counts. They are those under what is chosen on the other sides."""
    counts: dict[str, Counter[str]] = {side: Counter() for side in SIDES}
    wanted = narrowing.values
    for group in groups:
        known, own = articles[group.article], _own_sides(group)
        refused = [*known.refused, *_refused(own, wanted)]
        if len(refused) > 1:
            continue
        count = amount(group, narrowing)
        for sides in (own, known.sides):
            for side, value in sides.items():
                if value and (not refused or refused == [side]):
                    counts[side][value] += count
        if not refused:
            for risk, risky in group.risks.items():
                counts["risk"][risk] += risky
    return [
        facet
        for side, label in SIDES.items()
        if (facet := _facet(side, label, counts[side], articles, narrowing)).choices
    ]


def _sides(article: Article) -> dict[str, str]:
    return {
        "language": article.language,
        "outlet": article.outlet or NO_OUTLET,
        "year": article.published_on[:4] or UNDATED,
        "article": str(article.pk),
    }


def _own_sides(group: Group) -> dict[str, str]:
    return {"state": group.state, "target": group.target}


def _refused(sides: Mapping[str, str], wanted: Mapping[str, str]) -> list[str]:
    return [side for side, value in wanted.items() if sides.get(side, value) != value]


def _facet(
    side: str,
    label: str | Promise,
    counts: Counter[str],
    articles: Mapping[int, Known],
    narrowing: Narrowing,
) -> Facet:
    """A side with its values; without any where there is nothing to choose."""
    chosen = narrowing.values.get(side, "")
    listed = [(value, count) for value, count in counts.most_common() if count or value == chosen]
    if chosen and chosen not in counts:
        listed.append((chosen, 0))
    if len(listed) < 2 and not chosen and side != "risk":
        return Facet(side, label, [])
    shown = listed[:MOST] + [each for each in listed[MOST:] if each[0] == chosen]
    choices = _choices(side, shown, articles, narrowing)
    return Facet(side, label, choices, len(listed) - len(shown))


def _choices(
    side: str,
    listed: Sequence[tuple[str, int]],
    articles: Mapping[int, Known],
    narrowing: Narrowing,
) -> list[Choice]:
    chosen = narrowing.values.get(side, "")
    blank = 0 if side == "article" else ""
    found = []
    for value, count in listed:
        set_to = blank if value == chosen else int(value) if side == "article" else value
        query = replace(narrowing, **{side: set_to}).query  # type: ignore[arg-type]
        label, tag = _label(side, value, articles)
        found.append(Choice(label, count, value == chosen, query, tag))
    return found


def _label(side: str, value: str, articles: Mapping[int, Known]) -> tuple[str, str]:
    if side in ("language", "target"):
        return str(language_name(value)), ""
    if side == "state":
        return str(State(value).label), ""
    if side == "risk":
        return str(Risk(value).label), ""
    if side == "article":
        known = articles.get(int(value))
        return (known.article.title, known.article.tag) if known else (value, "")
    if value == UNDATED:
        return str(_("no date")), ""
    return (str(_("no outlet")), "") if value == NO_OUTLET else (value, "")
