"""Writing imported texts into held translations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from translations.history import record_all
from translations.models import (
    ImportedText,
    Origin,
    Revision,
    State,
    Translation,
    TranslationImport,
)
from translations.verification import verify

from .judging import tidy

Held = Mapping[tuple[int, str], Translation]


def write(
    batch: TranslationImport,
    texts: Sequence[ImportedText],
    held: Held,
    user: AbstractBaseUser | None,
) -> None:
    """Make the texts new versions, but of translations that moved on or were locked since.

    A text that is only handed in keeps its origin: who edited the file vouches for it but did not
    write it.
    """
    done: list[Translation] = []
    english = _english(texts)
    for text in texts:
        translation = held.get((text.segment_id or 0, text.target))
        if problem := _problem(text, translation, done):
            text.outcome, text.outcome_note = ImportedText.Outcome.PASSED_OVER, problem
            continue
        assert translation is not None  # noqa: S101 - _problem says so
        text.before, text.after = translation.version, translation.version + 1
        if tidy(text.text) != tidy(translation.text):
            translation.forget_origin()
            translation.text = text.text.strip()
            translation.origin = Origin.IMPORT
        if translation.target == "zh":
            translation.pivot = english.get(translation.segment_id)
        translation.state = text.becomes
        translation.submitted_by_id = user.pk if user else None
        translation.approved_by = None
        text.outcome = ImportedText.Outcome.APPLIED
        done.append(translation)
    reason = _("from “%(file)s”") % {"file": batch.name}
    record_all(done, Revision.Action.IMPORTED, author=user, reason=reason)
    _explain(texts, reason)
    verify(done)


def _problem(
    text: ImportedText, translation: Translation | None, done: Sequence[Translation]
) -> str:
    if translation is None:
        return _("the segment was deleted or merged")
    if translation in done:
        return _("another row of the file is of the same segment")
    if translation.version != text.version:
        return _("changed by somebody else after the preview")
    if translation.state == State.APPROVED:
        return _("approved and locked")
    if not text.text.strip():
        return _("it has no text")
    return ""


def _english(texts: Sequence[ImportedText]) -> dict[int, Revision]:
    """The English revision that each Chinese text was checked against: the newest."""
    segments = {text.segment_id for text in texts if text.target == "zh"}
    revisions = Revision.objects.filter(
        translation__segment__in=segments, translation__target="en"
    ).select_related("translation")
    return {each.translation.segment_id: each for each in revisions.order_by("number")}


def _explain(texts: Sequence[ImportedText], reason: str) -> None:
    """Say on unfinished texts why they need work; a reason of before no longer holds."""
    for becomes, said in ((State.NEEDS_WORK, reason), (State.TRANSLATED, "")):
        keys = [
            text.segment_id
            for text in texts
            if text.outcome == ImportedText.Outcome.APPLIED and text.becomes == becomes
        ]
        targets = {text.target for text in texts}
        for target in targets:
            chosen = Translation.objects.filter(segment__in=keys, target=target, state=becomes)
            chosen.update(reason=said)
