"""Comments stay when their segment does not."""

from __future__ import annotations

from sources.models import Segment
from translations.models import Comment


def move_comments(gone: Segment, joined: Segment) -> None:
    """Give the comments of a segment that is about to be deleted to the one it is joined with."""
    Comment.objects.filter(segment=gone).update(segment=joined.pk)
