"""Bring glossary files in, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from glossary.exchange import ConceptEntry, Problem, read_glossary
from glossary.models import Concept, SurfaceForm, Term

from .merging import Merged, load, merge
from .revision import lock, touch

_AT_ONCE = 500
_CONCEPT_FIELDS = ("category", "definition", "note", "changed_at")
_TERM_FIELDS = ("status", "type", "reliability", "source", "note")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; where anything was rejected, it did nothing."""

    concepts_created: int = 0
    concepts_updated: int = 0
    terms_created: int = 0
    rejected: tuple[Problem, ...] = ()


def import_glossary(files: Sequence[tuple[str, bytes]], *, format_name: str = "") -> ImportReport:
    """Store the concepts and terms of `files`, given as names and contents.

    All of them are stored or, where any entry is wrong, nothing is and the report lists every such
    entry. Importing the same again changes nothing: concepts are known by their identifiers, terms
    by concept, language and text. Raises UnknownFormat.
    """
    entries: list[tuple[str, ConceptEntry]] = []
    problems: list[Problem] = []
    for name, content in files:
        file = f"{name}, " if len(files) > 1 else ""
        read = read_glossary(content, filename=name, format_name=format_name)
        problems += (_located(problem, file) for problem in read.problems)
        entries += ((file, entry) for entry in read.concepts)
    if problems:
        return ImportReport(rejected=tuple(problems))
    with transaction.atomic():
        lock()
        state = load(list({entry.identifier: None for _, entry in entries}))
        known = set(state)
        for file, entry in entries:
            problems += (_located(problem, file) for problem in merge(state, entry))
        if problems:
            return ImportReport(rejected=tuple(problems))
        changed = {key: merged for key, merged in state.items() if merged.changed}
        terms_created = _store(list(changed.values())) if changed else 0
    created = len(changed.keys() - known)
    return ImportReport(created, len(changed) - created, terms_created)


def _located(problem: Problem, file: str) -> Problem:
    return replace(problem, where=file + problem.where)


def _store(changed: Sequence[Merged]) -> int:
    """Write what changed, never with two preferred terms on the way; the number of new terms."""
    touch()
    concepts = [merged.concept for merged in changed]
    terms = [merged.terms[key] for merged in changed for key in merged.changed_terms]
    forms = [form for merged in changed for form in merged.new_forms]
    new_concepts = [concept for concept in concepts if concept._state.adding]
    old_concepts = [concept for concept in concepts if not concept._state.adding]
    new_terms = [term for term in terms if term._state.adding]
    old_terms = [term for term in terms if not term._state.adding]
    Concept.objects.bulk_update(old_concepts, _CONCEPT_FIELDS, batch_size=_AT_ONCE)
    Concept.objects.bulk_create(new_concepts, batch_size=_AT_ONCE)
    for preferred in (False, True):
        rows = [term for term in old_terms if (term.status == Term.Status.PREFERRED) is preferred]
        Term.objects.bulk_update(rows, _TERM_FIELDS, batch_size=_AT_ONCE)
    Term.objects.bulk_create(new_terms, batch_size=_AT_ONCE)
    SurfaceForm.objects.bulk_create(forms, batch_size=_AT_ONCE)
    return len(new_terms)
