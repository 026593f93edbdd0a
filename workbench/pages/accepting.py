"""Taking names that the articles propose into the glossary."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from glossary.models import Concept
from glossary.services.change_plan import Act
from glossary.services.decide_candidates import Undecidable
from glossary.views.candidates import decided, is_partial, refused
from sources.errors import ConcordError
from translations.models import PlannedChange

from .change_preview import carried_out
from .planned_change import attempt
from .requests import person

_may_add = permission_required("glossary.add_concept", raise_exception=True)


@require_POST
@_may_add
def accept_candidate(request: HttpRequest) -> HttpResponse:
    """Make a concept of the ticked names; `then` is "edit" where its form shall open."""
    return _take(request, {"category": request.POST.get("category", "")})


@require_POST
@_may_add
def merge_candidate(request: HttpRequest) -> HttpResponse:
    """Add the ticked names to a known concept, chosen or named by its identifier."""
    try:
        concept = _concept(request)
    except Undecidable as error:
        return refused(request, str(error))
    return _take(request, {"concept": concept.pk})


def _take(request: HttpRequest, arguments: dict[str, object]) -> HttpResponse:
    planned = PlannedChange(
        author=person(request),
        act=Act.ACCEPTED,
        arguments=arguments
        | {"forms": request.POST.getlist("term"), "next": reverse("glossary:candidates")},
    )
    try:
        done = attempt(request, planned)
    except ConcordError as error:
        return refused(request, str(error))
    if done.page:
        return _go(request, done.page)
    concept = None
    if done.change is not None:
        carried_out(request, done.change)
        concept = done.change.concepts.get().concept
        if concept and request.POST.get("then") == "edit":
            return _go(request, reverse("glossary:edit", args=[concept.pk]))
    return decided(request, done.plan.done, concept=concept, change=done.change)


def _go(request: HttpRequest, page: str) -> HttpResponse:
    if is_partial(request):
        return HttpResponse(headers={"HX-Redirect": page})
    return redirect(page)


def _concept(request: HttpRequest) -> Concept:
    typed = request.POST.get("identifier", "").strip()
    chosen = request.POST.get("concept", "")
    if typed:
        found = Concept.objects.filter(identifier=typed).first()
        if found is None:
            raise Undecidable(
                gettext("No concept is called “%(typed)s”; check its spelling.") % {"typed": typed}
            )
        return found
    found = Concept.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    if found is None:
        raise Undecidable(gettext("Choose the concept to merge into, or type its identifier."))
    return found
