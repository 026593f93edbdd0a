from __future__ import annotations

import pytest

from workbench.jobs.pace import Pace
from workbench.templatetags.jobs import time_left


@pytest.mark.parametrize(
    ("marks", "total", "remaining"),
    [
        ([], 100, None),
        ([(0, 0)], 100, None),
        ([(0, 0), (1.9, 10)], 100, None),
        ([(0, 0), (10, 20)], 100, 40),
        ([(0, 0), (10, 0)], 100, None),
        ([(0, 0), (10, 100)], 100, 0),
        ([(0, 0), (0.4, 480), (8.4, 496)], 512, 8),  # resumed: 480 were done before
        ([(0, 0), *((n, n) for n in range(10, 100, 10)), (110, 590)], 640, 6),  # it got faster
        ([(7, 3), (7.5, 3), (17.5, 6)], 6, 0),
        ([(0, 0), (90, 1)], 3, 180),  # one step longer than the window
    ],
)
def test_remaining(marks: list[tuple[float, int]], total: int, remaining: int | None) -> None:
    pace = Pace()
    for now, done in marks:
        pace.note(now, done)
    assert pace.remaining(total) == remaining


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "a few seconds left"),
        (10, "a few seconds left"),
        (11, "about 20 s left"),
        (119, "about 120 s left"),
        (120, "about 2 min left"),
        (121, "about 3 min left"),
        (59 * 60, "about 59 min left"),
        (59 * 60 + 1, "about 1 h 00 min left"),
        (3601, "about 1 h 10 min left"),
        (86_400, "about 24 h 00 min left"),
    ],
)
def test_time_left(seconds: int, words: str) -> None:
    assert time_left(seconds) == words
