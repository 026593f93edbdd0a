"""How a segment was cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sources.models import Segment
from translations.models import Resegmentation

from .entry import Entry, Step, source

_DID = {
    Resegmentation.Action.SPLIT: _("split the segment, which was"),
    Resegmentation.Action.MERGED: _("merged the segments"),
    Resegmentation.Action.EXCLUDED: _("left the segment out"),
    Resegmentation.Action.INCLUDED: _("took the segment in"),
}


@source
def resegmentations(segment: Segment, target: str) -> Iterator[Entry]:
    """Each cut, with the segments as they were and the texts of one that is gone."""
    acts = Resegmentation.objects.filter(segment=segment).select_related("author")
    for act in acts:
        cut = act.action in {Resegmentation.Action.SPLIT, Resegmentation.Action.MERGED}
        yield Entry(
            at=act.created_at,
            who=act.author,
            did=str(_DID[Resegmentation.Action(act.action)]),
            order=act.pk,
            said=" ‖ ".join(each["text"] for each in act.before) if cut else "",
            before=[step for each in act.before for step in _texts(each, target)],
        )


def _texts(segment: dict[str, Any], target: str) -> Iterator[Step]:
    for revision in segment.get("revisions", []):
        if revision["target"] == target:
            who = revision["author"] or gettext("machine")
            yield Step(f"{who}, {revision['created_at'][:16].replace('T', ' ')}", revision["text"])
