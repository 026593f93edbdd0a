"""Cut one segment into two."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from glossary.services.resegmented import forget_matching, move_evidence
from sources.models import Segment
from sources.services import resegment
from translations.models import ArticleVerification, Resegmentation, Translation
from translations.verification import bring_up_to_date

from .divide import divide
from .locked import translations_of
from .records import archive, rewrite

_QUOTED = 60


def split_segment(segment_id: int, *, offset: int, text: str, user: AbstractBaseUser) -> Segment:
    """Cut a segment before code point `offset` of its text; returns the second, new one.

    `text` is what the person saw. A translation is cut along where one of its sentences ends near
    the same place; otherwise the first segment keeps it whole and the second has none. Raises
    CutRefused or SegmentLocked.
    """
    with transaction.atomic():
        segment = resegment.hold(segment_id, text=text)
        translations = translations_of(segment)
        archive(segment, Resegmentation.Action.SPLIT, author=user)
        second = resegment.split(segment, offset)
        moved = len(text) - len(second.text)
        move_evidence(segment, second, shift=-moved, begin=moved)
        reason = f"The segment was split before “{second.text[:_QUOTED]}”."
        for translation in translations:
            if not translation.text:
                continue
            left, right = divide(
                translation.text, translation.target, len(segment.text) / len(text)
            )
            if right:
                _second_part(translation, second, right, user=user, reason=reason)
            rewrite(translation, left, author=user, reason=reason)
        forget_matching(segment.article)
        ArticleVerification.objects.filter(article=segment.article_id).delete()
    bring_up_to_date([segment.article])
    return second


def _second_part(
    whole: Translation, second: Segment, text: str, *, user: AbstractBaseUser, reason: str
) -> None:
    part = Translation(
        segment=second,
        target=whole.target,
        state=whole.state,
        origin=whole.origin,
        engine=whole.engine,
        engine_version=whole.engine_version,
        gist=whole.gist,
        submitted_by=whole.submitted_by,
        text=text,
    )
    part.save()
    rewrite(part, text, author=user, reason=reason)
