"""Names proposed from the articles, and what people decide about them."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from glossary.models import Concept
from glossary.services.candidate_listing import list_candidates
from glossary.services.decide_candidates import (
    Form,
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
def refuse_candidate(request: HttpRequest) -> HttpResponse:
    """Never propose the ticked names again, or do after all where `back` is given."""
    try:
        forms = _forms(request)
        if request.POST.get("back"):
            take_back(forms=forms)
            return decided(
                request, gettext("They are proposed again when the page is next opened.")
            )
        refuse(forms=forms)
    except ConcordError as error:
        return refused(request, str(error))
    shown = ", ".join(f"“{text}”" for _, text in forms)
    return decided(
        request, gettext("%(names)s will not be proposed again.") % {"names": shown}, forms=forms
    )


def _forms(request: HttpRequest) -> list[Form]:
    return [parse_form(value) for value in request.POST.getlist("term")]


def is_partial(request: HttpRequest) -> bool:
    """Whether a script asked, for a part of the page."""
    return request.headers.get("HX-Request") == "true"


def decided(
    request: HttpRequest,
    words: str,
    *,
    concept: Concept | None = None,
    change: object = None,
    forms: Sequence[Form] = (),
) -> HttpResponse:
    """What was done, in the row's place; without script, on top of the list.

    `change` is the event that the glossary's history has of it.
    """
    if not is_partial(request):
        messages.success(request, words)
        return redirect("glossary:candidates")
    context = {
        "words": words,
        "concept": concept,
        "change": change,
        "values": [f"{language}:{text}" for language, text in forms],
    }
    return render(request, "glossary/candidates_decided.html", context)


def refused(request: HttpRequest, why: str) -> HttpResponse:
    """Why nothing was done, below the row's buttons, which stay as they are."""
    if not is_partial(request):
        messages.error(request, why)
        return redirect("glossary:candidates")
    response = render(request, "glossary/candidates_refused.html", {"why": why}, status=422)
    row = request.POST.get("row", "")
    response["HX-Retarget"] = f"#why-{row}" if row.isdecimal() else "#main"
    response["HX-Reswap"] = "innerHTML" if row.isdecimal() else "afterbegin"
    return response
