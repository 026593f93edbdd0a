"""Join two neighbouring segments."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext

from glossary.services.resegmented import forget_matching, move_evidence
from sources.models import Segment
from sources.services import resegment
from sources.services.resegment import CutRefused
from translations.comments import move_comments
from translations.models import ArticleVerification, Resegmentation, State, Translation
from translations.verification import bring_up_to_date

from .divide import join
from .locked import translations_of
from .records import archive, rewrite


def merge_with_next(
    segment_id: int, *, text: str, next_text: str, user: AbstractBaseUser
) -> Segment:
    """Join a segment with the one that follows it; returns the joined one.

    `text` and `next_text` are what the person saw. The translations are joined too; the history of
    the second's is kept in the record of the act. Raises CutRefused or SegmentLocked.
    """
    with transaction.atomic():
        segment = resegment.hold(segment_id, text=text)
        second = resegment.following(segment)
        if second is None:
            raise CutRefused(gettext("This is the last segment: there is none to merge it with."))
        resegment.hold(second.pk, text=next_text)
        translations = translations_of(segment, second)
        archive(segment, Resegmentation.Action.MERGED, author=user, gone=second)
        shift = second.start - segment.start
        joined = Segment(text=segment.article.text[segment.start : second.end], pk=segment.pk)
        move_evidence(second, joined, shift=shift)
        _join_translations(segment, second, translations, user=user)
        move_comments(second, segment)
        resegment.merge(segment, second)
        forget_matching(segment.article)
        ArticleVerification.objects.filter(article=segment.article_id).delete()
    bring_up_to_date([segment.article])
    return segment


def _join_translations(
    segment: Segment,
    second: Segment,
    translations: list[Translation],
    *,
    user: AbstractBaseUser,
) -> None:
    found = {(each.segment_id, each.target): each for each in translations}
    for target in sorted({each.target for each in translations}):
        tail = found.get((second.pk, target))
        if tail is None or not tail.text:
            continue
        head = found.get((segment.pk, target)) or Translation.objects.create(
            segment=segment, target=target
        )
        if head.text:
            reason = f"Joined with the next segment, whose text was “{tail.text}”."
            # What a person answered for stays theirs to look at, whichever half it was.
            if tail.state != State.DRAFT:
                head.state = tail.state
        else:
            reason = "Joined with the next segment, which had the only text."
            head.state, head.origin = tail.state, tail.origin
            head.engine, head.engine_version = tail.engine, tail.engine_version
            head.gist = tail.gist
        rewrite(head, join(head.text, tail.text, target), author=user, reason=reason)
