"""Search and replace over translations, and search of sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sources.languages import LANGUAGES, TARGETS
from sources.models import Article
from translations.models import State, TermChange, Translation
from translations.models.term_change import TEXT_ACTS
from translations.replacing import (
    Scope,
    Search,
    TooMany,
    decide_replacement,
    find_replacements,
    find_sources,
)
from translations.term_change.forms import spliced
from translations.term_change.preview import state_after
from translations.term_change.touched import ORDER, Hit
from workbench.models import User

from .change_preview import choice_of
from .difference import difference
from .requests import person
from .stretches import stretches
from .text_changes import carried_out, tell

SHOWN = 100
"""Translations of each state that are shown one by one; the others are ticked as a whole."""

LONGEST = 500
LATEST = 8
STATES = [state for state in State if state != State.INITIAL]

_may_write = permission_required("translations.submit_translation", raise_exception=True)


@dataclass(frozen=True, slots=True)
class Shown:
    """A translation as it would read, and the state it would have."""

    translation: Translation
    diff: Sequence[tuple[str, str]]
    becomes: str


@dataclass(frozen=True, slots=True)
class Group:
    """The translations of one state that would change."""

    state: str
    shown: Sequence[Shown]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.shown)


@require_safe
@_may_write
def replace(request: HttpRequest) -> HttpResponse:
    """What a replacement would do, before anything is done; or where sources say something."""
    search = search_of(request.GET)
    context = _form(request.GET, search)
    try:
        context |= _results(request, search)
    except TooMany as error:
        context["problem"] = str(error)
    return render(request, "workbench/replace/replace.html", context)


@require_POST
@_may_write
def apply_replacement(request: HttpRequest) -> HttpResponse:
    """Replace in the ticked translations, as one change."""
    search = search_of(request.POST)
    user = person(request)
    try:
        change = decide_replacement(
            search, choice_of(request.POST), user=user, reason=request.POST.get("reason", "")
        )
    except TooMany as error:
        messages.error(request, str(error))
        return redirect(f"{reverse('replace')}?{query_of(search)}")
    if change is None:
        messages.info(request, _("Nothing was ticked, so nothing was changed."))
    elif carried_out(request, change):
        tell(request, change)
    return redirect(f"{reverse('replace')}?{query_of(search)}")


def search_of(asked: QueryDict) -> Search:
    """The search that an address or a form asks for; what makes no sense is left open."""
    target, state = asked.get("target", ""), asked.get("state", "")
    article = asked.get("article", "")
    return Search(
        find=asked.get("find", "")[:LONGEST],
        replace=asked.get("replace", "")[:LONGEST],
        source=asked.get("source", "")[:LONGEST],
        exact=bool(asked.get("exact")),
        whole=bool(asked.get("whole")),
        scope=Scope(
            target=target if target in TARGETS else "",
            state=state if state in STATES else "",
            article=int(article) if article.isdecimal() and len(article) < 18 else 0,
            outlet=asked.get("outlet", "")[:200],
        ),
    )


def query_of(search: Search) -> str:
    """What stands behind "?" in the address of a search."""
    return urlencode(dict(_values(search)))


def _values(search: Search) -> list[tuple[str, str]]:
    scope = search.scope
    every = {
        "find": search.find,
        "replace": search.replace,
        "source": search.source,
        "exact": "1" if search.exact else "",
        "whole": "1" if search.whole else "",
        "target": scope.target,
        "state": scope.state,
        "article": str(scope.article or ""),
        "outlet": scope.outlet,
    }
    return [(name, value) for name, value in every.items() if value]


def _form(asked: QueryDict, search: Search) -> dict[str, Any]:
    articles = Article.objects.order_by("-imported_at", "-pk").only("pk", "title", "language")
    outlets = Article.objects.exclude(outlet="").order_by("outlet")
    changes = TermChange.objects.filter(act__in=TEXT_ACTS).select_related("author")
    return {
        "search": search,
        "asked": "find" in asked or "source" in asked,
        "values": _values(search),
        "replacing": "replace" in asked,
        "targets": [LANGUAGES[code] for code in TARGETS],
        "states": STATES,
        "articles": articles[:500],
        "outlets": outlets.values_list("outlet", flat=True).distinct()[:500],
        "latest": changes[:LATEST],
    }


def _results(request: HttpRequest, search: Search) -> dict[str, Any]:
    if search.in_text.empty:
        if search.in_source.empty:
            return {}
        found, more = find_sources(search, SHOWN)
        places = [
            (each.translation, list(stretches(each.translation.segment.text, each.in_source)))
            for each in found
        ]
        return {"sources": places, "more_sources": more}
    user = person(request)
    may = user.has_perm("translations.approve_translation")
    hits = find_replacements(search, approved=True)
    locked = 0 if may else sum(hit.state == State.APPROVED for hit in hits)
    open_ = [hit for hit in hits if may or hit.state != State.APPROVED]
    return {
        "groups": _groups(open_, user),
        "locked": locked,
        "total": len(open_),
        "places": sum(len(hit.spans) for hit in open_),
    }


def _groups(hits: Sequence[Hit], user: User) -> list[Group]:
    by_state: dict[str, list[Hit]] = {state.value: [] for state in reversed(ORDER)}
    for hit in hits:
        by_state[hit.state].append(hit)
    pks = {hit.translation for group in by_state.values() for hit in group[:SHOWN]}
    translations = (
        Translation.objects.select_related("segment__article")
        .defer("segment__article__text")
        .in_bulk(pks)
    )
    return [
        Group(state, _shown(group[:SHOWN], translations, user), len(group))
        for state, group in by_state.items()
        if group
    ]


def _shown(hits: Sequence[Hit], translations: Mapping[int, Translation], user: User) -> list[Shown]:
    return [
        Shown(
            translation,
            list(difference(translation.text, spliced(translation.text, hit.spans))),
            state_after(translation, user),
        )
        for hit in hits
        if (translation := translations.get(hit.translation)) and translation.version == hit.version
    ]
