"""Acts that are asked for again because the answer to the first request was lost on its way."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser

from translations.models import Revision, Translation


def done_before(
    translation: Translation,
    action: Revision.Action,
    *,
    version: int,
    user: AbstractBaseUser,
    text: str = "",
    reason: str = "",
) -> bool:
    """Whether `user` already did to `version` what is asked for, with the same text and reason.

    Then the version that followed is their own doing, and no conflict. `text` counts for what is
    submitted, `reason` for what needs one.
    """
    following = Revision.objects.filter(translation=translation, number=version + 1).first()
    return (
        following is not None
        and following.author_id == user.pk
        and following.action == action
        and (action != Revision.Action.SUBMITTED or following.text == text.strip())
        and following.reason == reason.strip()
    )
