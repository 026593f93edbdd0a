"""How long a job will still take, from how fast it went lately."""

from __future__ import annotations

import math
from collections import deque

START = 1.0
"""Seconds at the beginning of a run in which a resumed job passes over what is done already."""
WINDOW = 60.0
"""Seconds whose speed counts: a job of many articles gets faster and slower."""
SOONEST = 2.0
"""Seconds of work that say anything about the rest."""


class Pace:
    """Progress over time; the times are seconds of any one clock."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._marks: deque[tuple[float, int]] = deque()

    def note(self, now: float, done: int) -> None:
        """Remember that `done` steps were made by `now`."""
        if self._began is None:
            self._began = now
        if now - self._began <= START:
            self._marks.clear()
        self._marks.append((now, done))
        while len(self._marks) > 2 and self._marks[1][0] <= now - WINDOW:
            self._marks.popleft()

    def remaining(self, total: int) -> int | None:
        """Seconds until `total` steps are made, rounded up; None where nothing can be said yet."""
        if not self._marks:
            return None
        (since, before), (now, done) = self._marks[0], self._marks[-1]
        if now - since < SOONEST or done <= before:
            return None
        return math.ceil(max(0, total - done) * (now - since) / (done - before))
