"""The sides on which the queue can be narrowed, each value with what it would show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sources.language_names import language_name
from sources.models import Article
from translations.models import State

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
    """A side with its values, those that show most in front."""

    key: str
    label: str | Promise
    choices: Sequence[Choice]


def about(articles: Collection[int]) -> dict[int, Article]:
    """What facets need to know of articles, by id."""
    known = Article.objects.filter(pk__in=articles)
    return known.only("pk", "title", "language", "outlet", "published_on").in_bulk()


def amount(group: Group, narrowing: Narrowing) -> int:
    """How many items of a group a risk leaves."""
    return group.risks.get(narrowing.risk, 0) if narrowing.risk else group.count


def accepts(group: Group, articles: Mapping[int, Article], narrowing: Narrowing) -> bool:
    """Whether a group passes on every side, the risk aside."""
    return not _refused(_sides(group, articles), narrowing)


def facets(
    groups: Sequence[Group], articles: Mapping[int, Article], narrowing: Narrowing
) -> list[Facet]:
    """Every side with its counts. They are those under what is chosen on the other sides."""
    counts: dict[str, Counter[str]] = {side: Counter() for side in SIDES}
    for group in groups:
        sides = _sides(group, articles)
        refused = _refused(sides, narrowing)
        if len(refused) > 1:
            continue
        for side, value in sides.items():
            if value and (not refused or refused == [side]):
                counts[side][value] += amount(group, narrowing)
        if not refused:
            counts["risk"].update(group.risks)
    return [
        Facet(side, label, choices)
        for side, label in SIDES.items()
        if (choices := _choices(side, counts[side], articles, narrowing))
    ]


def _sides(group: Group, articles: Mapping[int, Article]) -> dict[str, str]:
    article = articles[group.article]
    return {
        "state": group.state,
        "language": article.language,
        "target": group.target,
        "outlet": article.outlet or NO_OUTLET,
        "year": article.published_on[:4] or UNDATED,
        "article": str(article.pk),
    }


def _refused(sides: Mapping[str, str], narrowing: Narrowing) -> list[str]:
    wanted = narrowing.values
    return [side for side, value in sides.items() if wanted.get(side, value) != value]


def _choices(
    side: str, counts: Counter[str], articles: Mapping[int, Article], narrowing: Narrowing
) -> list[Choice]:
    """The values of a side; none where there is nothing to choose."""
    chosen = narrowing.values.get(side, "")
    listed = [(value, count) for value, count in counts.most_common() if count or value == chosen]
    if chosen and chosen not in counts:
        listed.append((chosen, 0))
    if len(listed) < 2 and not chosen and side != "risk":
        return []
    blank = 0 if side == "article" else ""
    found = []
    for value, count in listed:
        set_to = blank if value == chosen else int(value) if side == "article" else value
        query = replace(narrowing, **{side: set_to}).query  # type: ignore[arg-type]
        label, tag = _label(side, value, articles)
        found.append(Choice(label, count, value == chosen, query, tag))
    return found


def _label(side: str, value: str, articles: Mapping[int, Article]) -> tuple[str, str]:
    if side in ("language", "target"):
        return str(language_name(value)), ""
    if side == "state":
        return str(State(value).label), ""
    if side == "risk":
        return str(Risk(value).label), ""
    if side == "article":
        article = articles.get(int(value))
        return (article.title, article.tag) if article else (value, "")
    if value == UNDATED:
        return str(_("no date")), ""
    return (str(_("no outlet")), "") if value == NO_OUTLET else (value, "")
