"""Leave a segment out of the translation, or take it in."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext

from glossary.services.resegmented import forget_matching
from sources.models import Segment
from sources.services import resegment
from sources.services.resegment import CutRefused
from translations.models import ArticleVerification, Resegmentation
from translations.verification import bring_up_to_date

from .locked import translations_of
from .records import archive


def exclude_segment(segment_id: int, *, text: str, user: AbstractBaseUser) -> Segment:
    """Leave a segment out: it stays on the page, greyed, and its translations stay stored.

    Raises CutRefused or SegmentLocked.
    """
    with transaction.atomic():
        segment = resegment.hold(segment_id, text=text)
        if not segment.translatable:
            raise CutRefused(gettext("This segment is left out already."))
        translations_of(segment)
        archive(segment, Resegmentation.Action.EXCLUDED, author=user)
        resegment.exclude(segment)
        _forget(segment)
    bring_up_to_date([segment.article])
    return segment


def include_segment(segment_id: int, *, text: str, user: AbstractBaseUser) -> Segment:
    """Take a segment that was left out into the translation, with what was stored for it.

    Raises CutRefused.
    """
    with transaction.atomic():
        segment = resegment.hold(segment_id, text=text)
        if segment.translatable:
            raise CutRefused(gettext("This segment is translated already."))
        archive(segment, Resegmentation.Action.INCLUDED, author=user)
        resegment.include(segment)
        _forget(segment)
    bring_up_to_date([segment.article])
    return segment


def _forget(segment: Segment) -> None:
    forget_matching(segment.article)
    ArticleVerification.objects.filter(article=segment.article_id).delete()
