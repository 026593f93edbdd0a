"""Measuring approved texts against their first machine drafts, once each."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery

from translations.evaluation.post_editing import distance
from translations.models import Origin, PostEdit, Revision, State, Translation

_FIELDS = ["version", "engine", "engine_version", "approved_at", "chrf", "edits", "length"]


def unmeasured() -> QuerySet[Translation]:
    """Approved translations that began as a machine draft and of which this version was not
    measured; each has the revision of that draft as `draft`."""
    machine = Revision.objects.filter(
        translation=OuterRef("pk"),
        action=Revision.Action.DRAFTED,
        origin__in=[Origin.MT, Origin.PIVOT],
    )
    return (
        Translation.objects.filter(state=State.APPROVED)
        .alias(first=Subquery(machine.order_by("number").values("pk")[:1]))
        .filter(first__isnull=False)
        .exclude(post_edit__version=F("version"))
        .annotate(draft=F("first"))
    )


def measure(translations: Sequence[Translation]) -> None:
    """Measure some of `unmeasured()` and keep the figures; three queries.

    Some milliseconds a text are spent before the database is written to. A text that changes
    meanwhile stays unmeasured, since its version has moved on.
    """
    drafts = Revision.objects.in_bulk([each.draft for each in translations])  # type: ignore[attr-defined]
    moments = dict(
        Revision.objects.filter(
            translation__in=translations, number=F("translation__version")
        ).values_list("translation", "created_at")
    )
    rows = []
    for each in translations:
        draft = drafts[each.draft]  # type: ignore[attr-defined]
        found = distance(draft.text, each.text, each.target)
        rows.append(
            PostEdit(
                translation=each,
                version=each.version,
                engine=draft.engine,
                engine_version=draft.engine_version,
                approved_at=moments.get(each.pk, each.changed_at),
                chrf=found.chrf,
                edits=found.edits,
                length=found.length,
            )
        )
    with transaction.atomic():
        PostEdit.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["translation"], update_fields=_FIELDS
        )
