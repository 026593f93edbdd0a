"""How a translation writes the concepts that its source names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from .match import Candidate, Reading
from .matcher import Matcher
from .terms import GlossaryTerm

Verdict = Literal["right", "wrong", "missing"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """An occurrence of a concept in the source and the terms it has in the target language."""

    concept: int
    terms: tuple[GlossaryTerm, ...]

    @property
    def category(self) -> str:
        """What kind of thing is named."""
        return self.terms[0].category if self.terms else "other"

    @property
    def preferred(self) -> str:
        """The form to write: the preferred one, else the first admitted; "" where there is none."""
        usable = [term for term in self.terms if not term.deprecated]
        usable.sort(key=lambda term: term.status != "preferred")
        return usable[0].text if usable else ""


@dataclass(frozen=True, slots=True)
class Found:
    """The verdict on one requirement; `text[start:end] == found`, or nothing where missing.

    `required` is the form to write, the preferred one.
    """

    required: str
    verdict: Verdict
    found: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the translation and which concepts it renders, rightly or wrongly."""

    reading: Reading
    verdicts: dict[int, Verdict]


def find_renditions(text: str, language: str, required: Sequence[Requirement]) -> list[Found]:
    """A verdict for each requirement, in the order given, which is that of the source.

    A place in `text` renders one requirement only: n occurrences need n disjoint renditions, and a
    longer name is never also the rendition of a shorter one inside it. Preferred and admitted terms
    are right; deprecated ones are wrong, and so are names that lost their capitals. Capitals may be
    added, as at the start of a sentence or in a heading.
    """
    terms = frozenset(
        term for requirement in required for term in requirement.terms if term.language == language
    )
    places = [_place(reading) for reading in _matcher(terms).readings(text)] if terms else []
    rendered: dict[int, list[_Place]] = defaultdict(list)
    for requirement, place in _assign(required, places):
        rendered[requirement.concept].append(place)
    for assigned in rendered.values():
        assigned.sort(key=lambda place: -place.reading.start)
    return [
        _found(rendered[requirement.concept].pop(), requirement)
        if rendered.get(requirement.concept)
        else Found(requirement.preferred, "missing")
        for requirement in required
    ]


@lru_cache(maxsize=1024)
def _matcher(terms: frozenset[GlossaryTerm]) -> Matcher:
    """The segments of one article name the same few concepts again and again."""
    return Matcher(terms)


def _found(place: _Place, requirement: Requirement) -> Found:
    reading = place.reading
    return Found(
        requirement.preferred,
        place.verdicts[requirement.concept],
        reading.surface,
        reading.start,
        reading.end,
    )


def _place(reading: Reading) -> _Place:
    verdicts: dict[int, Verdict] = {}
    for candidate in reading.candidates:
        right = (
            candidate.certainty == "sure"
            and not candidate.term.deprecated
            and _keeps_capitals(candidate, reading.written)
        )
        if right or candidate.term.concept not in verdicts:
            verdicts[candidate.term.concept] = "right" if right else "wrong"
    return _Place(reading, verdicts)


def _keeps_capitals(candidate: Candidate, written: str) -> bool:
    """Whether every capital of the form is there too.

    The first letter is free where it is the only capital of several words: such a term
    ("Free trade zone") is written as a heading in the glossary, not as a name.
    """
    form = candidate.form
    if " " in form and form[1:].islower():
        form = form[0].lower() + form[1:]
    return len(form) == len(written) and all(
        found.isupper() for wanted, found in zip(form, written, strict=True) if wanted.isupper()
    )


def _assign(
    required: Sequence[Requirement], places: Sequence[_Place]
) -> Iterator[tuple[Requirement, _Place]]:
    """As many right renditions as there can be, then wrong ones from the places left over."""
    taken: dict[int, int] = {}  # place → requirement
    for number in range(len(required)):
        _augment(number, required, places, taken, set())
    settled = set(taken.values())
    for number, requirement in enumerate(required):
        if number not in settled:
            for index, place in enumerate(places):
                if index not in taken and requirement.concept in place.verdicts:
                    taken[index] = number
                    break
    for index, number in taken.items():
        yield required[number], places[index]


def _augment(
    number: int,
    required: Sequence[Requirement],
    places: Sequence[_Place],
    taken: dict[int, int],
    visited: set[int],
) -> bool:
    """Find a right place for a requirement, moving others if need be (Kuhn 1955).

    So a place that could render two concepts goes to the one that has no other. Requirements of
    one concept can go to the same places, so that it is enough to try each concept once.
    """
    concept = required[number].concept
    visited.add(concept)
    right = [index for index, place in enumerate(places) if place.verdicts.get(concept) == "right"]
    for index in right:
        if index not in taken:
            taken[index] = number
            return True
    for index in right:
        owner = taken[index]
        if required[owner].concept not in visited and _augment(
            owner, required, places, taken, visited
        ):
            taken[index] = number
            return True
    return False
