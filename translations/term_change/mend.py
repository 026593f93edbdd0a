"""Mending translations for a change of terms, and restoring them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext

from translations.history import PROVENANCE_FIELDS, record_all
from translations.memory import forget, remember
from translations.models import Mend, Revision, State, TermChange, Translation
from translations.models.term_change import TEXT_ACTS
from translations.verification import verify

from .forms import mended, spliced
from .preview import state_after
from .repeated import before_anything, repeated_by, set_against_english, submitters_before

CHANGED_MEANWHILE = "changed by somebody else after the preview"
NOTHING_LEFT = "nothing would be left of the text"

ACTIONS: defaultdict[str, Revision.Action] = defaultdict(
    lambda: Revision.Action.TERM_CHANGED,
    {
        TermChange.Act.REPLACED: Revision.Action.REPLACED,
        TermChange.Act.REPEATED: Revision.Action.REPEATED,
    },
)
"""What the history calls the mending for an act."""

UNDOINGS: defaultdict[str, Revision.Action] = defaultdict(
    lambda: Revision.Action.TERM_UNDONE, dict.fromkeys(TEXT_ACTS, Revision.Action.UNDONE)
)


def mend_all(change: TermChange, mends: Sequence[Mend], user: AbstractBaseUser) -> None:
    """Write the new forms into the held translations of `mends`, unless they moved on."""
    done, locked = [], []
    for mend in mends:
        translation = mend.translation
        if translation.version != mend.before:
            mend.state, mend.note = Mend.State.PASSED_OVER, CHANGED_MEANWHILE
            continue
        write = spliced if change.of_texts else mended
        text = write(translation.text, mend.spans)
        if text == translation.text and change.act != TermChange.Act.REPEATED:
            mend.state, mend.note = Mend.State.PASSED_OVER, "has the new form already"
            continue
        if not text.strip():
            mend.state, mend.note = Mend.State.PASSED_OVER, NOTHING_LEFT
            continue
        was, translation.text = translation.state, text
        if change.act == TermChange.Act.REPEATED:
            repeated_by(translation, user)
        else:
            translation.state = state_after(translation, user)
        if was == State.APPROVED:
            kept = translation.state == State.APPROVED
            translation.approved_by_id = user.pk if kept else None
            locked.append(translation)
        mend.state, mend.after = Mend.State.APPLIED, mend.before + 1
        done.append(translation)
    if change.act == TermChange.Act.REPEATED:
        set_against_english(done)
    record_all(done, ACTIONS[change.act], author=user, reason=_reason(change))
    verify(done)
    _remember(locked)


def restore_all(change: TermChange, mends: Sequence[Mend], user: AbstractBaseUser) -> None:
    """Give the held translations of `mends` the texts they had, unless they moved on."""
    revisions = {
        (revision.translation_id, revision.number): revision
        for revision in Revision.objects.filter(
            translation__in=[mend.translation_id for mend in mends],
            number__in={mend.before for mend in mends},
        )
    }
    done: list[Translation] = []
    remembered: list[Translation] = []
    approvers = _approvers(mends)
    submitters = submitters_before(mends) if change.act == TermChange.Act.REPEATED else {}
    for mend in mends:
        translation = mend.translation
        revision = revisions.get((translation.pk, mend.before))
        if not mend.before:
            revision = before_anything(translation)
        if translation.version != mend.after or revision is None:
            mend.state = Mend.State.KEPT
            mend.note = "changed again after it was mended" if revision else "no earlier revision"
            continue
        translation.text, translation.state = revision.text, revision.state
        for name in PROVENANCE_FIELDS:
            setattr(translation, name, getattr(revision, name))
        if change.act == TermChange.Act.REPEATED:
            translation.submitted_by_id = submitters.get(translation.pk)
        if revision.state == State.APPROVED:
            translation.approved_by_id = approvers.get(translation.pk)
            remembered.append(translation)
        mend.state = Mend.State.UNDONE
        done.append(translation)
    record_all(done, UNDOINGS[change.act], author=user, reason=_reason(change, undone=True))
    verify(done)
    _remember(remembered)


def _reason(change: TermChange, *, undone: bool = False) -> str:
    """What the history says of a mended or restored text."""
    if undone:
        what = gettext("the change") if change.of_texts else gettext("the change of terms")
        return f"{change.title}: {what} was taken back"
    if change.of_texts:
        return change.reason or change.title
    return change.reason or f"{change.title}: the terms were changed"


def _approvers(mends: Sequence[Mend]) -> dict[int, int | None]:
    """Who had approved each text last, before it was mended."""
    approvals = Revision.objects.filter(
        translation__in=[mend.translation_id for mend in mends],
        action=Revision.Action.APPROVED,
    ).order_by("number")
    return dict(approvals.values_list("translation", "author"))


def _remember(translations: Sequence[Translation]) -> None:
    """Keep approved texts in the memory, and take out those that are approved no more."""
    for translation in translations:
        if translation.state == State.APPROVED:
            remember(translation)
        else:
            forget(translation)
