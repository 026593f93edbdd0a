"""Store a concept that a person edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from glossary.models import Concept, SurfaceForm, Term
from sources.errors import ConcordError

from .revision import touch

_PREFERRED = Term.Status.PREFERRED
_ADDED, _FORBIDDEN = SurfaceForm.Kind.ADDED, SurfaceForm.Kind.FORBIDDEN


@dataclass(frozen=True, slots=True)
class TermForms:
    """The surface forms that people set for a term; without `forbidden`, those stay as they are."""

    added: Sequence[str] = ()
    forbidden: Sequence[str] | None = None

    def settled(self, stored: Iterable[SurfaceForm]) -> dict[str, str]:
        """Text → kind of the forms that the term shall have; what is forbidden is not added."""
        if self.forbidden is None:
            kept = [form.text for form in stored if form.kind == _FORBIDDEN]
        else:
            kept = list(self.forbidden)
        return dict.fromkeys(self.added, _ADDED.value) | dict.fromkeys(kept, _FORBIDDEN.value)


GivenTerm = tuple[Term, Sequence[str] | TermForms]
"""A term with the forms that it shall have; a plain sequence holds the added ones."""


class ConceptConflict(ConcordError):
    """Somebody else stored terms that exclude the ones given."""


def save_concept(
    *,
    concept: Concept,
    terms: Sequence[GivenTerm],
    deleted: Sequence[Term] = (),
) -> None:
    """Store `concept`, new or changed, with its new and changed `terms`, whole or not at all.

    Each term comes with the surface forms that it shall have. Raises ConceptConflict when the terms
    meet others that were stored meanwhile.
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
            gettext(
                "Someone changed this concept at the same time, or two of its terms changed"
                " places. Nothing was saved: open the concept in another tab, compare, and "
                "save again."
            )
        ) from error


def as_term_forms(forms: Sequence[str] | TermForms) -> TermForms:
    """The forms given with a term, whichever way they were given."""
    return forms if isinstance(forms, TermForms) else TermForms(forms)


def _set_forms(term: Term, forms: Sequence[str] | TermForms) -> None:
    known = list(term.forms.all())
    settled = as_term_forms(forms).settled(known)
    gone = [form for form in known if settled.get(form.text) != form.kind]
    kept = {form.text for form in known} - {form.text for form in gone}
    SurfaceForm.objects.filter(pk__in=[form.pk for form in gone]).delete()
    SurfaceForm.objects.bulk_create(
        SurfaceForm(term=term, text=text, kind=kind)
        for text, kind in settled.items()
        if text not in kept
    )
