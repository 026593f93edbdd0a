"""Bring glossary files in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext

from glossary.exchange import (
    ConceptEntry,
    Conflict,
    Problem,
    ReadOptions,
    TermEntry,
    read_glossary,
)
from glossary.models import Concept, Evidence, SurfaceForm, Term
from sources.garbage import uncollected
from sources.update_rows import update_rows

from .change_plan import Act, Plan, Step
from .conflicts import OnConflict
from .doubts import doubtful_terms
from .merging import Merged, Merging
from .revision import lock, touch
from .wording import Wording

_AT_ONCE = 2000
_CONCEPT_FIELDS = ("category", "definition", "note", "changed_at")
_TERM_FIELDS = ("status", "type", "reliability", "source", "note")

GlossaryFile = tuple[str, bytes]
"""A name and what is in the file."""

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

    @property
    def told(self) -> str:
        """The counts in a sentence."""
        return gettext(
            "%(created)d concepts created, %(updated)d updated; %(terms)d terms created."
        ) % {
            "created": self.concepts_created,
            "updated": self.concepts_updated,
            "terms": self.terms_created,
        }


def import_glossary(
    files: Sequence[GlossaryFile],
    *,
    format_name: str = "",
    on_conflict: OnConflict = OnConflict.SKIP,
    options: ReadOptions | None = None,
) -> ImportReport:
    """Store the concepts and terms of `files`, where no translation can be concerned.

    As `plan_import` says, and whole or not at all. Raises UnknownFormat.
    """
    reading = read_files(files, format_name=format_name, options=options)
    with transaction.atomic():
        lock()
        planned = plan_import(reading, on_conflict)
        if planned.plan:
            planned.plan.store()
    return planned.report


@dataclass(frozen=True, slots=True)
class Reading:
    """What files of a glossary say together; `title` names them."""

    title: str
    entries: Sequence[ConceptEntry]
    problems: Sequence[Problem]
    conflicts: Sequence[Conflict]
    notices: Sequence[Problem]


def read_files(
    files: Sequence[GlossaryFile], *, format_name: str = "", options: ReadOptions | None = None
) -> Reading:
    """Read the files, given as names and contents. Raises UnknownFormat."""
    entries: list[ConceptEntry] = []
    problems: list[Problem] = []
    conflicts: list[Conflict] = []
    notices: list[Problem] = []
    for name, content in files:
        file = f"{name}, " if len(files) > 1 else ""
        with uncollected():
            read = read_glossary(content, filename=name, format_name=format_name, options=options)
        problems += (_located(problem, file) for problem in read.problems)
        conflicts += (_located(conflict, file) for conflict in read.conflicts)
        notices += (_located(notice, file) for notice in read.notices)
        entries += (_entry_located(entry, file) for entry in read.concepts)
    title = ", ".join(name for name, _ in files)
    return Reading(title, entries, problems, conflicts, notices)


@dataclass(frozen=True, slots=True)
class PlannedImport:
    """What an import would do, and its report; no plan where it does nothing."""

    report: ImportReport
    plan: Plan | None = None


@uncollected()
def plan_import(reading: Reading, on_conflict: OnConflict) -> PlannedImport:
    """Working what was read into the glossary.

    Where any entry is wrong, nothing is stored and the report lists every such entry. An entry that
    contradicts the glossary is left out, or settled as `on_conflict` says. Importing the same again
    changes nothing: concepts are known by their identifiers, terms by concept, language and text.
    """
    notices = tuple(reading.notices)
    if reading.problems:
        return PlannedImport(ImportReport(rejected=tuple(reading.problems), notices=notices))
    merging = Merging(reading.entries, on_conflict)
    conflicts = [*reading.conflicts]
    for entry in reading.entries:
        conflicts += merging.add(entry)
    if conflicts and on_conflict is OnConflict.REFUSE:
        refused = tuple(conflicts)
        return PlannedImport(ImportReport(rejected=refused, conflicts=refused))
    changed = {key: merged for key, merged in merging.state.items() if merged.changed}
    notices += tuple(doubtful_terms(reading.entries, merging.state))
    created = len(changed.keys() - merging.known)
    report = ImportReport(
        created,
        len(changed) - created,
        sum(not merged.terms[key].pk for merged in changed.values() for key in merged.terms),
        conflicts=tuple(conflicts),
        notices=notices,
    )
    if not changed:
        return PlannedImport(report)
    rows = list(changed.values())

    def store() -> list[int]:
        _store(rows)
        return [merged.concept.pk for merged in rows]

    def stored() -> dict[int, Wording]:
        # New quotations are in no step: those concepts are read again.
        return {merged.concept.pk: merged.after() for merged in rows if not merged.new_evidence}

    steps = [Step(merged.before, merged.after()) for merged in rows]
    title = reading.title[:300]
    return PlannedImport(
        report, Plan(Act.IMPORTED, title, report.told, steps, store, stored=stored)
    )


def _located(found: Located, file: str) -> Located:
    return replace(found, where=file + found.where) if file else found


def _entry_located(entry: ConceptEntry, file: str) -> ConceptEntry:
    if not file:
        return entry
    terms = tuple(_located(term, file) for term in entry.terms)
    return replace(_located(entry, file), terms=terms)


@uncollected()
def _store(changed: Sequence[Merged]) -> None:
    """Write what changed, never with two preferred terms on the way."""
    touch()
    concepts = [merged.concept for merged in changed]
    terms = [merged.terms[key] for merged in changed for key in merged.changed_terms]
    forms = [form for merged in changed for form in merged.changed_forms.values()]
    new_concepts = [concept for concept in concepts if concept._state.adding]
    old_concepts = [concept for concept in concepts if not concept._state.adding]
    new_terms = [term for term in terms if term._state.adding]
    old_terms = [term for term in terms if not term._state.adding]
    update_rows(old_concepts, _CONCEPT_FIELDS)
    Concept.objects.bulk_create(new_concepts, batch_size=_AT_ONCE)
    for preferred in (False, True):
        rows = [term for term in old_terms if (term.status == Term.Status.PREFERRED) is preferred]
        update_rows(rows, _TERM_FIELDS)
    Term.objects.bulk_create(new_terms, batch_size=_AT_ONCE)
    old_forms = [form for form in forms if not form._state.adding]
    new_forms = [form for form in forms if form._state.adding]
    update_rows(old_forms, ["kind"])
    SurfaceForm.objects.bulk_create(new_forms, batch_size=_AT_ONCE)
    evidence = [each for merged in changed for each in merged.new_evidence]
    Evidence.objects.bulk_create(evidence, batch_size=_AT_ONCE)
