"""The findings of an open cell as people read them, and what became of earlier ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext, ngettext

from translations.checking import check_text
from translations.checks import Failure, checks
from translations.findings import as_failure, concerns_all, keyed, open_findings
from translations.models import Dismissal, Severity, State, Translation
from workbench.models import User
from workbench.said import said as in_words

_GRAVEST_FIRST = [Severity.ERROR.value, Severity.WARNING.value, Severity.INFO.value]
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One objection to the text in the box.

    `start` and `end` are offsets into that text, None where no place can be shown. `quoted` are the
    words there, "" where the message has them. `number` dismisses it (Ctrl+I, then the digit).
    `problem` says why a dismissal was refused, for the
    `reason` given.
    """

    key: str
    name: str
    severity: Severity
    message: str
    quoted: str
    start: int | None
    end: int | None
    number: int | None = None
    dismissal: Dismissal | None = None
    reason: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ShownFindings:
    """What the checks find in the text in the box, the gravest first."""

    open: Sequence[ShownFinding]
    dismissed: Sequence[ShownFinding]
    may_dismiss: bool

    @property
    def errors(self) -> int:
        """How many stand in the way of approval."""
        return sum(each.severity == Severity.ERROR for each in self.open)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A dismissal that was not accepted: of which finding, for which reason, why not."""

    key: str
    reason: str
    problem: str


def findings_in(
    translation: Translation, text: str, user: User, refused: Refusal | None = None
) -> ShownFindings:
    """What the checks find in a text as it stands in the box, submitted or not.

    `translation` need not be stored. The box's text is checked as it would be submitted, without
    the white space around it.
    """
    begin = len(text) - len(text.lstrip())
    text = text.strip()
    stored = translation.pk is not None
    if stored and text == translation.text and translation.state != State.INITIAL:
        found = [(each.key, as_failure(each)) for each in translation.findings.all()]
    else:
        found = keyed(text, check_text(translation, text)) if text else []
    in_force = _in_force(translation) if stored and found else {}
    shown = [
        _shown(key, failure, text, begin, in_force.get(key), refused) for key, failure in found
    ]
    shown.sort(key=lambda each: _GRAVEST_FIRST.index(each.severity))
    return ShownFindings(
        open=_numbered(each for each in shown if each.dismissal is None),
        dismissed=[each for each in shown if each.dismissal],
        may_dismiss=not translation.locked and user.has_perm("translations.submit_translation"),
    )


def _in_force(translation: Translation) -> dict[str, Dismissal]:
    dismissals = translation.dismissals.filter(taken_back_at=None).select_related("author")
    return {each.key: each for each in dismissals}


def _shown(
    key: str,
    failure: Failure,
    text: str,
    begin: int,
    dismissal: Dismissal | None,
    refused: Refusal | None,
) -> ShownFinding:
    whole = concerns_all(text, failure.start, failure.end)
    words = text[failure.start : failure.end].strip()
    of_this = refused if refused and refused.key == key else None
    return ShownFinding(
        key=key,
        name=check_name(failure.check),
        severity=Severity(failure.severity),
        message=in_words(failure.message),
        quoted="" if whole or words in failure.message else words,
        start=None if whole else begin + failure.start,
        end=None if whole else begin + failure.end,
        dismissal=dismissal,
        reason=of_this.reason if of_this else "",
        problem=of_this.problem if of_this else "",
    )


def _numbered(found: Iterable[ShownFinding]) -> list[ShownFinding]:
    return [
        replace(each, number=number if number <= _DIGITS else None)
        for number, each in enumerate(found, 1)
    ]


def check_name(kind: str) -> str:
    """A check's name as people read it; its id for one that there is no longer."""
    known = checks().get(kind)
    return in_words(known.name) if known else kind


def still_open(translation: Translation) -> str:
    """A warning to whoever saved a text in which the checks find faults; "" where they do not."""
    found = Counter(
        open_findings().filter(translation=translation).values_list("severity", flat=True)
    )
    if not found:
        return ""
    said = {
        Severity.ERROR: ngettext("%(count)d error", "%(count)d errors", found[Severity.ERROR]),
        Severity.WARNING: ngettext(
            "%(count)d warning", "%(count)d warnings", found[Severity.WARNING]
        ),
    }
    listed = ", ".join(said[each] % {"count": found[each]} for each in said if found[each])
    return " " + gettext("The checks still find: %(listed)s.") % {"listed": listed}


@dataclass(frozen=True, slots=True)
class Remark:
    """A step of the history that left the text as it was: a finding was dismissed, or a dismissal
    taken back."""

    name: str
    author: User | None
    at: datetime
    dismissal: Dismissal
    taken_back: bool = False


def remarks(translation: Translation) -> list[Remark]:
    """What was said about the findings of a translation; one query."""
    found = []
    for each in translation.dismissals.select_related("author", "taken_back_by"):
        name = check_name(each.kind)
        found.append(Remark(name, each.author, each.created_at, each))
        if each.taken_back_at:
            back = Remark(name, each.taken_back_by, each.taken_back_at, each, taken_back=True)
            found.append(back)
    return found
