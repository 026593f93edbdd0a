"""Which comments there are, and which of them somebody has not read."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from sources.models import Article, Segment
from translations.models import Comment, CommentsRead


def comments_of(segments: Iterable[Segment | int]) -> QuerySet[Comment]:
    """The comments on some segments, oldest first, with their authors: for pages and exports."""
    return Comment.objects.filter(segment__in=segments).select_related("author")


def unread_counts(article: Article, user: AbstractBaseUser) -> dict[tuple[int, str], int]:
    """How many comments of others `user` has not read, by segment and target; none is left out."""
    read = CommentsRead.objects.filter(
        user=user.pk, segment=OuterRef("segment"), target=OuterRef("target")
    )
    counted = (
        Comment.objects.filter(segment__article=article)
        .exclude(author=user.pk)
        .annotate(read=Subquery(read.values("upto")[:1]))
        .filter(Q(read=None) | Q(pk__gt=F("read")))
        .order_by()
        .values_list("segment", "target")
        .annotate(number=Count("pk"))
    )
    return {(segment, target): number for segment, target, number in counted}


def mark_read(segment_id: int, target: str, *, user: AbstractBaseUser, upto: int) -> None:
    """Remember that `user` saw the comments up to the one with the id `upto`; never goes back."""
    read, created = CommentsRead.objects.get_or_create(
        user_id=user.pk, segment_id=segment_id, target=target, defaults={"upto": upto}
    )
    if not created and read.upto < upto:
        read.upto = upto
        read.save(update_fields=["upto"])
