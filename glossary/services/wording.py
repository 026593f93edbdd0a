"""A concept's terms as a whole: how they are worded now, would be after a change, and were."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from glossary.matching import GlossaryTerm
from glossary.models import Concept, SurfaceForm, Term

from .save_concept import GivenTerm, TermForms, as_term_forms
from .stored import StoredConcept, StoredTerm, read_concepts

TERM_FIELDS = (
    *("language", "text", "status", "type", "reliability", "source", "note"),
    "confirmed",
)
CONCEPT_FIELDS = ("identifier", "category", "definition", "note")


KeptChoice = tuple[int, int, int | None, str, int | None, str, int | None, str | None]
"""A NameChoice: its id, article, start, surface, who chose and when, who withdrew it and when."""


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
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """All terms of a concept, and what is said of it as a whole.

    Rules for surface forms may look at its category. `concept` is 0 for one that is not stored yet.
    `choices` are given for one that goes: what people chose among names that are written the same.
    """

    concept: int
    category: str
    terms: tuple[TermWording, ...]
    identifier: str = ""
    definition: str = ""
    note: str = ""
    choices: tuple[KeptChoice, ...] = ()

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
                confirmed=term.confirmed,
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
                term.confirmed,
                self.category,
            )
            for term in self.terms
        }

    def as_json(self) -> dict[str, Any]:
        """As a change keeps it; `wording_from_json` reads it back."""
        return _said(self) | {"terms": [_said(term) for term in self.terms]}


def _said(wording: Wording | TermWording) -> dict[str, Any]:
    # A large import writes a wording for each concept, and `dataclasses.asdict` copies it deeply.
    return {name: getattr(wording, name) for name in wording.__slots__}


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
    choices = tuple(map(tuple, data.get("choices", ())))
    return Wording(**data | {"terms": tuple(terms), "choices": choices})


def changed_languages(before: Wording | None, after: Wording | None) -> set[str]:
    """The languages in which a concept is worded otherwise; None has no terms at all."""
    nothing = Wording(0, "", ())
    return (before or nothing).changed_languages(after or nothing)


def wording_of(concept: Concept) -> Wording:
    """The terms of `concept` as they are stored; four queries."""
    return wordings_of([concept.pk])[concept.pk]


def wordings_of(concepts: Iterable[int]) -> dict[int, Wording]:
    """The terms of those of `concepts` that are stored, by their ids; four queries for each 500."""
    return {stored.concept.pk: worded(stored) for stored in read_concepts(concepts)}


def worded(stored: StoredConcept) -> Wording:
    """The wording of a concept as it was read."""
    return _whole(stored.concept, [_worded(each.term, None, each) for each in stored.terms])


def wording_after(
    concept: Concept,
    terms: Sequence[GivenTerm],
    deleted: Collection[Term] = (),
) -> Wording:
    """What `save_concept`, called with the same arguments, would make of the terms."""
    given = {term.pk: (term, as_term_forms(forms)) for term, forms in terms if term.pk}
    new = [(term, as_term_forms(forms)) for term, forms in terms if not term.pk]
    gone = {term.pk for term in deleted}
    rows: list[TermWording] = []
    for known in read_concepts([concept.pk] if concept.pk else []):
        for stored in known.terms:
            if stored.term.pk in given:
                rows.append(_worded(*given[stored.term.pk], stored))
            elif stored.term.pk not in gone:
                rows.append(_worded(stored.term, None, stored))
    rows += [_worded(term, forms) for term, forms in new]
    return _whole(concept, rows)


def _whole(concept: Concept, terms: Iterable[TermWording]) -> Wording:
    return Wording(
        concept=concept.pk or 0,
        terms=tuple(terms),
        **{name: getattr(concept, name) for name in CONCEPT_FIELDS},
    )


def _worded(term: Term, given: TermForms | None, stored: StoredTerm | None = None) -> TermWording:
    known = stored.forms if stored else []
    settled = {form.text: form.kind for form in known} if given is None else given.settled(known)
    return TermWording(
        pk=term.pk or 0,
        added=_of_kind(settled, SurfaceForm.Kind.ADDED),
        forbidden=_of_kind(settled, SurfaceForm.Kind.FORBIDDEN),
        evidence=tuple(
            (each.segment_id, each.start, each.end, each.quotation, each.created_by_id)
            for each in (stored.evidence if stored else ())
        ),
        **{name: getattr(term, name) for name in TERM_FIELDS},
    )


def _of_kind(forms: Mapping[str, str], wanted: SurfaceForm.Kind) -> tuple[str, ...]:
    return tuple(text for text, kind in forms.items() if kind == wanted)
