"""Approved translations lock their segment."""

from __future__ import annotations

from django.utils.translation import gettext

from sources.errors import ConcordError
from sources.models import Segment
from translations.models import State, Translation


class SegmentLocked(ConcordError):
    """A segment that may not be cut while a translation of it is approved."""


def translations_of(*segments: Segment) -> list[Translation]:
    """The translations of segments, locked until the transaction ends.

    Raises SegmentLocked if one of them is approved.
    """
    found = list(Translation.objects.select_for_update(of=("self",)).filter(segment__in=segments))
    if any(translation.state == State.APPROVED for translation in found):
        raise SegmentLocked(
            gettext(
                "A translation of this segment is approved, which locks it. Reopen the "
                "translation, with a reason, and then cut the segment."
            )
        )
    return found
