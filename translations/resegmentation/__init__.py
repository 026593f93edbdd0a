"""Split, merge, exclude and include segments, with their translations kept.

Each act names the text the person saw and is refused if the segment says something else by now.
A segment with an approved translation is locked: it has to be reopened first.
"""

from __future__ import annotations

from .exclude_segment import exclude_segment, include_segment
from .locked import SegmentLocked
from .merge_segments import merge_with_next
from .split_segment import split_segment

__all__ = [
    "SegmentLocked",
    "exclude_segment",
    "include_segment",
    "merge_with_next",
    "split_segment",
]
