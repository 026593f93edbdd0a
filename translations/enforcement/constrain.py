"""The second rung: decode again from a beginning that holds the term."""

from __future__ import annotations

import math
from collections.abc import Sequence

from translations.engines import Completes, Opening
from translations.engines.repetition import is_looping

from .beginnings import beginnings
from .task import Attempt

ROUNDS = 3
"""Terms forced into one sentence at most, one a round."""

_SHORTEST, _LONGEST = 0.6, 1.7  # of the free draft's length: beyond, something was lost or made up
_LENGTH_WEIGHT = 0.5


def constrain(
    engine: Completes, attempts: Sequence[Attempt], source: str, target: str
) -> list[Attempt]:
    """Force one missing term a round, in all sentences at once, and keep what improves them.

    Of the completions that render more than before and lose nothing, the one with the best score
    per token wins; a length unlike the free draft's counts against it.
    """
    best = list(attempts)
    tried: set[tuple[int, int]] = set()
    for _ in range(ROUNDS):
        turns = [
            (at, number)
            for at, attempt in enumerate(best)
            if (number := _next(attempt, at, tried)) is not None
        ]
        if not turns:
            break
        tried.update(turns)
        _round(engine, best, turns, attempts, source, target)
    return best


def _next(attempt: Attempt, at: int, tried: set[tuple[int, int]]) -> int | None:
    """The first occurrence still open that was not tried; a blank draft has nowhere to put one."""
    if not attempt.text:
        return None
    return next((number for number in attempt.open if (at, number) not in tried), None)


def _round(
    engine: Completes,
    best: list[Attempt],
    turns: Sequence[tuple[int, int]],
    free: Sequence[Attempt],
    source: str,
    target: str,
) -> None:
    owners, openings = [], []
    for at, number in turns:
        for beginning in beginnings(best[at], number):
            owners.append(at)
            openings.append(Opening(best[at].task.sentence, beginning))
    completions = engine.complete(openings, source, target)
    candidates: dict[int, list[Attempt]] = {}
    for at, output in zip(owners, completions, strict=True):
        if output is None:
            continue
        candidate = Attempt.of(best[at].task, target, output.text, output.score)
        if candidate.improves_on(best[at]) and _sound(candidate.text, free[at]):
            candidates.setdefault(at, []).append(candidate)
    for at, found in candidates.items():
        best[at] = max(found, key=lambda candidate: _worth(candidate, free[at]))


def _sound(text: str, free: Attempt) -> bool:
    ratio = len(text) / len(free.text)
    return _SHORTEST <= ratio <= _LONGEST and not is_looping(text, free.task.sentence.text)


def _worth(candidate: Attempt, free: Attempt) -> tuple[int, float]:
    """More renditions first, then the score per token, less for a length unlike the free draft."""
    stretch = abs(math.log(len(candidate.text) / len(free.text)))
    return -len(candidate.open), (candidate.score or 0.0) - _LENGTH_WEIGHT * stretch
