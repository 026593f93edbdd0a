"""What is asked of a draft and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from glossary.matching.rendition import Found, Requirement, find_renditions
from translations.engines import Sentence
from translations.likely import likely_rendition

_MAY_ADJOIN = {"person", "office"}

Outcome = Literal["satisfied", "constrained", "repaired", "violated"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One occurrence to be rendered: where it stands in the sentence read, from 0 to 1, and how it
    is written there ("" where that is unknown)."""

    requirement: Requirement
    at: float
    surface: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A sentence to translate and the occurrences its draft has to render, in source order."""

    sentence: Sentence
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class Enforced:
    """The draft to keep, with an outcome for each occurrence wanted.

    `free_score` is the score of the draft before anything was forced. A `score` far below it says
    that the term sits badly in its sentence.
    """

    text: str
    score: float | None
    free_score: float | None
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A text on its way up the ladder, held against what is wanted of it."""

    task: Task
    target: str
    text: str
    score: float | None
    found: tuple[Found, ...]

    @classmethod
    def of(cls, task: Task, target: str, text: str, score: float | None) -> Attempt:
        required = [wanted.requirement for wanted in task.wanted]
        return cls(task, target, text, score, tuple(find_renditions(text, target, required)))

    @property
    def open(self) -> list[int]:
        """The numbers of the occurrences that are not rendered rightly."""
        return [number for number, found in enumerate(self.found) if found.verdict != "right"]

    @property
    def settled(self) -> list[tuple[int, int]]:
        """The spans of right renditions: nothing may be written over them."""
        return [
            (found.start, found.end)
            for found in self.found
            if found.verdict == "right" and found.start is not None and found.end is not None
        ]

    def touches(self, span: tuple[int, int]) -> bool:
        """Whether `span` lies partly or wholly over a right rendition."""
        return any(span[0] < end and start < span[1] for start, end in self.settled)

    def likely(self, number: int) -> tuple[int, int] | None:
        """The span that seems to stand for an occurrence without its rendition."""
        wanted = self.task.wanted[number]
        return likely_rendition(
            self.text,
            self.target,
            surface=wanted.surface,
            forms=[term.text for term in wanted.requirement.terms],
            covered=self.settled,
            alone=self.open == [number],
        )

    def improves_on(self, other: Attempt) -> bool:
        """Whether this text renders more, loses nothing, says no required form too often and sets
        no two names side by side that do not belong together."""
        return (
            set(self.open) < set(other.open)
            and self._surplus() <= other._surplus()
            and self._collisions() <= other._collisions()
        )

    def _collisions(self) -> int:
        """How often one English name follows another with nothing between them but a space.

        A person may follow an office (“Premier Li Qiang”); “New Area Belt and Road Initiative” is
        a term forced in where it does not belong.
        """
        if self.target != "en":
            return 0
        rows = sorted(
            (found.start, found.end, wanted.requirement.category)
            for found, wanted in zip(self.found, self.task.wanted, strict=True)
            if found.start is not None and found.end is not None
        )
        return sum(
            not self.text[end:start].strip() and not {before, after} & _MAY_ADJOIN
            for (_, end, before), (start, _, after) in pairwise(rows)
        )

    def _surplus(self) -> int:
        """How often required forms stand in the text beyond what is wanted."""
        forms = [wanted.requirement.preferred for wanted in self.task.wanted]
        return sum(max(0, self.text.count(form) - forms.count(form)) for form in set(forms))


def outcomes(free: Attempt, forced: Attempt, last: Attempt) -> tuple[Outcome, ...]:
    """On which rung each occurrence was settled, from the attempts after each of them."""
    rungs: Sequence[tuple[Outcome, Attempt]] = (
        ("satisfied", free),
        ("constrained", forced),
        ("repaired", last),
    )
    lost = set(last.open)
    return tuple(
        "violated"
        if number in lost
        else next(name for name, attempt in rungs if number not in attempt.open)
        for number in range(len(last.found))
    )
