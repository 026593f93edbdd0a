"""Writing a change of a translation together with its revision, so that neither can be missing."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser

from .models import Revision, Translation
from .models.translation import Provenance

PROVENANCE_FIELDS = [field.name for field in Provenance._meta.get_fields()]


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
    return Revision.objects.create(
        translation=translation,
        number=translation.version,
        action=action,
        text=translation.text,
        state=translation.state,
        reason=reason,
        author_id=author.pk if author else None,
        **{name: getattr(translation, name) for name in PROVENANCE_FIELDS},
    )
