"""Store a concept that a person edited."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from glossary.models import Concept, SurfaceForm, Term
from sources.errors import ConcordError

from .revision import touch

_PREFERRED = Term.Status.PREFERRED


class ConceptConflict(ConcordError):
    """Somebody else stored terms that exclude the ones given."""


def save_concept(
    *,
    concept: Concept,
    terms: Sequence[tuple[Term, Sequence[str]]],
    deleted: Sequence[Term] = (),
) -> None:
    """Store `concept`, new or changed, with its new and changed `terms`, whole or not at all.

    Each term comes with the added surface forms that it shall have; forbidden ones stay. Raises
    ConceptConflict when the terms meet others that were stored meanwhile.
    """
    try:
        with transaction.atomic():
            touch()
            concept.save()
            Term.objects.filter(pk__in=[term.pk for term in deleted]).delete()
            # Preferred terms last: the one that was preferred before has to give way first.
            for term, forms in sorted(terms, key=lambda pair: pair[0].status == _PREFERRED):
                term.concept = concept
                term.save()
                _set_forms(term, forms)
    except IntegrityError as error:
        raise ConceptConflict(
            "Someone changed this concept at the same time, or two of its terms changed places. "
            "Nothing was saved: open the concept in another tab, compare, and save again."
        ) from error


def _set_forms(term: Term, texts: Sequence[str]) -> None:
    known = {form.text: form for form in term.forms.all()}
    gone = [
        form.pk
        for text, form in known.items()
        if form.kind == SurfaceForm.Kind.ADDED and text not in texts
    ]
    SurfaceForm.objects.filter(pk__in=gone).delete()
    SurfaceForm.objects.bulk_create(
        [SurfaceForm(term=term, text=text) for text in texts if text not in known]
    )
