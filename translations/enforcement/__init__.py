"""Making an engine's drafts use the renditions that the glossary requires, and saying how.

A ladder over any engine: the draft as it comes (asked for again with hints, of engines that take
them), decoding again from beginnings that hold the term, and writing it over the span that stands
for it. Of the texts so made the one worth most is kept (`worth.py`); what no rung reaches is
reported as violated. Nothing here knows the database.
"""

from __future__ import annotations

from .enforce import enforce
from .task import Enforced, Outcome, Task, Wanted

__all__ = ["Enforced", "Outcome", "Task", "Wanted", "enforce"]
