"""A cell opened for editing: the text in the box and what helps to judge it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.conf import settings

from glossary.models import Evidence, Occurrence
from translations.models import Revision, State, Translation
from workbench.models import User

from .difference import difference
from .marking import forced_words
from .rows import Cell, Row

HISTORY_SHOWN = 12


@dataclass(frozen=True, slots=True)
class TermHelp:
    """A name in the source and how the glossary wants it written; `key` inserts it (Alt+key).

    `attests` says that this place is kept as evidence of the term, `forced` in words how the draft
    came to have it.
    """

    occurrence: Occurrence
    required: str
    key: int | None
    attests: bool
    forced: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A revision, and what it changed in the text (empty if nothing)."""

    revision: Revision
    changes: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Editor:
    """An open cell.

    `text` is what stands in the box: the stored text, or what a person sent that could not be
    saved. `problem` says why not. `proposal` is the machine's text for the English of now, set
    against the stored text. `theirs` is what somebody else saved in the meantime, and then
    `version` is already theirs, so that saving again is meant. The `may_…` fields say which acts
    the state and the person's role allow.
    """

    row: Row
    cell: Cell
    text: str
    version: int
    terms: Sequence[TermHelp]
    history: Sequence[Step]
    earlier: int
    english: Cell | None
    may_submit: bool
    may_approve: bool
    may_send_back: bool
    may_reopen: bool
    own_work: bool
    problem: str = ""
    reason: str = ""
    theirs: Step | None = None
    proposal: Sequence[tuple[str, str]] = ()


def open_editor(
    row: Row,
    target: str,
    *,
    user: User,
    text: str | None = None,
    reason: str = "",
    problem: str = "",
    conflict: bool = False,
) -> Editor:
    """The cell of `row` in `target`, opened for `user`; `text` is theirs if it was not saved."""
    cell = row.cell(target)
    translation = cell.translation
    stored = translation.text if translation else ""
    steps = _history(translation)
    reviewer = user.has_perm("translations.approve_translation")
    approved = cell.state == State.APPROVED
    own_work = (
        translation is not None
        and translation.submitted_by_id == user.pk
        and not settings.ONE_PERSON
    )
    waiting = cell.state in {State.DRAFT, State.TRANSLATED}
    return Editor(
        row=row,
        cell=cell,
        text=stored if text is None else text,
        version=translation.version if translation else 0,
        terms=_terms(row, cell),
        history=steps[:HISTORY_SHOWN],
        earlier=max(0, len(steps) - HISTORY_SHOWN),
        english=row.cell("en") if target == "zh" and row.language.code != "en" else None,
        may_submit=not approved and user.has_perm("translations.submit_translation"),
        may_approve=reviewer and waiting and not own_work,
        may_send_back=reviewer and waiting,
        may_reopen=reviewer and approved,
        own_work=reviewer and own_work and cell.state == State.TRANSLATED,
        problem=problem,
        reason=reason,
        theirs=_theirs(steps, text) if conflict else None,
        proposal=[*difference(stored, cell.proposal)] if cell.proposal else (),
    )


def _terms(row: Row, cell: Cell) -> list[TermHelp]:
    """Each name of the source once, with its required form in the cell's language."""
    renditions = {each.occurrence_id: each for each in cell.renditions}
    kept = set(Evidence.objects.filter(segment=row.segment).values_list("term", "start"))
    found: dict[tuple[int, str], TermHelp] = {}
    key = 0
    for occurrence in row.occurrences:
        preferred = row.preferred.get((occurrence.concept_id, cell.language.code))
        rendition = renditions.get(occurrence.pk)
        form = (rendition and rendition.required) or (preferred.text if preferred else "")
        if occurrence.ambiguous:
            form = ""  # whose, nobody has said
        if (occurrence.concept_id, form) in found:
            continue
        key += bool(form)
        found[occurrence.concept_id, form] = TermHelp(
            occurrence,
            form,
            key if form and key <= 9 else None,
            (occurrence.term_id, occurrence.start) in kept,
            forced_words(rendition) if rendition else "",
        )
    return list(found.values())


def _history(translation: Translation | None) -> list[Step]:
    """The revisions of a translation, newest first."""
    if translation is None:
        return []
    revisions = list(translation.revisions.select_related("author").order_by("-number"))
    return [
        Step(new, [*difference(old.text, new.text)] if old and old.text != new.text else [])
        for new, old in pairwise([*revisions, None])
        if new
    ]


def _theirs(steps: Sequence[Step], mine: str | None) -> Step | None:
    """The newest revision, set against the text that could not be saved."""
    if not steps:
        return None
    newest = steps[0].revision
    return Step(newest, [*difference(mine or "", newest.text)])
