"""The ladder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translations.engines import Completes, Engine, Hypothesis, Opening, Scores, TakesHints

from .beginnings import located, openings
from .climb import Candidate, Climb
from .forbidden import purged
from .remains import without_remains
from .repair import repairs
from .task import Attempt, Enforced, Task
from .wording import tightened

ROUNDS = 8
"""Terms forced into one sentence at most, one a round."""

Turn = tuple[Climb, int]


def enforce(engine: Engine, tasks: Sequence[Task], source: str, target: str) -> list[Enforced]:
    """Translate the sentences of `tasks` in one batch and bring in the renditions they want.

    Sentences whose first draft has everything cost nothing more. An engine that takes hints gets
    them for what it left out. For what is missing still, texts are made on both rungs (decoding
    again with the term forced in, at several places; writing over what stands for it), and the one
    worth most is kept, scored by the engine where it can. Remains of the source's own spelling
    beside a name go, and deprecated forms of what is wanted are written over. An engine that fails
    on the way fails the call.
    """
    climbs = _drafted(engine, [task.avoiding() for task in tasks], source, target)
    for _ in range(ROUNDS):
        turns = [
            (climb, number) for climb in climbs for number in [climb.next()] if number is not None
        ]
        if not turns:
            break
        forced = _forced(engine, turns, source, target)
        written = _written(engine, turns, source, target)
        for at, (climb, number) in enumerate(turns):
            climb.choose(number, forced[at] + written[at])
    for climb in climbs:
        climb.best = purged(without_remains(climb.best))
    return [climb.result() for climb in climbs]


def _drafted(engine: Engine, tasks: Sequence[Task], source: str, target: str) -> list[Climb]:
    """The drafts as they come; what an engine leaves out by itself it is asked for with hints."""
    later = isinstance(engine, TakesHints) and not engine.hints_first(source, target)
    sentences = [replace(task.sentence, hints=()) if later else task.sentence for task in tasks]
    climbs = [
        Climb.begin(Attempt.of(task, target, output.text, output.score))
        for task, output in zip(tasks, engine.translate(sentences, source, target), strict=True)
    ]
    if later:
        hinted = [climb for climb in climbs if climb.next() is not None and _hints(climb)]
        outputs = engine.translate([each.free.task.sentence for each in hinted], source, target)
        for climb, output in zip(hinted, outputs, strict=True):
            climb.take_hinted(Attempt.of(climb.free.task, target, output.text, output.score))
    return climbs


def _hints(climb: Climb) -> bool:
    return bool(climb.free.task.sentence.hints)


def _forced(
    engine: Engine, turns: Sequence[Turn], source: str, target: str
) -> list[list[Candidate]]:
    """For each turn the texts decoded with the term forced in that may be chosen."""
    found: list[list[Candidate]] = [[] for _ in turns]
    if not isinstance(engine, Completes):
        return found
    owners: list[int] = []
    asked: list[Opening] = []
    present = [(climb.best, number) for climb, number in turns]
    places = located(engine, present, source, target)
    for at, (attempt, number) in enumerate(present):
        for opening in openings(attempt, number, places[at]):
            owners.append(at)
            asked.append(opening)
    for at, output in zip(owners, engine.complete(asked, source, target), strict=True):
        climb, _ = turns[at]
        if output is not None:
            attempt = _attempt(climb, output.text, output.score)
            if climb.admits(attempt, decoded=True):
                found[at].append(Candidate(attempt, "constrained"))
    return found


def _written(
    engine: Engine, turns: Sequence[Turn], source: str, target: str
) -> list[list[Candidate]]:
    """For each turn the texts with the term written over a span that may be chosen, scored."""
    mended = [
        (at, attempt, guessed)
        for at, (climb, number) in enumerate(turns)
        for text, guessed in repairs(climb.best, number)
        for attempt in [_attempt(climb, text, None)]
        if climb.admits(attempt, decoded=False)
    ]
    scores: Sequence[float | None] = [None] * len(mended)
    if isinstance(engine, Scores) and mended:
        asked = [Hypothesis(attempt.task.sentence, attempt.text) for _, attempt, _ in mended]
        scores = engine.score(asked, source, target)
    found: list[list[Candidate]] = [[] for _ in turns]
    for (at, attempt, guessed), score in zip(mended, scores, strict=True):
        found[at].append(Candidate(replace(attempt, score=score), "repaired", guessed))
    return found


def _attempt(climb: Climb, text: str, score: float | None) -> Attempt:
    task, target = climb.free.task, climb.free.target
    return Attempt.of(task, target, tightened(text) if target == "zh" else text, score)
