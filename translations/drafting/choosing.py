"""Which texts a leg may write, and beside which it may only lay another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist

from sources.models import Segment
from translations.models import State, Translation

from .leg import Leg, Redo


def pending(segments: Sequence[Segment], leg: Leg, since: datetime) -> list[Segment]:
    """The segments that `leg` has to draft; one query, whatever their number."""
    there = {
        translation.segment_id: translation
        for translation in Translation.objects.filter(
            segment__in=segments, target=leg.target
        ).select_related("pivot__translation", "proposal__pivot")
    }
    return [
        segment
        for segment in segments
        for translation in [there.get(segment.pk)]
        if may_draft(translation, leg, since)
        or (translation is not None and may_propose(translation, leg))
    ]


def may_draft(translation: Translation | None, leg: Leg, since: datetime) -> bool:
    """Whether the machine may write here: nothing stands here yet, or a draft nobody has seen that
    is to be drawn again and is older than `since`."""
    if translation is None or translation.state == State.INITIAL:
        return leg.redo is not Redo.STALE
    if translation.state != State.DRAFT or translation.changed_at >= since:
        return False
    return leg.redo is Redo.ALL or (leg.redo is Redo.STALE and translation.stale)


def may_propose(translation: Translation, leg: Leg) -> bool:
    """Whether a new text is to lie beside this one: a person edited or approved it, its English
    has changed since, and no text made from the English as it is now lies there yet."""
    by_person = translation.state not in {State.INITIAL, State.DRAFT}
    if leg.redo is not Redo.STALE or not by_person or not translation.stale:
        return False
    return current_proposal(translation) is None


def current_proposal(translation: Translation) -> str | None:
    """The text offered beside a stale translation, if it was made from the English as it is now.

    Lists load what it reads beforehand: `select_related("pivot__translation", "proposal__pivot")`.
    """
    try:
        proposal = translation.proposal
    except ObjectDoesNotExist:
        return None
    if not translation.stale or proposal.pivot is None or translation.pivot is None:
        return None
    holds = proposal.pivot.text == translation.pivot.translation.text
    return proposal.text if holds else None
