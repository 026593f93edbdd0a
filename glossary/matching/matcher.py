"""Finding terms: normalise, search, keep the longest, say how sure it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from sources.garbage import uncollected

from .boundaries import in_compound
from .document import Shortener
from .index import Hit, Index
from .match import Candidate, Match, Reading, merged
from .normalise import Normalised, normalise
from .terms import Certainty, GlossaryTerm

__all__ = ["Candidate", "Match", "Matcher", "Reading"]

_RANK = {"preferred": 0, "admitted": 1, "deprecated": 2}
_REMEMBERED = 50_000
_NOWHERE = (0, 0)  # where a hit cuts a character in two
# Between the texts of an article when they are searched at once: no form crosses a NUL, and the
# space makes words that go before one another end where the text begins.
_BETWEEN = "\0 "
_new = tuple.__new__


# What a surface means, wherever it stands: all of a match but its place.
_Meaning = tuple[str, int, int, Certainty, tuple[int, ...], bool]
_UNKNOWN: _Meaning = ("", 0, 0, "possible", (), False)


class Matcher:
    """Finds the terms it was built from; safe to share between threads."""

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        self._terms = tuple(terms)
        with uncollected():
            self._index = Index(self._terms)
        self._compounds = any(term.language == "de" for term in self._terms)
        self._meanings: dict[tuple[int, str], _Meaning | None] = {}

    def find(self, text: str) -> list[Match]:
        """The matches in `text` in order; they never overlap."""
        normalised = normalise(text)
        loose: list[Hit] | None = [] if self._compounds else None
        known, compounds = self._meanings.get, self._compounds and ("-" in text or "\u2011" in text)
        matches: list[Match] = []
        position = stretch = 0
        for pattern, start, end in self._index.hits(normalised.text, loose):
            if start < position:
                continue
            if end > stretch:
                stretch, moved = normalised.stretch(start)
            if end <= stretch:
                place = start + moved, end + moved
            else:
                place = normalised.span(start, end) or _NOWHERE
            surface = text[place[0] : place[1]]
            meaning = known((pattern, surface), _UNKNOWN)
            if meaning is _UNKNOWN:
                meaning = self._learn(pattern, surface)
            if meaning is None:
                continue
            position = end
            if compounds and in_compound(text, *place):
                meaning = _perhaps(meaning)
            # The constructor of a named tuple takes twice as long.
            matches.append(_new(Match, place + meaning))
        if loose:
            return self._with_parts(text, normalised, matches, loose)
        return matches

    def find_in_document(self, texts: Sequence[str]) -> list[list[Match]]:
        """The matches in each of an article's texts, which are given in order.

        Beside those of `find` there are the short forms of persons whom the article names in full:
        the surname after that, initials with it anywhere.
        """
        found = _parted(self.find(_BETWEEN.join(texts)), texts)
        return self._shortener.complete(texts, found) if self._shortener else found

    def readings(self, text: str) -> list[Reading]:
        """The places of `find`, with every candidate: leftmost first, there the longest."""
        normalised = normalise(text)
        readings: list[Reading] = []
        position = 0
        for pattern, start, end in self._index.hits(normalised.text):
            if start < position:
                continue
            span = normalised.span(start, end)
            reading = self._read(text, *span, pattern) if span else None
            if reading:
                readings.append(reading)
                position = end
        return readings

    @cached_property
    def _shortener(self) -> Shortener | None:
        persons = [term for term in self._terms if term.category == "person"]
        return Shortener(persons) if persons else None

    def _read(self, text: str, start: int, end: int, pattern: int) -> Reading | None:
        surface = text[start:end]
        written = _written(surface)
        candidates = tuple(
            candidate
            for candidate in self._index.candidates(pattern, written)
            if not candidate.exact_case or candidate.form == written
        )
        return Reading(start, end, surface, written, candidates) if candidates else None

    def _learn(self, pattern: int, surface: str) -> _Meaning | None:
        """What a surface means, to be remembered; None where its case fits no candidate."""
        reading = self._read(surface, 0, len(surface), pattern) if surface else None
        meaning = _meaning(reading) if reading else None
        if len(self._meanings) >= _REMEMBERED:
            self._meanings.clear()
        self._meanings[pattern, surface] = meaning
        return meaning

    def _with_parts(
        self, text: str, normalised: Normalised, matches: list[Match], loose: list[Hit]
    ) -> list[Match]:
        """Add the parts of German compounds that no match covers, as possible ones."""
        starts = [match.start for match in matches]
        added: list[Match] = []
        for pattern, start, end in sorted(loose, key=_leftmost_longest):
            span = normalised.span(start, end)
            if span is None:
                continue
            at = bisect_left(starts, span[1])
            if at and matches[at - 1].end > span[0]:
                continue  # within a match
            surface = text[slice(*span)]
            candidates = [
                candidate
                for candidate in self._index.candidates(pattern, _written(surface))
                if _may_be_a_part(candidate, normalised.text, start, end, surface)
            ]
            if candidates:
                reading = Reading(*span, surface, _written(surface), tuple(candidates))
                added.append(_new(Match, span + _perhaps(_meaning(reading))))
        return merged(matches, added) if added else matches


def _parted(matches: Sequence[Match], texts: Sequence[str]) -> list[list[Match]]:
    """The matches of joined texts, for each text those in it with offsets in it."""
    found: list[list[Match]] = [[] for _ in texts]
    ends = accumulate(len(text) + len(_BETWEEN) for text in texts)
    start = end = 0
    number = -1
    for match in matches:
        begin = match[0]
        while begin >= end:
            start, end, number = end, next(ends), number + 1
        place = begin - start, match[1] - start
        found[number].append(_new(Match, place + match[2:]))
    return found


def _leftmost_longest(hit: Hit) -> tuple[int, int]:
    return hit[1], -hit[2]


@lru_cache(maxsize=16384)
def _written(surface: str) -> str:
    """The surface normalised, in its own case; the same few recur."""
    return normalise(surface, casefold=False).text


def _may_be_a_part(candidate: Candidate, plain: str, start: int, end: int, surface: str) -> bool:
    """Whether a noun makes sense as a part of a compound: enough of a word stands beside it."""
    if candidate.exact_case or not candidate.form[0].isupper():
        return False
    word_start, word_end = start, end
    while word_start and plain[word_start - 1].isalpha():
        word_start -= 1
    while word_end < len(plain) and plain[word_end].isalpha():
        word_end += 1
    if word_start == start:
        return surface[0].isupper() and word_end - end > 2
    return surface[0].islower() and start - word_start > 2


def _meaning(reading: Reading) -> _Meaning:
    """The surest candidate's; among equals by status, then by age in the glossary."""
    sure = [c for c in reading.candidates if _certainty(c, reading) == "sure"]
    rated = sorted(
        sure or reading.candidates,
        key=lambda c: (_RANK[c.term.status], c.term.concept, c.term.term),
    )
    best = rated[0].term
    rivals = tuple(sorted({c.term.concept for c in rated} - {best.concept}))
    enforced = sure and not rivals and not best.doubtful
    certainty: Certainty = "sure" if enforced else "possible"
    return reading.surface, best.concept, best.term, certainty, rivals, False


def _perhaps(meaning: _Meaning) -> _Meaning:
    surface, concept, term, _, rivals, shortened = meaning
    return surface, concept, term, "possible", rivals, shortened


def _certainty(candidate: Candidate, reading: Reading) -> Certainty:
    """A single capitalised word found in small letters may be another word: Essen, essen.

    One character says too little, unless a person confirmed that it names this.
    """
    if len(candidate.form) == 1 and candidate.term.confirmed:
        return "sure"
    lowered = (
        candidate.form[0].isupper() and " " not in candidate.form and reading.written.islower()
    )
    return "possible" if lowered else candidate.certainty
