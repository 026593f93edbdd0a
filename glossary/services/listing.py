"""The glossary as a table: concepts down, languages across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from glossary.models import Concept, Occurrence, Term
from sources.languages import LANGUAGES, Language
from sources.text import fold

PER_PAGE = 100
_RANK = {Term.Status.PREFERRED: 0, Term.Status.ADMITTED: 1, Term.Status.DEPRECATED: 2}


@dataclass(frozen=True, slots=True)
class Cell:
    """A concept's terms in one language, the preferred one first."""

    language: Language
    terms: Sequence[Term]


@dataclass(frozen=True, slots=True)
class Row:
    """A concept with its terms per language and how often articles name it."""

    concept: Concept
    cells: Sequence[Cell]
    occurrences: int


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the table; `categories` are (value, label, number of concepts found)."""

    page: Page[Concept]
    rows: Sequence[Row]
    categories: Sequence[tuple[str, str, int]]
    total: int


def cells(terms: Sequence[Term]) -> list[Cell]:
    """A concept's terms side by side, a cell for every language."""
    ranked = sorted(terms, key=lambda term: (_RANK[Term.Status(term.status)], term.pk))
    return [
        Cell(language, [term for term in ranked if term.language == language.code])
        for language in LANGUAGES.values()
    ]


def list_concepts(*, query: str = "", category: str = "", page: str | int = 1) -> Listing:
    """The concepts whose identifier or a term contains `query`, whatever its case or script.

    A fixed number of queries, whatever the number of rows.
    """
    found = _search(query)
    counts = dict(found.order_by().values_list("category").annotate(Count("pk")))
    chosen = found.filter(category=category) if category else found
    shown = Paginator(chosen.prefetch_related(Prefetch("terms")), PER_PAGE).get_page(page)
    named = dict(
        Occurrence.objects.filter(concept__in=[concept.pk for concept in shown])
        .order_by()
        .values_list("concept")
        .annotate(Count("pk"))
    )
    return Listing(
        page=shown,
        rows=[
            Row(concept, cells(list(concept.terms.all())), named.get(concept.pk, 0))
            for concept in shown
        ],
        categories=[
            (value, label, counts[value])
            for value, label in Concept.Category.choices
            if value in counts
        ],
        total=sum(counts.values()),
    )


def _search(query: str) -> QuerySet[Concept]:
    folded = fold(query)
    if not folded:
        return Concept.objects.all()
    term = Term.objects.filter(concept=OuterRef("pk"), folded__contains=folded)
    return Concept.objects.filter(Q(Exists(term)) | Q(identifier__icontains=folded))
