"""The glossary as a table: concepts down, languages across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch

from glossary.models import Concept, Occurrence, Term
from sources.languages import LANGUAGES, Language

from .chosen import Chosen
from .filters import Facets, Filters, concepts_for, facets_for

PER_PAGE = 100
_RANK = {Term.Status.PREFERRED: 0, Term.Status.ADMITTED: 1, Term.Status.DEPRECATED: 2}


@dataclass(frozen=True, slots=True)
class Cell:
    """A concept's terms in one language, the preferred one first."""

    language: Language
    terms: Sequence[Term]


@dataclass(frozen=True, slots=True)
class Row:
    """A concept with its terms per language and how often articles name it.

    `chosen` is the concept as a form on the page names it.
    """

    concept: Concept
    cells: Sequence[Cell]
    occurrences: int
    chosen: Chosen


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the table, and what else it could be narrowed down to."""

    page: Page[Concept]
    rows: Sequence[Row]
    facets: Facets


def cells(terms: Sequence[Term]) -> list[Cell]:
    """A concept's terms side by side, a cell for every language."""
    ranked = sorted(terms, key=lambda term: (_RANK[Term.Status(term.status)], term.pk))
    return [
        Cell(language, [term for term in ranked if term.language == language.code])
        for language in LANGUAGES.values()
    ]


def list_concepts(filters: Filters, *, page: str | int = 1) -> Listing:
    """One page of the concepts that the filters keep.

    A fixed number of queries, whatever the number of rows.
    """
    kept = concepts_for(filters)
    shown = Paginator(kept.prefetch_related(Prefetch("terms")), PER_PAGE).get_page(page)
    named = dict(
        Occurrence.objects.filter(concept__in=[concept.pk for concept in shown])
        .order_by()
        .values_list("concept")
        .annotate(Count("pk"))
    )
    rows = [
        Row(
            concept,
            cells(list(concept.terms.all())),
            named.get(concept.pk, 0),
            Chosen.of(concept),
        )
        for concept in shown
    ]
    return Listing(shown, rows, facets_for(filters))
