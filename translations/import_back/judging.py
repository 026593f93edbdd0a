"""What a row of an edited file means for the translation that it is of. Knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext_lazy as _

from translations.exporters.characters import without_controls
from translations.importers import ImportedRow

Kind = Literal["unchanged", "new", "changed", "conflict", "refused"]

LOCKED = _("approved and locked here: reopen it, with a reason, then bring the file in again")
EMPTIED = _("the text was emptied: an import deletes no translation")
SINCE = _("changed here after the file was exported")
UNVERSIONED = _("the file does not say which version it was made from")
LATER = _("the file names a version that there is not here; it may be of another installation")
AS_IT_IS = _("the text is the same, and the file says that it is done")
UNFINISHED = _("marked as unfinished in the file")
NOT_APPROVED = _("approved in the file; here a reviewer has to approve it")


@dataclass(frozen=True, slots=True)
class Current:
    """The translation as it is now; version 0 and no text where nothing is there."""

    text: str = ""
    state: str = "initial"
    version: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of which kind a row is, why, and which state its text gets, with a remark on that."""

    kind: Kind
    why: str = ""
    becomes: str = ""
    remark: str = ""


UNCHANGED = Verdict("unchanged")


def tidy(text: str) -> str:
    """A text as it is compared: not every format and program keeps control characters, the kind of
    line ends and white space at the edges."""
    return without_controls(text).replace("\r\n", "\n").replace("\r", "\n").strip()


def judge(row: ImportedRow, current: Current, base: str | None) -> Verdict:
    """Hold a row against the translation as it is now and as it was exported.

    `base` is the text of the version that the row names, None where that is not known.
    """
    text, now = tidy(row.text), tidy(current.text)
    known = base is not None
    if text == now:
        return _handed_in(row, current) if text else UNCHANGED
    if known and tidy(base or "") == text:
        return UNCHANGED  # not edited, only older
    if not text:
        return Verdict("refused", str(EMPTIED))
    if current.state == "approved":
        return Verdict("refused", str(LOCKED))
    becomes, remark = state_of(row)
    if not now:
        return Verdict("new", "", becomes, remark)
    if why := _conflict(row, current, now, base):
        return Verdict("conflict", why, becomes, remark)
    return Verdict("changed", "", becomes, remark)


def _conflict(row: ImportedRow, current: Current, now: str, base: str | None) -> str:
    if row.version is None:
        return str(UNVERSIONED)
    if row.version > current.version:
        return str(LATER)
    if row.version < current.version and (base is None or tidy(base) != now):
        return str(SINCE)
    return ""


def _handed_in(row: ImportedRow, current: Current) -> Verdict:
    """Of an unedited text: somebody may have set its state to done."""
    done = row.state in {"translated", "approved"} and row.version == current.version
    if done and current.state in {"draft", "needs_work"}:
        return Verdict("changed", str(AS_IT_IS), *state_of(row))
    return UNCHANGED


def state_of(row: ImportedRow) -> tuple[str, str]:
    """The state that an imported text gets, and why if the file says another.

    Nobody approves by an import. A text that an editor left fuzzy, or called initial, is not done.
    """
    if row.sets_state and row.state in {"draft", "needs_work"}:
        return "needs_work", str(UNFINISHED)
    return "translated", str(NOT_APPROVED) if row.state == "approved" else ""
