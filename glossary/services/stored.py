"""Concepts as they are stored, with all that belongs to their terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from glossary.models import Concept, Evidence, SurfaceForm, Term
from sources.batches import batched

_AT_ONCE = 500


@dataclass(slots=True)
class StoredTerm:
    """A term with its surface forms and quotations."""

    term: Term
    forms: list[SurfaceForm] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(slots=True)
class StoredConcept:
    """A concept with its terms, in the order in which they were stored."""

    concept: Concept
    terms: list[StoredTerm]


def read_concepts(pks: Iterable[int]) -> Iterator[StoredConcept]:
    """Those of the concepts that are stored; four queries for each 500.

    Relations are not prefetched into the objects: Django makes a query set for each of them then,
    which for the 200,000 terms of an import takes gigabytes.
    """
    for wanted in batched(pks, _AT_ONCE):
        yield from _together(list(Concept.objects.filter(pk__in=wanted)))


def read_identifiers(identifiers: Iterable[str]) -> Iterator[StoredConcept]:
    """The concepts that have one of the identifiers, as `read_concepts` reads them."""
    for wanted in batched(identifiers, _AT_ONCE):
        yield from _together(list(Concept.objects.filter(identifier__in=wanted)))


def _together(concepts: list[Concept]) -> Iterator[StoredConcept]:
    pks = [concept.pk for concept in concepts]
    terms = {
        term.pk: StoredTerm(term)
        for term in Term.objects.filter(concept__in=pks).order_by("pk").iterator()
    }
    for form in SurfaceForm.objects.filter(term__concept__in=pks).order_by("pk").iterator():
        if stored := terms.get(form.term_id):
            stored.forms.append(form)
    quoted = Evidence.objects.filter(term__concept__in=pks).order_by("created_at", "pk")
    for evidence in quoted.iterator():
        if stored := terms.get(evidence.term_id):
            stored.evidence.append(evidence)
    of_concept: dict[int, list[StoredTerm]] = defaultdict(list)
    for stored in terms.values():
        of_concept[stored.term.concept_id].append(stored)
    for concept in concepts:
        yield StoredConcept(concept, of_concept.get(concept.pk, []))
