"""The versions of a translation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sources.models import Segment
from translations.models import Revision
from workbench.pages.difference import abridged, readable

from .entry import Entry, source


@source
def revisions(segment: Segment, target: str) -> Iterator[Entry]:
    """Each version with what it changed; the first shows its whole text."""
    found = Revision.objects.filter(translation__segment=segment, translation__target=target)
    newest_first = list(found.select_related("author").order_by("-number"))
    for new, old in pairwise([*newest_first, None]):
        if new is None:
            continue
        before = old.text if old else ""
        yield Entry(
            at=new.created_at,
            who=new.author,
            did=new.get_action_display(),
            order=new.number,
            why=new.reason,
            changes=_changes(before, new.text),
            text=new.text,
            number=new.number,
        )


def _changes(old: str, new: str) -> list[tuple[str, str]]:
    if old == new:
        return []
    return abridged(readable(old, new)) if old else [("same", new)]
