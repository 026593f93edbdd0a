"""A concept's terms as a whole: how they are worded now, would be after a change, and were."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet

from glossary.matching import GlossaryTerm
from glossary.models import Concept, Evidence, SurfaceForm, Term
from sources.models import Segment

from .save_concept import GivenTerm, TermForms, as_term_forms, save_concept

_FIELDS = ("language", "text", "status", "type", "reliability", "source", "note")


@dataclass(frozen=True, slots=True)
class TermWording:
    """One term with its forms; `pk` is 0 for a term that is not stored yet.

    `evidence` is [segment, start, end, quotation, person] each, so that it can come back with a
    deleted term.
    """

    pk: int
    language: str
    text: str
    status: str
    type: str
    reliability: str
    source: str
    note: str
    added: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    evidence: tuple[tuple[int, int, int, str, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """All terms of a concept, and its category, which rules for surface forms may look at."""

    concept: int
    category: str
    terms: tuple[TermWording, ...]

    def in_language(self, language: str) -> list[GlossaryTerm]:
        """The terms of a language as matching takes them; new ones get ids below zero."""
        return [
            GlossaryTerm(
                term=term.pk or -number,
                concept=self.concept,
                language=language,
                text=term.text,
                status=term.status,
                type=term.type,
                category=self.category,
                added=term.added,
                forbidden=term.forbidden,
            )
            for number, term in enumerate(self.terms, 1)
            if term.language == language
        ]

    def changed_languages(self, other: Wording) -> set[str]:
        """The languages in which texts may be matched or verified otherwise than with `other`."""
        mine, theirs = self._matched(), other._matched()
        return {language for language, *_ in mine ^ theirs}

    def _matched(self) -> set[tuple[Any, ...]]:
        return {
            (
                term.language,
                term.text,
                term.status,
                term.type,
                frozenset(term.added),
                frozenset(term.forbidden),
                self.category,
            )
            for term in self.terms
        }

    def as_json(self) -> dict[str, Any]:
        """As a change keeps it; `wording_from_json` reads it back."""
        return asdict(self)


def wording_from_json(data: dict[str, Any]) -> Wording:
    """A wording as `Wording.as_json` wrote it."""
    terms = (
        TermWording(
            **term
            | {name: tuple(term[name]) for name in ("added", "forbidden")}
            | {"evidence": tuple(map(tuple, term["evidence"]))}
        )
        for term in data["terms"]
    )
    return Wording(data["concept"], data["category"], tuple(terms))


def wording_of(concept: Concept) -> Wording:
    """The terms of `concept` as they are stored; four queries."""
    category = Concept.objects.values_list("category", flat=True).get(pk=concept.pk)
    terms = (
        Term.objects.filter(concept=concept.pk).order_by("pk").prefetch_related("forms", "evidence")
    )
    return Wording(concept.pk, category, tuple(_worded(term, None) for term in terms))


def wording_after(
    concept: Concept,
    terms: Sequence[GivenTerm],
    deleted: Collection[Term] = (),
) -> Wording:
    """What `save_concept`, called with the same arguments, would make of the terms."""
    given = {term.pk: (term, as_term_forms(forms)) for term, forms in terms if term.pk}
    new = [(term, as_term_forms(forms)) for term, forms in terms if not term.pk]
    gone = {term.pk for term in deleted}
    worded = []
    for stored in (
        Term.objects.filter(concept=concept.pk).order_by("pk").prefetch_related("forms", "evidence")
    ):
        if stored.pk in given:
            term, forms = given[stored.pk]
            worded.append(_worded(term, forms, stored))
        elif stored.pk not in gone:
            worded.append(_worded(stored, None))
    worded += [_worded(term, forms) for term, forms in new]
    return Wording(concept.pk, concept.category, tuple(worded))


def _stored(concept: Concept) -> QuerySet[Term]:
    terms = Term.objects.filter(concept=concept.pk).order_by("pk")
    return terms.prefetch_related("forms", "evidence")


def _worded(term: Term, given: TermForms | None, stored: Term | None = None) -> TermWording:
    known = list((stored or term).forms.all()) if term.pk else []
    settled = {form.text: form.kind for form in known} if given is None else given.settled(known)
    return TermWording(
        pk=term.pk or 0,
        added=_of_kind(settled, SurfaceForm.Kind.ADDED),
        forbidden=_of_kind(settled, SurfaceForm.Kind.FORBIDDEN),
        evidence=tuple(
            (each.segment_id, each.start, each.end, each.quotation, each.created_by_id)
            for each in ((stored or term).evidence.all() if term.pk else ())
        ),
        **{name: getattr(term, name) for name in _FIELDS},
    )


def _of_kind(forms: Mapping[str, str], wanted: SurfaceForm.Kind) -> tuple[str, ...]:
    return tuple(text for text, kind in forms.items() if kind == wanted)


@transaction.atomic
def restore_wording(concept: Concept, before: Wording, after: Wording) -> None:
    """Take the step from `before` to `after` back.

    Only what that step changed is set, so that a later remark or evidence stays. A term that was
    deleted comes back as a new one. Raises ConceptConflict where another term is in the way.
    """
    was = {term.pk: term for term in before.terms}
    became = {term.pk: term for term in after.terms}
    stored = {term.pk: term for term in Term.objects.filter(concept=concept.pk)}
    terms = []
    for pk, old in was.items():
        term = stored.get(pk) or Term(concept=concept)
        for name in _FIELDS:
            if pk not in stored or getattr(old, name) != getattr(became.get(pk, old), name):
                setattr(term, name, getattr(old, name))
        terms.append((term, TermForms(old.added, old.forbidden)))
    if before.category != after.category:
        concept.category = before.category
    # A preferred term that becomes admitted again gives way before another takes its place.
    save_concept(
        concept=concept,
        terms=terms,
        deleted=[term for pk, term in stored.items() if pk in became and pk not in was],
    )
    for (term, _), old in zip(terms, was.values(), strict=True):
        if old.pk not in stored:
            _restore_evidence(term, old)


def _restore_evidence(term: Term, old: TermWording) -> None:
    """Give a term that came back the quotations it had, of segments and people still there."""
    segments = set(
        Segment.objects.filter(pk__in=[segment for segment, *_ in old.evidence]).values_list(
            "pk", flat=True
        )
    )
    people = set(
        get_user_model()
        .objects.filter(pk__in=[person for *_, person in old.evidence if person])
        .values_list("pk", flat=True)
    )
    Evidence.objects.bulk_create(
        Evidence(
            term=term,
            segment_id=segment,
            start=start,
            end=end,
            quotation=quotation,
            created_by_id=person if person in people else None,
        )
        for segment, start, end, quotation, person in old.evidence
        if segment in segments
    )
