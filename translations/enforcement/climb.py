"""One sentence on its way up the ladder."""

from __future__ import annotations

from dataclasses import dataclass, field

from .task import Attempt, Enforced, Outcome
from .worth import GARBLED, GUESSED, sound, worth


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may take the place of the present one, and the rung it was made on.

    `guessed` says that the term was written over something that is not like it.
    """

    attempt: Attempt
    rung: Outcome
    guessed: bool = False


@dataclass(slots=True)
class Climb:
    """The best text so far, how each occurrence was settled, and what that cost."""

    free: Attempt
    best: Attempt
    tried: set[int] = field(default_factory=set)
    rungs: dict[int, Outcome] = field(default_factory=dict)
    drops: dict[int, float] = field(default_factory=dict)

    @classmethod
    def begin(cls, free: Attempt) -> Climb:
        return cls(free, free)

    def take_hinted(self, attempt: Attempt) -> None:
        """Go on from a draft that was asked for with hints, unless it renders less."""
        if len(attempt.open) <= len(self.best.open) and sound(attempt, self.free):
            self._take(Candidate(attempt, "constrained"))

    def next(self) -> int | None:
        """The first occurrence still open and not tried; a blank draft has no place for any."""
        if not self.free.text.strip():
            return None
        return next((number for number in self.best.open if number not in self.tried), None)

    def admits(self, attempt: Attempt, *, decoded: bool) -> bool:
        """Whether a text may be chosen at all; one decoded afresh may have gone astray."""
        return attempt.improves_on(self.best) and not (decoded and not sound(attempt, self.free))

    def choose(self, number: int, candidates: list[Candidate]) -> None:
        """Take the best of the candidates that were made for an occurrence, if it is no worse than
        an honest “violated”.

        One that renders more comes first, then one whose score is known, then what it is worth.
        """
        self.tried.add(number)
        rated = [
            (-len(each.attempt.open), each.attempt.score is not None, self._worth(each, number), at)
            for at, each in enumerate(candidates)
            if self._worth(each, number) > -GARBLED
        ]
        if rated:
            self._take(candidates[max(rated)[-1]])

    def _worth(self, candidate: Candidate, number: int) -> float:
        """What a candidate is worth beside the present text; without scores, what it spoils."""
        points = worth(candidate.attempt, self.best, number) - GUESSED * candidate.guessed
        known = candidate.attempt.score is not None
        return points - (self.best.score or 0.0) if known else points

    def _take(self, candidate: Candidate) -> None:
        before, after = self.best, candidate.attempt
        for number in set(before.open) - set(after.open):
            self.rungs[number] = candidate.rung
            if before.score is not None and after.score is not None:
                self.drops[number] = before.score - after.score
        self.best = after

    def result(self) -> Enforced:
        """The text to keep; an occurrence that is no longer there is violated."""
        lost = set(self.best.open)
        numbers = range(len(self.best.found))
        return Enforced(
            self.best.text,
            self.best.score,
            self.free.score,
            tuple(
                "violated" if number in lost else self.rungs.get(number, "satisfied")
                for number in numbers
            ),
            tuple(None if number in lost else self.drops.get(number) for number in numbers),
        )
