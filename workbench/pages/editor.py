"""A cell opened for editing: the text in the box and what helps to judge it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from glossary.models import Evidence, Occurrence
from translations.models import State, Translation
from workbench.models import User

from .conflict import Conflict
from .difference import difference
from .marking import forced_words
from .rows import Cell, Row
from .shown_findings import Refusal, ShownFindings, findings_in
from .timeline import Entry, timeline

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
class Editor:
    """An open cell.

    `text` is what stands in the box: the stored text, or what a person sent that could not be
    saved. `problem` says why not. `proposal` is the machine's text for the English of now, set
    against the stored text. `conflict` is what somebody else saved in the meantime, and then
    `version` is already theirs, so that saving again is meant. The `may_…` fields say which acts
    the state and the person's role allow. `last_comment` is the id of the newest comment shown.
    """

    row: Row
    cell: Cell
    text: str
    version: int
    terms: Sequence[TermHelp]
    findings: ShownFindings
    history: Sequence[Entry]
    earlier: int
    english: Cell | None
    may_submit: bool
    may_approve: bool
    may_send_back: bool
    may_reopen: bool
    own_work: bool
    may_comment: bool
    last_comment: int
    problem: str = ""
    reason: str = ""
    conflict: Conflict | None = None
    proposal: Sequence[tuple[str, str]] = ()


def open_editor(
    row: Row,
    target: str,
    *,
    user: User,
    text: str | None = None,
    reason: str = "",
    problem: str = "",
    conflict: Conflict | None = None,
    refused: Refusal | None = None,
) -> Editor:
    """The cell of `row` in `target`, opened for `user`; `text` is theirs if it was not saved."""
    cell = row.cell(target)
    translation = cell.translation
    stored = translation.text if translation else ""
    history = timeline(row.segment, target)
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
        findings=findings_in(
            translation or Translation(segment=row.segment, target=target),
            stored if text is None else text,
            user,
            refused,
        ),
        history=history[:HISTORY_SHOWN],
        earlier=max(0, len(history) - HISTORY_SHOWN),
        english=row.cell("en") if target == "zh" and row.language.code != "en" else None,
        may_submit=not approved and user.has_perm("translations.submit_translation"),
        may_approve=reviewer and waiting and not own_work,
        may_send_back=reviewer and waiting,
        may_reopen=reviewer and approved,
        own_work=reviewer and own_work and cell.state == State.TRANSLATED,
        may_comment=user.has_perm("translations.add_comment"),
        last_comment=max((each.comment for each in history if each.comment), default=0),
        problem=problem,
        reason=reason,
        conflict=conflict,
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
