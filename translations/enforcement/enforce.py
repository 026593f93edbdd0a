"""The ladder."""

from __future__ import annotations

from collections.abc import Sequence

from translations.engines import Completes, Engine

from .constrain import constrain
from .repair import repair
from .task import Attempt, Enforced, Task, outcomes


def enforce(engine: Engine, tasks: Sequence[Task], source: str, target: str) -> list[Enforced]:
    """Translate the sentences of `tasks` in one batch and bring in the renditions they want.

    Sentences whose first draft has everything cost nothing more. An engine that cannot decode from
    a given beginning goes from the first rung to the last.
    """
    outputs = engine.translate([task.sentence for task in tasks], source, target)
    free = [
        Attempt.of(task, target, output.text, output.score)
        for task, output in zip(tasks, outputs, strict=True)
    ]
    forced = constrain(engine, free, source, target) if isinstance(engine, Completes) else free
    last = [repair(attempt) for attempt in forced]
    return [
        Enforced(kept.text, kept.score, first.score, outcomes(first, second, kept))
        for first, second, kept in zip(free, forced, last, strict=True)
    ]
