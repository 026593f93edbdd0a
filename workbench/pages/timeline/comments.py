"""What people said about a translation."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from sources.models import Segment
from translations.comments import comments_of

from .entry import Entry, source


@source
def comments(segment: Segment, target: str) -> Iterator[Entry]:
    """The comments beside this translation, and those beside the segment's others."""
    for comment in comments_of([segment]):
        did = _("commented")
        if comment.target != target:
            did = _("commented on the %(language)s") % {"language": comment.get_target_display()}
        yield Entry(
            at=comment.created_at,
            who=comment.author,
            did=did,
            order=comment.pk,
            said=comment.text,
            comment=comment.pk if comment.target == target else None,
        )
