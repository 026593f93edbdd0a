"""The glossary's table."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from glossary.services.listing import list_concepts
from sources.languages import LANGUAGES


@require_safe
def concepts(request: HttpRequest) -> HttpResponse:
    """Concepts with their terms side by side, searched and filtered."""
    query = request.GET.get("q", "").strip()
    category = request.GET.get("category", "")
    listing = list_concepts(query=query, category=category, page=request.GET.get("page", 1))
    context = {
        "listing": listing,
        "languages": LANGUAGES.values(),
        "query": query,
        "category": category,
    }
    return render(request, "glossary/concepts.html", context)
