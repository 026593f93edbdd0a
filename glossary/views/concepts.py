"""The glossary's table."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from glossary.models import Concept, Term
from glossary.services.filters import Filters
from glossary.services.listing import list_concepts
from sources.languages import LANGUAGES


@require_safe
def concepts(request: HttpRequest) -> HttpResponse:
    """Concepts with their terms side by side, searched and filtered."""
    filters = Filters.parse(request.GET.dict())
    context = {
        "listing": list_concepts(filters, page=request.GET.get("page", 1)),
        "filters": filters,
        "languages": LANGUAGES.values(),
        "categories": Concept.Category.choices,
        "reliabilities": Term.Reliability.choices,
        "statuses": Term.Status.choices,
        "all_chosen": request.GET.get("select") == "page",
    }
    return render(request, "glossary/concepts.html", context)
