"""What a search gives back."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .terms import Certainty, GlossaryTerm


class Match(NamedTuple):
    """A place where a text names a concept: `text[start:end] == surface`.

    `rivals` are other concepts that are written the same; then the match is only `possible`. A
    `shortened` one is part of a person's name ("Wang", "V. Norov") that the article gives in full
    elsewhere.
    """

    start: int
    end: int
    surface: str
    concept: int
    term: int
    certainty: Certainty
    rivals: tuple[int, ...] = ()
    shortened: bool = False


class Candidate(NamedTuple):
    """A term that a form stands for; `form` is normalised but keeps its case."""

    term: GlossaryTerm
    form: str
    certainty: Certainty
    exact_case: bool


class Reading(NamedTuple):
    """A place in a text and every term that may be meant there, all fitting in case.

    `written` is the surface normalised with its case kept.
    """

    start: int
    end: int
    surface: str
    written: str
    candidates: tuple[Candidate, ...]


def merged(matches: Sequence[Match], added: Iterable[Match]) -> list[Match]:
    """Both in order, without those added that overlap a match before them."""
    both = list(matches)
    for match in added:
        at = bisect(both, match.start, key=_start)
        if (at == 0 or both[at - 1].end <= match.start) and (
            at == len(both) or match.end <= both[at].start
        ):
            both.insert(at, match)
    return both


def _start(match: Match) -> int:
    return match.start
