"""Writing a change of a translation together with its revision, so that neither can be missing."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from sources.update_rows import update_rows

from .memory.texts import index_texts
from .models import Revision, Translation
from .models.translation import Provenance

PROVENANCE_FIELDS = [field.name for field in Provenance._meta.get_fields()]
WRITTEN_FIELDS = [
    field.name
    for field in Translation._meta.concrete_fields
    if field.name not in {"id", "segment", "target"}
]


def record(
    translation: Translation,
    action: Revision.Action,
    *,
    author: AbstractBaseUser | None = None,
    reason: str = "",
) -> Revision:
    """Save `translation` as its next version and add the revision that tells of it.

    The caller has set the new text, state and provenance, and holds the row inside a transaction.
    """
    translation.version += 1
    translation.reason = reason
    translation.save()
    index_texts([translation.pk])
    revision = _revision(translation, action, author, reason)
    revision.save(force_insert=True)
    return revision


def record_all(
    translations: Sequence[Translation],
    action: Revision.Action,
    *,
    author: AbstractBaseUser | None = None,
    reason: str = "",
) -> None:
    """`record` for many translations in a few queries.

    The reason goes into the history only: a text that was sent back still shows why.
    """
    for translation in translations:
        translation.version += 1
        translation.changed_at = timezone.now()
    update_rows(translations, WRITTEN_FIELDS)
    index_texts([translation.pk for translation in translations])
    Revision.objects.bulk_create(
        _revision(translation, action, author, reason) for translation in translations
    )


def _revision(
    translation: Translation,
    action: Revision.Action,
    author: AbstractBaseUser | None,
    reason: str,
) -> Revision:
    """What tells of the version that `translation` now is."""
    return Revision(
        translation=translation,
        number=translation.version,
        action=action,
        text=translation.text,
        state=translation.state,
        reason=reason,
        author_id=author.pk if author else None,
        **{name: getattr(translation, name) for name in PROVENANCE_FIELDS},
    )
