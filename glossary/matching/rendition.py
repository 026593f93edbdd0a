"""How a translation writes the concepts that its source names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from .match import Candidate, Reading
from .matcher import Matcher
from .short_names import SURNAME, chinese_surnames, misspelt_surname, short_terms
from .terms import GlossaryTerm

Verdict = Literal["right", "wrong", "missing"]

_Key = tuple[int, bool]  # concept, whether the short form will do


@dataclass(frozen=True, slots=True)
class Requirement:
    """An occurrence of a concept in the source and the terms it has in the target language.

    A `shortened` one is a person's name in short, "Wang" after "Wang Xiaohui": the surname is right
    then, and so is the full name. `short_requirement` makes one.
    """

    concept: int
    terms: tuple[GlossaryTerm, ...]
    shortened: bool = False

    @property
    def key(self) -> _Key:
        """What requirements that the same places can meet have in common."""
        return self.concept, self.shortened

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


def short_requirement(concept: int, terms: Sequence[GlossaryTerm]) -> Requirement:
    """What is required where the source has a person's name in short.

    The surname comes first among the terms, as the form to write; a Chinese surname of one
    character is right in places, and yet the full name is written.
    """
    surnames = [surname for term in terms for surname in short_terms(term)]
    return Requirement(concept, (*surnames, *terms), shortened=True)


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
    """A place in the translation and which requirements it meets, rightly or wrongly."""

    reading: Reading
    verdicts: dict[_Key, Verdict]


def find_renditions(text: str, language: str, required: Sequence[Requirement]) -> list[Found]:
    """A verdict for each requirement, in the order given, which is that of the source.

    A place in `text` renders one requirement only: n occurrences need n disjoint renditions, and a
    longer name is never also the rendition of a shorter one inside it. Preferred and admitted terms
    are right; deprecated ones are wrong, and so are names that lost their capitals. Capitals may be
    added, as at the start of a sentence or in a heading. Where a name is asked for in short, the
    surname and the full name are right, and a misspelt surname is wrong.
    """
    terms = frozenset(
        term for requirement in required for term in requirement.terms if term.language == language
    )
    places = [_place(reading) for reading in _matcher(terms).readings(text)] if terms else []
    if any(requirement.shortened for requirement in required):
        places += _lone_surnames(text, language, required, places)
    rendered: dict[_Key, list[_Place]] = defaultdict(list)
    for requirement, place in _assign(required, places):
        rendered[requirement.key].append(place)
    for assigned in rendered.values():
        assigned.sort(key=lambda place: -place.reading.start)
    found = [
        _found(rendered[requirement.key].pop(), requirement)
        if rendered.get(requirement.key)
        else Found(requirement.preferred, "missing")
        for requirement in required
    ]
    return _with_misspelt(text, required, found, [_span(place) for place in places])


def _lone_surnames(
    text: str, language: str, required: Sequence[Requirement], places: Sequence[_Place]
) -> list[_Place]:
    """Chinese surnames that stand alone outside `places`: 王 in 王书记."""
    if language != "zh":
        return []
    covered = [_span(place) for place in places]
    verdicts: dict[tuple[int, int], dict[_Key, Verdict]] = defaultdict(dict)
    for requirement in required:
        if requirement.shortened:
            for span in chinese_surnames(text, requirement.terms):
                if not any(span[0] < end and start < span[1] for start, end in covered):
                    verdicts[span][requirement.key] = "right"
    return [
        _Place(Reading(*span, text[slice(*span)], text[slice(*span)], ()), each)
        for span, each in sorted(verdicts.items())
    ]


def _with_misspelt(
    text: str,
    required: Sequence[Requirement],
    found: list[Found],
    covered: list[tuple[int, int]],
) -> list[Found]:
    """`found` with a misspelt surname for each shortened name that is missing."""
    for number, (requirement, each) in enumerate(zip(required, found, strict=True)):
        if not requirement.shortened or each.verdict != "missing":
            continue
        if span := misspelt_surname(text, requirement.terms, covered):
            covered.append(span)
            found[number] = Found(each.required, "wrong", text[slice(*span)], *span)
    return found


def _span(place: _Place) -> tuple[int, int]:
    return place.reading.start, place.reading.end


@lru_cache(maxsize=1024)
def _matcher(terms: frozenset[GlossaryTerm]) -> Matcher:
    """The segments of one article name the same few concepts again and again."""
    return Matcher(terms)


def _found(place: _Place, requirement: Requirement) -> Found:
    reading = place.reading
    return Found(
        requirement.preferred,
        place.verdicts[requirement.key],
        reading.surface,
        reading.start,
        reading.end,
    )


def _place(reading: Reading) -> _Place:
    verdicts: dict[_Key, Verdict] = {}
    for candidate in reading.candidates:
        term = candidate.term
        right = (
            (candidate.certainty == "sure" or (term.confirmed and len(candidate.form) == 1))
            and not term.deprecated
            and _keeps_capitals(candidate, reading.written)
        )
        # A surname is no rendition of the full name.
        kinds = (True,) if term.type == SURNAME else (False, True)
        for key in ((term.concept, shortened) for shortened in kinds):
            if right or key not in verdicts:
                verdicts[key] = "right" if right else "wrong"
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
                if index not in taken and requirement.key in place.verdicts:
                    taken[index] = number
                    break
    for index, number in taken.items():
        yield required[number], places[index]


def _augment(
    number: int,
    required: Sequence[Requirement],
    places: Sequence[_Place],
    taken: dict[int, int],
    visited: set[_Key],
) -> bool:
    """Find a right place for a requirement, moving others if need be (Kuhn 1955).

    So a place that could render two concepts goes to the one that has no other. Requirements of
    one key can go to the same places, so that it is enough to try each key once.
    """
    key = required[number].key
    visited.add(key)
    right = [index for index, place in enumerate(places) if place.verdicts.get(key) == "right"]
    for index in right:
        if index not in taken:
            taken[index] = number
            return True
    for index in right:
        owner = taken[index]
        if required[owner].key not in visited and _augment(owner, required, places, taken, visited):
            taken[index] = number
            return True
    return False
