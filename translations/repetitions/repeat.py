"""Giving segments with the same source the same translation, as one act that can be undone."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.translation import gettext

from sources.errors import ConcordError
from translations.models import State, TermChange, Translation
from translations.term_change import Choice, change_texts
from translations.term_change.touched import Hit

from .find import OPEN, Other, others_of

EVERY_OPEN = Choice(rest=OPEN)
"""All segments in which nobody's text is lost."""


class CannotRepeat(ConcordError):
    """There is no text to repeat that a person stands by."""


def decide_repetition(
    translation: Translation, *, user: AbstractUser, choice: Choice = EVERY_OPEN
) -> TermChange | None:
    """Note the text of `translation` for the others that `choice` takes; `carry_out` writes it.

    Each becomes a text that `user` handed in. Where somebody's own text stands, it is replaced only
    if its id is in the choice; approved ones only by people who may reopen them. None where there
    is nothing to do. Raises CannotRepeat.
    """
    if translation.state not in (State.TRANSLATED, State.APPROVED):
        raise CannotRepeat(
            gettext("Submit the text first: only then can it be repeated elsewhere.")
        )
    segment = translation.segment
    may = user.has_perm("translations.approve_translation")
    with transaction.atomic():
        others = [
            other
            for other in others_of(segment, translation.target)
            if not other.says(translation.text) and (may or other.state != State.APPROVED)
        ]
        wanted = [hit for other in others if choice.takes(hit := _hit(other, translation))]
        known = {hit.translation for hit in wanted}
        gone = choice.chosen.keys() - known - {pk for other in others if (pk := _pk(other))}
        if not wanted and not gone:
            return None
        return change_texts(
            TermChange.Act.REPEATED,
            _stored(wanted, translation.target),
            title=segment.text,
            user=user,
            reason=f"as in segment {segment.position} of “{segment.article.title}”",
            seen=choice.chosen,
            gone=gone,
        )


def _hit(other: Other, translation: Translation) -> Hit:
    """What is to be written there: all of the text, in the place of all of it.

    The ids of segments without a translation are negative, so that they are nobody's.
    """
    there = other.translation
    length = len(there.text) if there else 0
    return Hit(
        _pk(other) or -other.segment.pk,
        there.version if there else 0,
        other.state,
        translation.target,
        [(0, length, translation.text)],
    )


def _pk(other: Other) -> int | None:
    return other.translation.pk if other.translation else None


def _stored(hits: list[Hit], target: str) -> list[Hit]:
    """The hits with translations to write into, made where there were none."""
    missing = [-hit.translation for hit in hits if hit.translation < 0]
    if missing:
        Translation.objects.bulk_create(
            [Translation(segment_id=segment, target=target) for segment in missing],
            ignore_conflicts=True,
        )
        made = Translation.objects.filter(segment__in=missing, target=target)
        ids = dict(made.values_list("segment", "pk"))
        for hit in hits:
            if hit.translation < 0:
                hit.translation = ids[-hit.translation]
    return hits
