"""How concepts are rendered over the corpus, as pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from glossary.models import Concept
from sources.languages import LANGUAGES, TARGETS
from translations.census import Rendering, articles_behind, places_of_rendition, take_census
from workbench.jobs.queue import enqueue

from .requests import person

PER_PAGE = 50
PLACES_SHOWN = 60


@require_safe
def census(request: HttpRequest) -> HttpResponse:
    """Every concept with its renditions per target, the inconsistent ones first.

    `?show=several` leaves out those that are always rendered the same.
    """
    several = request.GET.get("show") == "several"
    rows = [
        (concept, cells)
        for concept, cells in _by_concept(take_census())
        if not several or any(len(cell.shares) > 1 for cell in cells if cell)
    ]
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "targets": [LANGUAGES[target] for target in TARGETS],
        "several": several,
        "behind": articles_behind().count(),
    }
    return render(request, "workbench/terms/census.html", context)


@require_safe
def concept_census(request: HttpRequest, pk: int) -> HttpResponse:
    """The renditions of one concept, and where they stand; `?target=en&text=…` chooses some.

    An empty `text` chooses the places where nothing was found.
    """
    concept = get_object_or_404(Concept, pk=pk)
    renderings = take_census([concept.pk])
    target = request.GET.get("target", "")
    text = request.GET.get("text")
    shown = [target] if target in TARGETS else [each.target for each in renderings]
    places = [
        (LANGUAGES[each], places_of_rendition(concept, each, text, limit=PLACES_SHOWN))
        for each in shown
    ]
    context = {
        "concept": concept,
        "renderings": renderings,
        "places": places,
        "limit": PLACES_SHOWN,
        "target": target,
        "text": text,
        "behind": articles_behind().count(),
    }
    return render(request, "workbench/terms/concept_census.html", context)


@require_POST
@permission_required("glossary.change_concept", raise_exception=True)
def verify(request: HttpRequest) -> HttpResponse:
    """Have all articles held against the present glossary, as a job."""
    label = gettext("Hold all articles against the glossary")
    enqueue("verify", arguments={}, label=label, user=person(request))
    messages.success(request, gettext("This is done in the background, as the jobs page shows."))
    return redirect("glossary:census")


def _by_concept(
    renderings: Sequence[Rendering],
) -> Iterator[tuple[Concept, list[Rendering | None]]]:
    """Each concept with a cell for every target."""
    for concept, group in groupby(renderings, key=lambda each: each.concept):
        found = {each.target: each for each in group}
        yield concept, [found.get(target) for target in TARGETS]
