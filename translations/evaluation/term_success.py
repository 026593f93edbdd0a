"""Terminology success: how many of the renditions a test set requires are there.

Counted exclusively and at word boundaries (the lesson of the WMT terminology tasks): n occurrences
in the source need n disjoint renditions, and no name counts inside another word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossary.matching import GlossaryTerm, Matcher
from glossary.matching.rendition import Requirement, find_renditions


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term of one sentence and its rendition; `english` is the English between, if known."""

    source: str
    target: str
    english: str = ""

    def rendition(self, language: str, target: str) -> str:
        """What to write in `language` on the way to `target`; "" where the entry does not say."""
        return self.target if language == target else self.english if language == "en" else ""


@dataclass(frozen=True, slots=True)
class Place:
    """An occurrence of concept `concept` (its number among the sentence's terms).

    [start, end) are code points of the source sentence, None where the term was not found there:
    it is required all the same, since the test set says so.
    """

    concept: int
    start: int | None = None
    end: int | None = None


def places(text: str, language: str, entries: Sequence[TermEntry]) -> list[Place]:
    """Where the sentence names its terms, in its order; terms that were not found come last.

    Inflected forms count. What no rule knows is taken where it stands verbatim. A term that stands
    only inside a longer one of the list is not named by itself.
    """
    terms = [
        GlossaryTerm(term=number, concept=number, language=language, text=group[0].source)
        for number, group in enumerate(concepts(entries))
    ]
    found = list(_found(text, terms))
    found.sort(key=lambda place: place.start or 0)
    there = {place.concept for place in found}
    lost = [term for term in terms if term.concept not in there and not _inside(text, term)]
    return found + [Place(term.concept) for term in lost]


def concepts(entries: Iterable[TermEntry]) -> list[list[TermEntry]]:
    """Entries with the same source are one concept with several admitted renditions."""
    grouped: dict[str, list[TermEntry]] = {}
    for entry in entries:
        grouped.setdefault(entry.source.casefold(), []).append(entry)
    return list(grouped.values())


def requirement(
    concept: int, entries: Sequence[TermEntry], language: str, target: str
) -> Requirement:
    """The renditions of a concept in `language`, the first the preferred one."""
    texts = dict.fromkeys(entry.rendition(language, target) for entry in entries)
    return Requirement(
        concept,
        tuple(
            GlossaryTerm(
                term=concept * 1000 + number,
                concept=concept,
                language=language,
                text=text,
                status="admitted" if number else "preferred",
            )
            for number, text in enumerate(filter(None, texts))
        ),
    )


def satisfied(text: str, language: str, required: Sequence[Requirement]) -> int:
    """How many of the requirements `text` fulfils."""
    return sum(found.verdict == "right" for found in find_renditions(text, language, required))


def _found(text: str, terms: Sequence[GlossaryTerm]) -> Iterator[Place]:
    taken: list[tuple[int, int]] = []
    matched = set()
    for match in Matcher(terms).find(text) if terms else ():
        taken.append((match.start, match.end))
        matched.add(match.concept)
        yield Place(match.concept, match.start, match.end)
    for term in terms:
        if term.concept not in matched:
            start = _verbatim(text, term.text, taken)
            if start >= 0:
                taken.append((start, start + len(term.text)))
                yield Place(term.concept, *taken[-1])


def _inside(text: str, term: GlossaryTerm) -> bool:
    """Whether the term stands in the text at all, be it in a place that is another term's."""
    return _verbatim(text, term.text, ()) >= 0 or bool(Matcher([term]).find(text))


def _verbatim(text: str, term: str, taken: Sequence[tuple[int, int]]) -> int:
    """Where `term` stands outside what is taken, in the same case if there is such a place."""
    for haystack, needle in ((text, term), (text.lower(), term.lower())):
        start = haystack.find(needle) if len(haystack) == len(text) else -1
        while start >= 0:
            if all(start + len(needle) <= begin or end <= start for begin, end in taken):
                return start
            start = haystack.find(needle, start + 1)
    return -1
