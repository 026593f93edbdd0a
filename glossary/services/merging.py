"""Entries of glossary files set against what the glossary holds, in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from glossary.exchange import ConceptEntry, Problem, TermEntry
from glossary.models import Concept, SurfaceForm, Term
from sources.languages import LANGUAGES
from sources.text import fold

_AT_ONCE = 500


@dataclass(slots=True)
class Merged:
    """A concept as it will be; objects without a primary key are new."""

    concept: Concept
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    forms: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    new_forms: list[SurfaceForm] = field(default_factory=list)
    changed_terms: dict[tuple[str, str], None] = field(default_factory=dict)  # in order
    changed: bool = False


def load(identifiers: Sequence[str]) -> dict[str, Merged]:
    """The concepts that the glossary already holds, with their terms and forms."""
    merged: dict[str, Merged] = {}
    for first in range(0, len(identifiers), _AT_ONCE):
        wanted = identifiers[first : first + _AT_ONCE]
        for concept in Concept.objects.filter(identifier__in=wanted).prefetch_related(
            "terms__forms"
        ):
            known = merged[concept.identifier] = Merged(concept)
            for term in concept.terms.all():
                key = (term.language, term.text)
                known.terms[key] = term
                known.forms[key] = {form.text for form in term.forms.all()}
    return merged


def merge(state: dict[str, Merged], entry: ConceptEntry) -> Iterator[Problem]:
    """Bring `state` in line with an entry; yields what contradicts the glossary.

    What the entry does not give stays, and so do terms and forms that it does not name.
    """
    merged = state.get(entry.identifier)
    if merged is None:
        merged = state[entry.identifier] = Merged(Concept(identifier=entry.identifier))
    for name in ("category", "definition", "note"):
        merged.changed |= _assign(merged.concept, name, getattr(entry, name))
    # Terms without a status last: whether one is preferred depends on the others.
    for term in sorted(entry.terms, key=lambda term: term.status is None):
        _merge_term(merged, term)
    yield from _rivals(merged, entry)
    if merged.changed:
        merged.concept.changed_at = timezone.now()


def _merge_term(merged: Merged, entry: TermEntry) -> None:
    key = (entry.language, entry.text)
    term = merged.terms.get(key)
    if term is None:
        term = merged.terms[key] = Term(
            concept=merged.concept,
            language=entry.language,
            text=entry.text,
            folded=fold(entry.text),
            status=_status(merged, entry.language),
        )
        merged.changed_terms[key] = None
    for name in ("status", "type", "reliability", "source", "note"):
        if _assign(term, name, getattr(entry, name)):
            merged.changed_terms[key] = None
    for text in entry.forms:
        if text not in merged.forms[key]:
            merged.forms[key].add(text)
            merged.new_forms.append(SurfaceForm(term=term, text=text))
    merged.changed |= bool(merged.changed_terms or merged.new_forms)


def _assign(row: Concept | Term, name: str, value: str | None) -> bool:
    """Set a field where a value is given; whether that changed it."""
    if value is None or getattr(row, name) == value:
        return False
    setattr(row, name, value)
    return True


def _status(merged: Merged, language: str) -> str:
    """The status of a new term that has none: the first of a language is the preferred one."""
    taken = any(
        term.language == language and term.status == Term.Status.PREFERRED
        for term in merged.terms.values()
    )
    return Term.Status.ADMITTED if taken else Term.Status.PREFERRED


def _rivals(merged: Merged, entry: ConceptEntry) -> Iterator[Problem]:
    """A problem for each language in which two terms would be preferred."""
    preferred: dict[str, list[str]] = defaultdict(list)
    for term in merged.terms.values():
        if term.status == Term.Status.PREFERRED:
            preferred[term.language].append(term.text)
    where = {(term.language, term.text): term.where for term in entry.terms}
    for language, texts in preferred.items():
        if len(texts) < 2:
            continue
        named = [text for text in texts if (language, text) in where]
        new = named[-1] if named else texts[-1]
        other = next(text for text in texts if text != new)
        yield Problem(
            where.get((language, new), entry.where),
            f"“{new}” cannot be the preferred {LANGUAGES[language].name} term of "
            f"“{entry.identifier}”, because “{other}” is; list that one as admitted too",
        )
