"""Short forms of persons' names within one article: "Wang Xiaohui … Wang", "W. Norow"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from .boundaries import in_compound
from .match import Match, merged
from .normalise import normalise
from .persons import Person, may_be_given, person
from .terms import GlossaryTerm

_SPACE = "[ \u00a0\u202f]"
_WORD = r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*"
_WORD_AFTER = re.compile(rf"{_SPACE}?({_WORD})")
_WORD_BEFORE = re.compile(rf"({_WORD}),?{_SPACE}$")
_INITIALS = re.compile(rf"(?<!\w)(?:[^\W\d_]\.-?{_SPACE}?){{1,3}}$")
_INITIALS_AFTER = re.compile(rf",?{_SPACE}(?:[^\W\d_]\.{_SPACE}?){{1,2}}(?<!{_SPACE})")
_NEXT = re.compile(rf"{_SPACE}([^\W\d_]+)")
_BEFORE = re.compile(rf"\w{_SPACE}([^\W\d_]{{3,}}){_SPACE}$")  # not where a sentence begins
_APOSTROPHES = frozenset("'’")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_REACH = 14  # characters in which initials stand
_NAME = 40  # characters in which a word before a name stands
_TITLE = re.compile(
    r"(president|minister|premier|secretary|general|chair(man|woman|person)?|governor|ambassador"
    r"|director|mayor|mrs?|ms|dr|präsident|sekretär|botschafter|chef|direktor|leiter|vorsitzende"
    r"|gouverneur|kanzler|herr|frau|sprecher|diplomat|politiker|bürgermeister|президент|министр"
    r"|премьер|секретарь|генсек|губернатор|посол|директор)(in|n|s|en|r|а|у|ом|е)?$",
    re.IGNORECASE,
)

_Place = tuple[int, int]  # number of the text, offset in it


class _Short(NamedTuple):
    """A surname found; `initials` tells whose, `near` is a capitalised word before it."""

    text: int
    start: int
    end: int
    persons: tuple[Person, ...]
    initials: bool
    near: bool


class Shortener:
    """Knows the persons of a glossary in one language by their surnames."""

    def __init__(self, terms: Sequence[GlossaryTerm]) -> None:
        self._persons: dict[int, Person] = {}
        self._of_concept: dict[int, list[Person]] = defaultdict(list)
        self._surnames: dict[str, list[Person]] = defaultdict(list)
        self._spelt: dict[int, frozenset[str]] = {}
        self._language = terms[0].language
        for term in terms:
            known = None if term.deprecated else person(term)
            if known:
                self._persons[term.term] = known
                self._of_concept[term.concept].append(known)
                for surname in dict.fromkeys(known.surnames):
                    self._surnames[_written(surname)].append(known)

    def complete(self, texts: Sequence[str], found: list[list[Match]]) -> list[list[Match]]:
        """`found` with the short forms added: matches of all texts of one article, in order.

        A surname is sure after the full name, and possible before it, as in a heading, or where
        another person of that name is about. Initials need the full name anywhere to be sure.
        """
        if not self._persons:
            return found
        named = self._named(found)
        if not named and self._language == "zh":
            return found
        places = self._places(texts, named)
        if not places:
            return found
        others: set[str] = set()
        shorts = [
            short
            for number, spans in places.items()
            for short in self._shorts(number, texts[number], spans, found[number], named, others)
        ]
        added: dict[int, list[Match]] = defaultdict(list)
        for short in shorts:
            added[short.text].append(self._match(short, texts[short.text], named, others))
        return [
            merged(matches, added[number]) if number in added else matches
            for number, matches in enumerate(found)
        ]

    def _places(
        self, texts: Sequence[str], named: dict[int, _Place]
    ) -> dict[int, list[tuple[int, int]]]:
        """Where surnames may stand in which text: of those who are named, or beside initials."""
        joined = "\0".join(texts)  # searched at once, as most texts hold none
        chinese = self._language == "zh"
        found = set() if chinese else set(_beside_initials(joined))
        surnames: set[str] = set().union(*map(self._spellings, named))
        if surnames:
            search = AhoCorasick(sorted(surnames), matchkind=MatchKind.LeftmostLongest)
            for _, start, end in search.find_matches_as_indexes(joined):
                before, after = joined[max(start - 1, 0) : start], joined[end : end + 1]
                if chinese or not (before.isalnum() or after.isalnum()):
                    found.add((start, end))
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        places: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for start, end in sorted(found):
            number = bisect_right(starts, start) - 1
            places[number].append((start - starts[number], end - starts[number]))
        return places

    def _spellings(self, concept: int) -> frozenset[str]:
        """The surnames of a concept's persons, as written and normalised."""
        spelt = self._spelt.get(concept)
        if spelt is None:
            surnames = {name for each in self._of_concept[concept] for name in each.surnames}
            spelt = self._spelt[concept] = frozenset(surnames | set(map(_written, surnames)))
        return spelt

    def _named(self, found: Sequence[Sequence[Match]]) -> dict[int, _Place]:
        """The concepts that are named in full, and where first."""
        first: dict[int, _Place] = {}
        for number, matches in enumerate(found):
            for match in matches:
                if match.term in self._persons and match.certainty == "sure":
                    first.setdefault(match.concept, (number, match.start))
        return first

    def _shorts(
        self,
        number: int,
        text: str,
        spans: Sequence[tuple[int, int]],
        matches: Sequence[Match],
        named: dict[int, _Place],
        others: set[str],
    ) -> Iterator[_Short]:
        """The surnames in one text; those of other people are added to `others`."""
        if self._language == "zh":
            yield from self._chinese(number, text, spans, named)
            return
        for start, end in spans:
            word = text[start:end]
            persons = self._surnames.get(_written(word))
            if persons is None or _within(start, end, matches) or _joined(text, start, end):
                continue
            before = text[max(start - _REACH, 0) : start]
            if initials := _INITIALS.search(before):
                fitting = _by_initial(persons, initials[0])
                if fitting:
                    yield _Short(number, start - len(initials[0]), end, fitting, True, False)
                else:
                    others |= _all_forms(word, persons)
                continue
            after = _INITIALS_AFTER.match(text, end)
            if after and (fitting := _by_initial(persons, after[0].lstrip(", \u00a0\u202f"))):
                yield _Short(number, start, after.end(), fitting, True, False)
                continue
            present = tuple(each for each in persons if each.term.concept in named)
            if not present:
                continue
            following = _NEXT.match(text, end)
            chinese = any(each.chinese for each in present)
            if chinese and following and may_be_given(following[1], self._language):
                others |= _all_forms(word, persons)
                continue
            preceding = _BEFORE.search(text, max(start - _NAME, 0), start)
            near = not chinese and preceding is not None and _is_name(preceding[1])
            if near and self._language != "de":  # where every noun has a capital
                others |= _all_forms(word, persons)
            near = near or in_compound(text, start, end)
            yield _Short(number, start, end, present, False, near)

    def _chinese(
        self,
        number: int,
        text: str,
        spans: Sequence[tuple[int, int]],
        named: dict[int, _Place],
    ) -> Iterator[_Short]:
        """In Chinese the last part of a foreign name: 诺罗夫 after 弗拉基米尔·诺罗夫."""
        for start, end in spans:
            persons = self._surnames[_written(text[start:end])]
            present = tuple(each for each in persons if each.term.concept in named)
            if text[start - 1 : start] != "·":
                yield _Short(number, start, end, present, False, False)

    def _match(self, short: _Short, text: str, named: dict[int, _Place], others: set[str]) -> Match:
        concepts = {each.term.concept: each.term for each in reversed(short.persons)}
        present = [concept for concept in concepts if concept in named]
        # Of several people the one whom the article names is meant.
        meant = present or list(concepts)
        surface = text[short.start : short.end]
        after = any(named[concept] < (short.text, short.start) for concept in present)
        sure = (
            len(meant) == 1
            and bool(present)
            and (short.initials or (after and not short.near and surface not in others))
        )
        term = concepts[meant[0]]
        return Match(
            short.start,
            short.end,
            surface,
            meant[0],
            term.term,
            "sure" if sure else "possible",
            tuple(sorted(meant[1:])),
            True,
        )


