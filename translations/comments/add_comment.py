"""A person remarks on a segment."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from sources.errors import ConcordError
from translations.models import Comment

LONGEST = 5000


class CommentRefused(ConcordError):
    """A comment that says nothing, or far too much."""


def add_comment(segment_id: int, target: str, *, text: str, user: AbstractBaseUser) -> Comment:
    """Keep `text` as `user`'s comment on a segment, beside its translation into `target`.

    The same text sent twice by the same person, the newest comment still being theirs, is one
    comment: the answer to the first may have been lost on its way. Raises CommentRefused.
    """
    text = text.strip()
    if not text:
        raise CommentRefused(_("The comment is empty. Write it, then send it."))
    if len(text) > LONGEST:
        raise CommentRefused(
            _("The comment has %(length)d characters; %(longest)d are the most.")
            % {"length": len(text), "longest": LONGEST}
        )
    newest = Comment.objects.filter(segment=segment_id, target=target).last()
    if newest and newest.author_id == user.pk and newest.text == text:
        return newest
    return Comment.objects.create(
        segment_id=segment_id, target=target, text=text, author_id=user.pk
    )
