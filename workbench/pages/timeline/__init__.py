"""What happened to a segment's translation, from several sources, in one order.

A source is one file in this package: a function from (segment, target) to entries, under `@source`.
"""

from __future__ import annotations

from sources.families import import_members
from sources.models import Segment

from .entry import Entry, Step, registered, source

__all__ = ["Entry", "Step", "source", "timeline"]


def timeline(segment: Segment, target: str) -> list[Entry]:
    """Everything that is known of the translation of `segment` into `target`, newest first."""
    import_members(__name__)
    entries = [entry for read in registered() for entry in read(segment, target)]
    return sorted(entries, key=lambda entry: (entry.at, entry.order), reverse=True)