def _all_forms(word: str, persons: Sequence[Person]) -> set[str]:
    """The surname of somebody else, in all its cases."""
    return {word}.union(*(each.surnames for each in persons))


def _is_name(word: str) -> bool:
    """Whether a word before a surname may be the given name of somebody else."""
    return word[0].isupper() and not _TITLE.search(word)


def _beside_initials(text: str) -> Iterator[tuple[int, int]]:
    dot = -1
    for piece in text[:-1].split(".")[:-1]:
        dot += len(piece) + 1
        if piece[-1:].isalpha() and not piece[-2:-1].isalnum():
            if after := _WORD_AFTER.match(text, dot + 1):
                yield after.span(1)
            if before := _WORD_BEFORE.search(text, max(dot - _NAME, 0), dot - 1):
                yield before.span(1)


def _within(start: int, end: int, matches: Sequence[Match]) -> bool:
    return any(match.start < end and start < match.end for match in matches)


def _joined(text: str, start: int, end: int) -> bool:
    """Whether the word goes on behind an apostrophe that is no possessive: Xi'an."""
    if text[end : end + 1] in _APOSTROPHES:
        return not _POSSESSIVE.match(text, end)
    return text[start - 1 : start] in _APOSTROPHES and text[max(start - 2, 0)].isalpha()


def _by_initial(persons: Sequence[Person], initials: str) -> tuple[Person, ...]:
    first = initials[0].casefold()
    return tuple(each for each in persons if each.initial.casefold() == first)


def _written(text: str) -> str:
    return normalise(text, casefold=False).text
