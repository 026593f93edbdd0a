"""Names proposed from the articles, and what people decide about them."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from glossary.models import Concept
from glossary.services.candidate_listing import list_candidates
from glossary.services.decide_candidates import (
    Form,
    Undecidable,
    accept,
    merge,
    parse_form,
    refuse,
    take_back,
)
from sources.errors import ConcordError
from sources.languages import LANGUAGES

_may_add = permission_required("glossary.add_concept", raise_exception=True)


@require_safe
@_may_add
def candidates(request: HttpRequest) -> HttpResponse:
    """The proposals, the best first."""
    language = request.GET.get("language", "")
    language = language if language in LANGUAGES else ""
    context = {
        "listing": list_candidates(language=language, page=request.GET.get("page", 1)),
        "language": language,
        "categories": Concept.Category.choices,
    }
    return render(request, "glossary/candidates.html", context)


@require_POST
@_may_add
def accept_candidate(request: HttpRequest) -> HttpResponse:
    """Make a concept of the ticked names; `then` is "edit" where its form shall open."""
    try:
        concept = accept(forms=_forms(request), category=request.POST.get("category", ""))
    except ConcordError as error:
        return _refused(request, str(error))
    if request.POST.get("then") == "edit":
        if _partial(request):
            return HttpResponse(
                headers={"HX-Redirect": reverse("glossary:edit", args=[concept.pk])}
            )
        return redirect("glossary:edit", concept.pk)
    return _decided(request, f"“{concept.identifier}” was added.", concept=concept)


@require_POST
@_may_add
def refuse_candidate(request: HttpRequest) -> HttpResponse:
    """Never propose the ticked names again, or do after all where `back` is given."""
    try:
        forms = _forms(request)
        if request.POST.get("back"):
            take_back(forms=forms)
            return _decided(request, "They are proposed again when the page is next opened.")
        refuse(forms=forms)
    except ConcordError as error:
        return _refused(request, str(error))
    shown = ", ".join(f"“{text}”" for _, text in forms)
    return _decided(request, f"{shown} will not be proposed again.", forms=forms)


@require_POST
@_may_add
def merge_candidate(request: HttpRequest) -> HttpResponse:
    """Add the ticked names to a known concept, chosen or named by its identifier."""
    try:
        concept = _concept(request)
        added = merge(forms=_forms(request), concept=concept)
    except ConcordError as error:
        return _refused(request, str(error))
    words = f"{added} term{'' if added == 1 else 's'} added to “{concept.identifier}”."
    return _decided(request, words, concept=concept)


def _forms(request: HttpRequest) -> list[Form]:
    return [parse_form(value) for value in request.POST.getlist("term")]


def _concept(request: HttpRequest) -> Concept:
    typed = request.POST.get("identifier", "").strip()
    chosen = request.POST.get("concept", "")
    if typed:
        found = Concept.objects.filter(identifier=typed).first()
        if found is None:
            raise Undecidable(f"No concept is called “{typed}”; check its spelling.")
        return found
    found = Concept.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    if found is None:
        raise Undecidable("Choose the concept to merge into, or type its identifier.")
    return found


def _partial(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _decided(
    request: HttpRequest, words: str, *, concept: Concept | None = None, forms: Sequence[Form] = ()
) -> HttpResponse:
    """What was done, in the row's place; without script, on top of the list."""
    if not _partial(request):
        messages.success(request, words)
        return redirect("glossary:candidates")
    context = {
        "words": words,
        "concept": concept,
        "values": [f"{language}:{text}" for language, text in forms],
    }
    return render(request, "glossary/candidates_decided.html", context)


def _refused(request: HttpRequest, why: str) -> HttpResponse:
    """Why nothing was done, below the row's buttons, which stay as they are."""
    if not _partial(request):
        messages.error(request, why)
        return redirect("glossary:candidates")
    response = render(request, "glossary/candidates_refused.html", {"why": why}, status=422)
    row = request.POST.get("row", "")
    response["HX-Retarget"] = f"#why-{row}" if row.isdecimal() else "#main"
    response["HX-Reswap"] = "innerHTML" if row.isdecimal() else "afterbegin"
    return response
