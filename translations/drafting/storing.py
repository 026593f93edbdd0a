"""Storing drafts, passing over what a person took up in the meantime."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sources.models import Segment
from sources.update_rows import update_rows
from translations.enforcement import Outcome
from translations.history import record_all
from translations.models import Proposal, Rendition, Revision, State, Translation
from translations.verification import verify

from .choosing import may_draft, may_propose
from .leg import Leg
from .making import Drafted
from .report import DraftReport


def store(made: Sequence[Drafted], leg: Leg, since: datetime, report: DraftReport) -> None:
    """Save drafts and verify their terms; lay them beside what a person made of other English.

    The queries do not depend on the number of drafts.
    """
    stored: list[Translation] = []
    outcomes: dict[tuple[int, int], tuple[Outcome, float | None]] = {}
    with transaction.atomic():
        held = _hold([drafted.segment for drafted in made], leg.target)
        for drafted in made:
            translation = held[drafted.segment.pk]
            if may_draft(translation, leg, since):
                _write(translation, drafted)
                stored.append(translation)
                for occurrence, outcome in drafted.outcomes.items():
                    drop = drafted.drops.get(occurrence)
                    outcomes[translation.pk, occurrence] = outcome, drop
            elif may_propose(translation, leg):
                _propose(translation, drafted)
                report.proposed += 1
        record_all(stored, Revision.Action.DRAFTED)
        renditions = verify(stored)
        _note_outcomes(renditions, outcomes)
    report.count(stored, renditions)


def _hold(segments: Sequence[Segment], target: str) -> dict[int, Translation]:
    """The translations by segment, held until the transaction ends; new ones where there are none.

    Another drafting of the same segments may create them at the same moment: what is there counts.
    """
    Translation.objects.bulk_create(
        [Translation(segment=segment, target=target) for segment in segments], ignore_conflicts=True
    )
    rows = (
        Translation.objects.select_for_update(of=("self",))
        .select_related("segment__article", "pivot__translation", "proposal__pivot")
        .filter(segment__in=segments, target=target)
        .order_by("pk")
    )
    return {translation.segment_id: translation for translation in rows}


def _write(translation: Translation, drafted: Drafted) -> None:
    translation.forget_origin()
    translation.text = drafted.text
    translation.state = State.DRAFT
    translation.reason = ""
    for name, value in drafted.provenance.items():
        setattr(translation, name, value)


def _propose(translation: Translation, drafted: Drafted) -> None:
    values = {"text": drafted.text, **drafted.provenance}
    Proposal.objects.update_or_create(translation=translation, defaults=values)


def _note_outcomes(
    renditions: Sequence[Rendition], outcomes: dict[tuple[int, int], tuple[Outcome, float | None]]
) -> None:
    """Say of right renditions whether they had to be forced, and at what cost; verifying alone
    cannot know."""
    forced = []
    for rendition in renditions:
        key = rendition.translation_id, rendition.occurrence_id
        made = outcomes.get(key, ("satisfied", None))
        there = rendition.outcome, rendition.score_drop
        if rendition.verdict == Rendition.Verdict.RIGHT and there != made:
            rendition.outcome, rendition.score_drop = made
            forced.append(rendition)
    update_rows(forced, ["outcome", "score_drop"])
