"""Mending translations for a change of terms, and restoring them."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser

from translations.history import PROVENANCE_FIELDS, record_all
from translations.memory import forget, remember
from translations.models import Mend, Revision, State, TermChange, Translation
from translations.verification import verify

from .forms import mended
from .preview import state_after

CHANGED_MEANWHILE = "changed by somebody else after the preview"


def mend_all(change: TermChange, mends: Sequence[Mend], user: AbstractBaseUser) -> None:
    """Write the new forms into the held translations of `mends`, unless they moved on."""
    done, locked = [], []
    for mend in mends:
        translation = mend.translation
        if translation.version != mend.before:
            mend.state, mend.note = Mend.State.PASSED_OVER, CHANGED_MEANWHILE
            continue
        text = mended(translation.text, mend.spans)
        if text == translation.text:
            mend.state, mend.note = Mend.State.PASSED_OVER, "has the new form already"
            continue
        was, translation.text = translation.state, text
        translation.state = state_after(translation, user)
        if was == State.APPROVED:
            kept = translation.state == State.APPROVED
            translation.approved_by_id = user.pk if kept else None
            locked.append(translation)
        mend.state, mend.after = Mend.State.APPLIED, mend.before + 1
        done.append(translation)
    reason = change.reason or f"{change.title}: the terms were changed"
    record_all(done, Revision.Action.TERM_CHANGED, author=user, reason=reason)
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
    for mend in mends:
        translation = mend.translation
        revision = revisions.get((translation.pk, mend.before))
        if translation.version != mend.after or revision is None:
            mend.state = Mend.State.KEPT
            mend.note = "changed again after it was mended" if revision else "no earlier revision"
            continue
        translation.text, translation.state = revision.text, revision.state
        for name in PROVENANCE_FIELDS:
            setattr(translation, name, getattr(revision, name))
        if revision.state == State.APPROVED:
            translation.approved_by_id = approvers.get(translation.pk)
            remembered.append(translation)
        mend.state = Mend.State.UNDONE
        done.append(translation)
    reason = f"{change.title}: the change of terms was taken back"
    record_all(done, Revision.Action.TERM_UNDONE, author=user, reason=reason)
    verify(done)
    _remember(remembered)


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
