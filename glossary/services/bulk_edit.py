"""Acts on several concepts at once, each done for all of them or for none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from glossary.models import Concept, Evidence, Occurrence, SurfaceForm, Term
from sources.languages import LANGUAGES

from .chosen import BulkRefused, Chosen, named, take
from .revision import lock, touch


@dataclass(frozen=True, slots=True)
class Loss:
    """What goes with a concept when it is deleted; one with `occurrences` cannot be."""

    concept: Concept
    chosen: Chosen
    terms: int
    forms: int
    evidence: int
    occurrences: int


@transaction.atomic
def set_category(*, chosen: Sequence[Chosen], category: str) -> int:
    """Put the concepts in a category; returns how many were not in it. Raises BulkRefused."""
    if category not in Concept.Category.values:
        raise BulkRefused("Say which category the concepts shall have.")
    lock()
    pks = [concept.pk for concept in take(chosen) if concept.category != category]
    if pks:
        Concept.objects.filter(pk__in=pks).update(category=category, changed_at=timezone.now())
        touch()
    return len(pks)


@transaction.atomic
def set_reliability(
    *, chosen: Sequence[Chosen], language: str, reliability: str
) -> tuple[int, int]:
    """Set how far the concepts' terms in a language may be trusted, "" for every language.

    Returns how many terms changed, and how many did not become unattested because a quotation
    attests them. Raises BulkRefused.
    """
    if reliability not in Term.Reliability.values or language not in {"", *LANGUAGES}:
        raise BulkRefused("Say which language's terms shall be how reliable.")
    lock()
    terms = Term.objects.filter(concept__in=take(chosen)).exclude(reliability=reliability)
    if language:
        terms = terms.filter(language=language)
    kept = 0
    if reliability == Term.Reliability.UNATTESTED:
        attested = Exists(Evidence.objects.filter(term=OuterRef("pk")))
        kept = terms.filter(attested).count()
        terms = terms.exclude(attested)
    changed = list(terms.values_list("pk", "concept"))
    if changed:
        Term.objects.filter(pk__in=[pk for pk, _ in changed]).update(reliability=reliability)
        concepts = {concept for _, concept in changed}
        Concept.objects.filter(pk__in=concepts).update(changed_at=timezone.now())
        touch()
    return len(changed), kept


def losses(chosen: Sequence[Chosen]) -> list[Loss]:
    """What deleting the concepts would take along; five queries. Raises BulkRefused."""
    concepts = take(chosen)
    pks = [concept.pk for concept in concepts]

    def count(model: type[Term | SurfaceForm | Evidence | Occurrence], path: str) -> dict[int, int]:
        rows = model._default_manager.filter(**{f"{path}__in": pks}).order_by()
        return dict(rows.values_list(path).annotate(Count("pk")))

    terms, occurrences = count(Term, "concept"), count(Occurrence, "concept")
    forms, evidence = count(SurfaceForm, "term__concept"), count(Evidence, "term__concept")
    return [
        Loss(
            concept,
            Chosen.of(concept),
            terms.get(concept.pk, 0),
            forms.get(concept.pk, 0),
            evidence.get(concept.pk, 0),
            occurrences.get(concept.pk, 0),
        )
        for concept in concepts
    ]


@transaction.atomic
def delete_concepts(*, chosen: Sequence[Chosen]) -> int:
    """Delete concepts that no article names, with their terms; returns how many.

    Raises BulkRefused where an article names one: translations are held against it.
    """
    lock()
    pks = [concept.pk for concept in take(chosen)]
    in_use = Concept.objects.filter(
        Exists(Occurrence.objects.filter(concept=OuterRef("pk"))), pk__in=pks
    )
    if identifiers := list(in_use.values_list("identifier", flat=True)):
        raise BulkRefused(
            f"Articles name {named(identifiers)}, so nothing was deleted. Deprecate its terms "
            "instead, or merge it into another concept."
        )
    Concept.objects.filter(pk__in=pks).delete()
    touch()
    return len(pks)
