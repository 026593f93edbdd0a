"""Bring glossary files in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db import transaction

from glossary.exchange import (
    ConceptEntry,
    Conflict,
    Problem,
    ReadOptions,
    TermEntry,
    read_glossary,
)
from glossary.models import Concept, Evidence, SurfaceForm, Term

from .conflicts import OnConflict
from .merging import Merged, Merging
from .revision import lock, touch

_AT_ONCE = 500
_CONCEPT_FIELDS = ("category", "definition", "note", "changed_at")
_TERM_FIELDS = ("status", "type", "reliability", "source", "note")

Located = TypeVar("Located", Problem, Conflict, ConceptEntry, TermEntry)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; where anything was `rejected`, it did nothing.

    `conflicts` tell of entries that contradict the glossary or the file itself, and whether each
    was left out. `notices` tell what the files hold that the glossary has no place for.
    """

    concepts_created: int = 0
    concepts_updated: int = 0
    terms_created: int = 0
    rejected: tuple[Problem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notices: tuple[Problem, ...] = ()

    @property
    def left_out(self) -> tuple[Conflict, ...]:
        """The entries that wait for a person to decide."""
        return tuple(conflict for conflict in self.conflicts if conflict.left_out)


def import_glossary(
    files: Sequence[tuple[str, bytes]],
    *,
    format_name: str = "",
    on_conflict: OnConflict = OnConflict.SKIP,
    options: ReadOptions | None = None,
) -> ImportReport:
    """Store the concepts and terms of `files`, given as names and contents.

    Where any entry is wrong, nothing is stored and the report lists every such entry. An entry that
    contradicts the glossary is left out, or settled as `on_conflict` says. Importing the same again
    changes nothing: concepts are known by their identifiers, terms by concept, language and text.
    Raises UnknownFormat.
    """
    entries: list[ConceptEntry] = []
    problems: list[Problem] = []
    conflicts: list[Conflict] = []
    notices: list[Problem] = []
    for name, content in files:
        file = f"{name}, " if len(files) > 1 else ""
        read = read_glossary(content, filename=name, format_name=format_name, options=options)
        problems += (_located(problem, file) for problem in read.problems)
        conflicts += (_located(conflict, file) for conflict in read.conflicts)
        notices += (_located(notice, file) for notice in read.notices)
        entries += (_entry_located(entry, file) for entry in read.concepts)
    if problems:
        return ImportReport(rejected=tuple(problems), notices=tuple(notices))
    with transaction.atomic():
        lock()
        merging = Merging(entries, on_conflict)
        for entry in entries:
            conflicts += merging.add(entry)
        if conflicts and on_conflict is OnConflict.REFUSE:
            return ImportReport(rejected=tuple(conflicts), conflicts=tuple(conflicts))
        changed = {key: merged for key, merged in merging.state.items() if merged.changed}
        terms_created = _store(list(changed.values())) if changed else 0
    created = len(changed.keys() - merging.known)
    return ImportReport(
        created,
        len(changed) - created,
        terms_created,
        conflicts=tuple(conflicts),
        notices=tuple(notices),
    )


def _located(found: Located, file: str) -> Located:
    return replace(found, where=file + found.where) if file else found


def _entry_located(entry: ConceptEntry, file: str) -> ConceptEntry:
    if not file:
        return entry
    terms = tuple(_located(term, file) for term in entry.terms)
    return replace(_located(entry, file), terms=terms)


def _store(changed: Sequence[Merged]) -> int:
    """Write what changed, never with two preferred terms on the way; the number of new terms."""
    touch()
    concepts = [merged.concept for merged in changed]
    terms = [merged.terms[key] for merged in changed for key in merged.changed_terms]
    forms = [form for merged in changed for form in merged.changed_forms.values()]
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
    old_forms = [form for form in forms if not form._state.adding]
    new_forms = [form for form in forms if form._state.adding]
    SurfaceForm.objects.bulk_update(old_forms, ["kind"], batch_size=_AT_ONCE)
    SurfaceForm.objects.bulk_create(new_forms, batch_size=_AT_ONCE)
    evidence = [each for merged in changed for each in merged.new_evidence]
    Evidence.objects.bulk_create(evidence, batch_size=_AT_ONCE)
    return len(new_terms)
