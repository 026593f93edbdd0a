"""One automaton for all forms of a language (Aho and Corasick 1975)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from .boundaries import inside_word
from .normalise import normalise
from .terms import Certainty, GlossaryTerm, surface_forms

_RANK = {"preferred": 0, "admitted": 1, "deprecated": 2}
_SHORT = 4  # characters; "Xi" and "SOZ" are names only as they are written
_SHORT_CAPITALS = 5


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a text names a concept: `text[start:end] == surface`.

    `rivals` are other concepts that are written the same; then the match is only `possible`.
    """

    start: int
    end: int
    surface: str
    concept: int
    term: int
    certainty: Certainty
    rivals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that a form stands for; `form` is normalised but keeps its case."""

    term: GlossaryTerm
    form: str
    certainty: Certainty
    exact_case: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A place in a text and every term that may be meant there, all fitting in case.

    `written` is the surface normalised with its case kept.
    """

    start: int
    end: int
    surface: str
    written: str
    candidates: tuple[Candidate, ...]


class Matcher:
    """Finds the terms it was built from; immutable, so that threads may share it."""

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        patterns: dict[str, list[Candidate]] = defaultdict(list)
        for term in terms:
            for form in surface_forms(term):
                written = normalise(form.text, casefold=False).text.strip()
                # One character says too little to be enforced.
                certainty = form.certainty if len(written) > 1 else "possible"
                candidate = Candidate(term, written, certainty, _exact_case(written, term))
                patterns[written.casefold()].append(candidate)
        self._candidates: Sequence[Sequence[Candidate]] = tuple(patterns.values())
        # Standard matching reports every match: those that word boundaries or case rule out must
        # not hide a shorter one that stands.
        self._automaton = AhoCorasick(list(patterns), matchkind=MatchKind.Standard)

    def find(self, text: str) -> list[Match]:
        """The matches in `text` in order; they never overlap."""
        return [_match(reading) for reading in self.readings(text)]

    def readings(self, text: str) -> list[Reading]:
        """The places of `find`, with every candidate: leftmost first, there the longest."""
        normalised = normalise(text)
        plain = normalised.text
        hits = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(
                plain, overlapping=True
            )
            if not inside_word(plain, end) and not inside_word(plain, start)
        ]
        hits.sort()
        readings: list[Reading] = []
        position = 0
        for start, minus_end, index in hits:
            if start < position:
                continue
            span = normalised.span(start, -minus_end)
            reading = self._read(text, *span, index) if span else None
            if reading:
                readings.append(reading)
                position = -minus_end
        return readings

    def _read(self, text: str, start: int, end: int, index: int) -> Reading | None:
        surface = text[start:end]
        written = _written(surface)
        candidates = tuple(
            candidate
            for candidate in self._candidates[index]
            if not candidate.exact_case or candidate.form == written
        )
        return Reading(start, end, surface, written, candidates) if candidates else None


@lru_cache(maxsize=16384)
def _written(surface: str) -> str:
    """The surface normalised, in its own case; the same few recur."""
    return normalise(surface, casefold=False).text


def _exact_case(form: str, term: GlossaryTerm) -> bool:
    """Whether `form` is a name only in its own case: acronyms and very short names are."""
    if len(form) <= _SHORT or (len(form) <= _SHORT_CAPITALS and form.isupper()):
        return not form.islower()
    # What a rule makes of an acronym ("ASEANs") is as strict as the acronym.
    return term.type == "acronym" and form.startswith(term.text)


def _match(reading: Reading) -> Match:
    """The surest candidate's match; among equals by status, then by age in the glossary."""
    sure = [c for c in reading.candidates if _certainty(c, reading) == "sure"]
    rated = sorted(
        sure or reading.candidates,
        key=lambda c: (_RANK[c.term.status], c.term.concept, c.term.term),
    )
    best = rated[0].term
    rivals = tuple(sorted({c.term.concept for c in rated} - {best.concept}))
    return Match(
        start=reading.start,
        end=reading.end,
        surface=reading.surface,
        concept=best.concept,
        term=best.term,
        certainty="sure" if sure and not rivals else "possible",
        rivals=rivals,
    )


def _certainty(candidate: Candidate, reading: Reading) -> Certainty:
    """A single capitalised word found in small letters may be another word: Essen, essen."""
    lowered = (
        candidate.form[0].isupper() and " " not in candidate.form and reading.written.islower()
    )
    return "possible" if lowered else candidate.certainty
