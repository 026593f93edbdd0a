"""What is asked of a draft and what came of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from glossary.matching.rendition import Found, Requirement, find_renditions
from translations.engines import Sentence
from translations.likely import likely_rendition

from .duplicates import doubles

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

    def avoiding(self) -> Task:
        """The same with the deprecated forms of what is wanted named as forms to avoid."""
        deprecated = dict.fromkeys(
            term.text
            for wanted in self.wanted
            for term in wanted.requirement.terms
            if term.deprecated
        )
        return replace(self, sentence=replace(self.sentence, avoid=tuple(deprecated)))


@dataclass(frozen=True, slots=True)
class Enforced:
    """The draft to keep, with an outcome for each occurrence wanted.

    `free_score` is the mean natural-log probability of a token before anything was forced, `score`
    that of the text to keep (given the hints, if they were needed); both are None where the engine
    does not tell. `drops` says of each occurrence by how much forcing it lowered the score, None
    where nothing was forced or nothing is known. A large drop says that the term sits badly in its
    sentence.
    """

    text: str
    score: float | None
    free_score: float | None
    outcomes: tuple[Outcome, ...]
    drops: tuple[float | None, ...] = ()

    @property
    def score_drop(self) -> float | None:
        """By how much forcing lowered the score of the whole text; None where that is unknown."""
        if self.score is None or self.free_score is None:
            return None
        return self.free_score - self.score


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

    def likely(self, number: int, *, alike: bool = False) -> tuple[int, int] | None:
        """The span that seems to stand for an occurrence without its rendition.

        `alike` asks for likeness; else the one name left over for the one left over will do.
        """
        wanted = self.task.wanted[number]
        return likely_rendition(
            self.text,
            self.target,
            surface=wanted.surface,
            forms=[term.text for term in wanted.requirement.terms],
            covered=self.settled,
            alone=not alike and self.open == [number],
        )

    def improves_on(self, other: Attempt) -> bool:
        """Whether this text renders more, loses nothing, says no required form too often, doubles
        no word and sets no two names side by side that do not belong together."""
        return (
            set(self.open) < set(other.open)
            and self._surplus() <= other._surplus()
            and (self.target == "zh" or self.collisions <= other.collisions)
            and self._doubles() <= other._doubles()
        )

    def _doubles(self) -> int:
        return doubles(self.text, self.target, self.settled)

    @property
    def collisions(self) -> int:
        """How often one name follows another with nothing between them but a space.

        A person may follow an office (“Premier Li Qiang”), and what adjoins in the source may here;
        “New Area Belt and Road Initiative” is a term forced in where it does not belong. In
        Chinese, which parts names less, that is only a suspicion.
        """
        rows = sorted(
            (found.start, found.end, number)
            for number, found in enumerate(self.found)
            if found.start is not None and found.end is not None
        )
        return sum(
            not self.text[end:start].strip() and not self._may_adjoin(one, other)
            for (_, end, one), (start, _, other) in pairwise(rows)
        )

    def _may_adjoin(self, one: int, other: int) -> bool:
        first, second = sorted((self.task.wanted[one], self.task.wanted[other]), key=_place)
        if {first.requirement.category, second.requirement.category} & _MAY_ADJOIN:
            return True
        size = len(self.task.sentence.text)
        gap = round((second.at - first.at) * size) - len(first.surface)
        return bool(first.surface and second.surface) and gap <= 1

    def _surplus(self) -> int:
        """How often required forms stand in the text beside what renders the occurrences."""
        forms = {wanted.requirement.preferred for wanted in self.task.wanted}
        return sum(
            not self.touches(match.span())
            for form in forms
            for match in re.finditer(re.escape(form), self.text)
        )


def _place(wanted: Wanted) -> float:
    return wanted.at
