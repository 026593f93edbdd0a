"""Writing down what happened to a translation whose segment was cut anew."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.forms.models import model_to_dict

from sources.models import Segment
from translations.history import record
from translations.models import Dismissal, Resegmentation, Revision, State, Translation

_SEGMENT = ("position", "paragraph", "start", "end", "text", "kind", "exclusion")


def archive(
    segment: Segment,
    action: Resegmentation.Action,
    *,
    author: AbstractBaseUser,
    gone: Segment | None = None,
) -> Resegmentation:
    """Record the act on `segment`, as it is before it.

    `gone` is the segment that the act deletes: the revisions of its translations, and what was
    dismissed in them, are written down in full, since their rows go with it.
    """
    return Resegmentation.objects.create(
        article_id=segment.article_id,
        segment=segment,
        action=action,
        author_id=author.pk,
        before=[_as_dict(segment), *([_as_dict(gone) | _texts(gone)] if gone else [])],
    )


def _as_dict(segment: Segment) -> dict[str, Any]:
    return model_to_dict(segment, fields=_SEGMENT)


def _texts(segment: Segment) -> dict[str, Any]:
    return {
        "revisions": [
            {
                "target": revision.translation.target,
                "number": revision.number,
                "action": revision.action,
                "text": revision.text,
                "state": revision.state,
                "reason": revision.reason,
                "origin": revision.origin_detail,
                "author": str(revision.author or ""),
                "created_at": revision.created_at.isoformat(),
            }
            for revision in Revision.objects.filter(translation__segment=segment)
            .select_related("translation", "author")
            .order_by("translation__target", "number")
        ],
        "dismissals": [
            {
                "target": dismissal.translation.target,
                "check": dismissal.kind,
                "message": dismissal.message,
                "reason": dismissal.reason,
                "author": str(dismissal.author or ""),
                "created_at": dismissal.created_at.isoformat(),
                "taken_back_by": str(dismissal.taken_back_by or ""),
            }
            for dismissal in Dismissal.objects.filter(translation__segment=segment)
            .select_related("translation", "author", "taken_back_by")
            .order_by("pk")
        ],
    }


def rewrite(translation: Translation, text: str, *, author: AbstractBaseUser, reason: str) -> None:
    """Give a translation the text that is left to it.

    A machine draft stays one, to be drawn afresh. A text that a person answered for needs work.
    With no text left, nothing is started any more; the history keeps what was.
    """
    if not text:
        translation.state = State.INITIAL
    elif translation.state != State.DRAFT:
        translation.state = State.NEEDS_WORK
    translation.text = text
    translation.estimate, translation.doubts = None, []
    record(translation, Revision.Action.RESEGMENTED, author=author, reason=reason)
