"""Signs of other people on the page of an article: who is where, what they said and saved.

The page asks every ten seconds; while cells are open on it, that is also what tells others so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from sources.languages import targets_for
from sources.models import Article
from translations.comments import mark_read, unread_counts
from translations.models import Revision
from workbench.models import User
from workbench.presence import Place, be_present, leave, others_at

from .requests import person

_MOST_OPEN = 20


@dataclass(frozen=True, slots=True)
class Opened:
    """A cell that is open: the version it shows, and the id of the last comment it shows."""

    place: Place
    version: int
    comment: int


@require_http_methods(["GET", "HEAD", "POST"])
def signs(request: HttpRequest, pk: int) -> JsonResponse:
    """What there is to know, by cell (`<segment>-<target>`), and the last cut of the segments.

    A cell's `here` says who else has it open, `unread` how many comments are new, `newer` that it
    was changed since the version shown. POST names the cells that are open on the page (`open`, as
    `<segment>-<target>:<version>:<last comment>`) and those closed since it last asked (`left`).
    """
    article = get_object_or_404(Article.objects.only("pk", "language"), pk=pk)
    user = person(request)
    opened = _opened(request, article)
    if request.method == "POST":
        be_present(user, [each.place for each in opened])
        leave(user, filter(None, map(_place, request.POST.getlist("left")[:_MOST_OPEN])))
        for each in opened:
            if each.comment:
                mark_read(*each.place, user=user, upto=each.comment)
    cells: dict[str, dict[str, Any]] = {}

    def cell(place: Place) -> dict[str, Any]:
        return cells.setdefault(f"{place[0]}-{place[1]}", {})

    for place, people in others_at(article, user).items():
        cell(place)["here"] = _here(people)
    for place, number in unread_counts(article, user).items():
        cell(place)["unread"] = ngettext(
            "%(number)d new comment", "%(number)d new comments", number
        ) % {"number": number}
    for each in opened:
        if words := _newer(each, user):
            cell(each.place)["newer"] = words
    last = article.resegmentations.order_by("-pk").values_list("pk", flat=True).first()
    return JsonResponse({"cells": cells, "cut": last or 0})


def _opened(request: HttpRequest, article: Article) -> list[Opened]:
    """The cells that the page says are open, as far as they are cells of the article."""
    named = []
    for value in request.POST.getlist("open")[:_MOST_OPEN]:
        where, _colon, numbers = value.partition(":")
        version, _colon, comment = numbers.partition(":")
        place = _place(where)
        if place and version.isdecimal() and comment.isdecimal():
            named.append(Opened(place, int(version), int(comment)))
    targets = targets_for(article.language)
    ids = [each.place[0] for each in named if each.place[1] in targets]
    known = set(article.segments.filter(pk__in=ids).values_list("pk", flat=True))
    return [each for each in named if each.place[0] in known and each.place[1] in targets]


def _place(text: str) -> Place | None:
    segment, _dash, target = text.partition("-")
    return (int(segment), target) if segment.isdecimal() and len(segment) < 19 else None


def _here(people: list[User]) -> str:
    names = ", ".join(each.get_full_name() or each.get_username() for each in people)
    return ngettext("%(names)s has this open", "%(names)s have this open", len(people)) % {
        "names": names
    }


def _newer(opened: Opened, user: User) -> str:
    """Who changed an open cell since it was opened, unless that was `user`."""
    segment, target = opened.place
    newest = (
        Revision.objects.filter(
            translation__segment=segment,
            translation__target=target,
            number__gt=opened.version,
        )
        .exclude(author=user.pk)
        .select_related("author")
        .order_by("-number")
        .first()
    )
    if newest is None:
        return ""
    name = _("The machine")
    if newest.author:
        name = newest.author.get_full_name() or newest.author.get_username()
    return _(
        "%(name)s changed this translation while you have it open. Your text is safe: when you "
        "submit it, both are shown."
    ) % {"name": name}
