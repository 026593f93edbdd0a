"""A person says that a check is mistaken, and takes it back."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sources.errors import ConcordError
from translations.checking import check_text
from translations.findings import keyed, quoted
from translations.models import Dismissal, Finding, Translation

from .errors import AlreadyLocked, ReviewError
from .locking import hold


class TakenBackAlready(ConcordError):
    """A dismissal that is no longer in force."""


def dismiss(
    segment_id: int, target: str, *, text: str, key: str, reason: str, user: AbstractBaseUser
) -> Dismissal:
    """Dismiss the finding `key` of a text, which need not be submitted yet, for a reason.

    It holds as long as that place of the text says the same. Raises ReviewError without a reason,
    or when the checks do not find that in `text` or somebody dismissed it already.
    """
    with transaction.atomic():
        translation = hold(segment_id, target)
        if not reason.strip():
            raise ReviewError(_("Say why the check is mistaken, then dismiss it."), translation)
        failure = dict(keyed(text, check_text(translation, text))).get(key)
        if failure is None:
            raise ReviewError(
                _("The check no longer finds this: the text or the glossary was changed."),
                translation,
            )
        if _in_force(translation, key):
            raise ReviewError(_("Somebody dismissed this already."), translation)
        dismissal = Dismissal.objects.create(
            translation=translation,
            key=key,
            kind=failure.check,
            severity=failure.severity,
            message=failure.message,
            quoted=quoted(text, failure),
            reason=reason.strip(),
            author_id=user.pk,
        )
        Finding.objects.filter(translation=translation, key=key).update(dismissal=dismissal)
    return dismissal


def take_back(dismissal_id: int, *, user: AbstractBaseUser) -> Dismissal:
    """Let a dismissed finding stand again; the history keeps both.

    Raises Dismissal.DoesNotExist, TakenBackAlready, or AlreadyLocked for an approved text, which
    was approved with it.
    """
    with transaction.atomic():
        dismissal = (
            Dismissal.objects.select_for_update(of=("self",))
            .select_related("translation__segment__article")
            .get(pk=dismissal_id)
        )
        if dismissal.taken_back_at:
            raise TakenBackAlready(_("This dismissal was taken back already."))
        if dismissal.translation.locked:
            raise AlreadyLocked(dismissal.translation)
        dismissal.taken_back_by_id = user.pk
        dismissal.taken_back_at = timezone.now()
        dismissal.save()
        dismissal.findings.update(dismissal=None)
    return dismissal


def _in_force(translation: Translation, key: str) -> bool:
    return Dismissal.objects.filter(translation=translation, key=key, taken_back_at=None).exists()
