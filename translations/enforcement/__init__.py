"""Making an engine's drafts use the renditions that the glossary requires, and saying how.

A ladder of three rungs, over any engine: the draft as it comes (engines that take hints are given
them), decoding again from a beginning that already holds the term, and replacing the span that
stands for it. What no rung reaches is reported as violated. Nothing here knows the database.
"""

from __future__ import annotations

from .enforce import enforce
from .task import Enforced, Outcome, Task, Wanted

__all__ = ["Enforced", "Outcome", "Task", "Wanted", "enforce"]
