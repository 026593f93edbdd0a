"""Comments on segments: add, read, count what somebody has not read, move with a merged segment."""

from __future__ import annotations

from .add_comment import CommentRefused, add_comment
from .reading import comments_of, mark_read, unread_counts
from .resegmented import move_comments

__all__ = [
    "CommentRefused",
    "add_comment",
    "comments_of",
    "mark_read",
    "move_comments",
    "unread_counts",
]
