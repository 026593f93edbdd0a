"""A concept's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from glossary.matching import surface_forms
from glossary.models import Concept
from glossary.services.chosen import Chosen
from glossary.services.evidence import evidence_of, offered_evidence
from glossary.services.listing import cells
from glossary.services.matchers import glossary_term
from glossary.services.places import places_of


@require_safe
def concept(request: HttpRequest, pk: int) -> HttpResponse:
    """A concept with its terms, their forms, and the first places that name it."""
    found = get_object_or_404(Concept.objects.prefetch_related("terms__forms"), pk=pk)
    places, count = places_of(found)
    terms = list(found.terms.all())
    kept, offered = evidence_of(found), offered_evidence(found)
    context = {
        "concept": found,
        "version": Chosen.of(found),
        "terms": [
            (cell.language, term, surface_forms(glossary_term(term, found.category)))
            for cell in cells(terms)
            for term in cell.terms
        ],
        "evidence": [
            (term, kept.get(term.pk, ()), offered.get(term.pk, ()))
            for term in terms
            if term.pk in kept or term.pk in offered
        ],
        "places": places,
        "count": count,
    }
    return render(request, "glossary/concept.html", context)
