"""Giving translations back the texts that an import replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from translations.history import PROVENANCE_FIELDS, record_all
from translations.models import ImportedText, Revision, State, Translation, TranslationImport
from translations.verification import verify

from .writing import Held

_HANDED_IN = (Revision.Action.SUBMITTED, Revision.Action.IMPORTED)


def restore(
    batch: TranslationImport,
    texts: Sequence[ImportedText],
    held: Held,
    user: AbstractBaseUser | None,
) -> None:
    """Make what was there before the import the newest version again, where nothing changed since.

    What had no text before has none again; its history stays.
    """
    histories = _histories(texts, held)
    done: list[Translation] = []
    for text in texts:
        translation = held.get((text.segment_id or 0, text.target))
        revisions = histories.get(translation.pk, {}) if translation else {}
        before = revisions.get(text.before or 0)
        if translation is None or translation.version != text.after or (text.before and not before):
            text.outcome = ImportedText.Outcome.KEPT
            text.outcome_note = _("changed again after the import")
            continue
        _put_back(translation, before)
        translation.submitted_by_id = _submitter(revisions, text.before or 0)
        text.outcome = ImportedText.Outcome.UNDONE
        done.append(translation)
    reason = _("the import of “%(file)s” was taken back") % {"file": batch.name}
    record_all(done, Revision.Action.UNIMPORTED, author=user, reason=reason)
    verify(done)


def _put_back(translation: Translation, before: Revision | None) -> None:
    if before is None:
        translation.forget_origin()
        translation.text, translation.state, translation.reason = "", State.INITIAL, ""
        return
    translation.text, translation.state = before.text, before.state
    translation.reason = before.reason if before.state == State.NEEDS_WORK else ""
    for name in PROVENANCE_FIELDS:
        setattr(translation, name, getattr(before, name))


def _histories(texts: Sequence[ImportedText], held: Held) -> Mapping[int, Mapping[int, Revision]]:
    """The revisions of each translation by their numbers."""
    found: dict[int, dict[int, Revision]] = {}
    keys = [(text.segment_id or 0, text.target) for text in texts]
    pks = [held[key].pk for key in keys if key in held]
    for revision in Revision.objects.filter(translation__in=pks):
        found.setdefault(revision.translation_id, {})[revision.number] = revision
    return found


def _submitter(revisions: Mapping[int, Revision], upto: int) -> int | None:
    """Who handed in the text that is restored."""
    handed_in = [
        number
        for number, revision in revisions.items()
        if number <= upto and revision.action in _HANDED_IN
    ]
    return revisions[max(handed_in)].author_id if handed_in else None
