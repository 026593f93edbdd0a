"""The forms of all terms of a language in one automaton (Aho and Corasick 1975).

A long term that is inflected at its beginning ("Управлени|ем науки и технологий Урумчи") stands in
the automaton with its unchanging rest alone; its many beginnings are looked up in a table where the
rest is found. Twelve times fewer and far shorter patterns say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from .boundaries import KINDS, LIMIT, inside_word
from .compiled import Beginning, Split, Whole, compiled
from .match import Candidate
from .normalise import normalise
from .terms import GlossaryTerm

_SHORT = 4  # characters; "Xi" and "SOZ" are names only as they are written
_SHORT_CAPITALS = 5
_COMPOUND = 6  # characters a word must have to be seen within a longer one

_OPENING = "\"'([/-.,"  # what may stand before the first word of a name, without a space

Hit = tuple[int, int, int]  # pattern, start, end
_START, _END = itemgetter(1), itemgetter(2)


@dataclass(slots=True)
class _Rest:
    """What may stand before a rest: the beginnings, by their length in words."""

    words: tuple[int, ...] = ()
    terms: dict[Beginning, list[tuple[GlossaryTerm, str]]] = field(default_factory=dict)


class Index:
    """Patterns of whole forms, then of rests; never changed once built, so threads may share it."""

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        wholes: dict[str, list[Candidate]] = {}
        rests: dict[str, _Rest] = {}
        for term in terms:
            whole, splits = compiled(term.language, term.text, term.type, term.category, term.added)
            if term.forbidden:
                whole, splits = _allowed(term, whole, splits), ()
            for form in whole:
                candidate = Candidate(
                    term, form.written, form.certainty, _exact_case(form.written, term)
                )
                known = wholes.get(form.folded)
                if known is None:
                    wholes[form.folded] = [candidate]
                else:
                    known.append(candidate)
            for beginning, written, folded in splits:
                rest = rests.get(folded)
                if rest is None:
                    rest = rests[folded] = _Rest()
                rest.terms.setdefault(beginning, []).append((term, written))
        self._wholes = list(wholes.values())
        self._rests = list(rests.values())
        self.patterns = [*wholes, *rests]
        self._in_compounds = bytes(map(_in_compounds, self._wholes))
        self._beginnings: dict[str, list[tuple[Beginning, str]]] = {}
        for beginning in {each: None for rest in self._rests for each in rest.terms}:
            for written, folded, _ in beginning.forms:
                self._beginnings.setdefault(folded, []).append((beginning, written))
        for rest in self._rests:
            rest.words = tuple(sorted({n for each in rest.terms for n in each.words}))
        # Standard matching reports every match: those that word boundaries or case rule out must
        # not hide a shorter one that stands.
        self.automaton = AhoCorasick(
            self.patterns,
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        )

    def hits(self, plain: str, loose: list[Hit] | None = None) -> list[Hit]:
        """Where forms stand as whole words in a normalised text; longest first at each start.

        Those that may begin or end a longer word, and do, are added to `loose` where it is given.
        """
        found: list[Hit] = []
        begun: list[Hit] = []
        add, parts, wholes = found.append, self._in_compounds, len(self._wholes)
        kinds, limit = KINDS, LIMIT
        padded = plain + " "  # so that a character stands after the last, and before the first
        for hit in self.automaton.find_matches_as_indexes(padded, True):
            pattern, start, end = hit
            if pattern >= wholes:
                if kinds[padded[end]] == limit or not inside_word(plain, end):
                    self._begin(plain, hit, begun)
            elif kinds[padded[start - 1]] == limit and kinds[padded[end]] == limit:
                add(hit)  # the usual case, told without a call
            else:
                after, before = kinds[padded[end]], kinds[padded[start - 1]]
                # Two letters side by side are within a word.
                closed = after == limit or (
                    (after or kinds[padded[end - 1]]) and not inside_word(plain, end)
                )
                if not closed and (loose is None or not parts[pattern]):
                    continue
                opened = before == limit or (
                    (before or kinds[padded[start]]) and not inside_word(plain, start)
                )
                if opened and closed:
                    add(hit)
                elif (opened or closed) and loose is not None and parts[pattern]:
                    loose.append(hit)
        # They come by their end, at one end the longest first. Sorting keeps the order of equals.
        if begun:
            found += sorted(begun)
            found.sort(key=_END, reverse=True)
            found.sort(key=_START)
        elif len(found) > 1:
            found.reverse()
            found.sort(key=_START)
        return found

    def candidates(self, pattern: int, written: str) -> list[Candidate]:
        """The terms that a hit may mean where the text reads `written`; cases are not judged."""
        if pattern < len(self._wholes):
            return self._wholes[pattern]
        folded = written.casefold()
        rest = self._rests[pattern - len(self._wholes)]
        opening = folded[: len(folded) - len(self.patterns[pattern])]
        return [
            Candidate(term, begun + ending, "sure", False)
            for beginning, begun in self._beginnings.get(opening, ())
            for term, ending in rest.terms.get(beginning, ())
        ]

    def _begin(self, plain: str, hit: Hit, begun: list[Hit]) -> None:
        """Add to `begun` the hits of a rest, one for each beginning that stands before it."""
        pattern, start, end = hit
        rest = self._rests[pattern - len(self._wholes)]
        begin, passed = start, 0
        for words in rest.words:
            while passed < words and begin >= 0:
                begin = plain.rfind(" ", 0, begin)
                passed += 1
            opening = plain[begin + 1 : start]
            known = self._beginnings.get(opening)
            if known is None and opening[:1] in _OPENING:
                opening = opening.lstrip(_OPENING)
                known = self._beginnings.get(opening)
            for beginning, _ in known or ():
                if beginning in rest.terms:
                    at = start - len(opening)
                    if not at or KINDS[plain[at - 1]] == LIMIT or not inside_word(plain, at):
                        begun.append((pattern, at, end))
                    break


def _allowed(
    term: GlossaryTerm, wholes: tuple[Whole, ...], splits: tuple[Split, ...]
) -> tuple[Whole, ...]:
    """All forms of a term but the forbidden ones, written out."""
    forbidden = {normalise(text, casefold=False).text.strip() for text in term.forbidden}
    spelt = {whole.written: whole for whole in wholes}
    for split in splits:
        for written, folded, certainty in split.beginning.forms:
            text = written + split.rest
            spelt.setdefault(text, Whole(text, folded + split.folded, certainty))
    return tuple(whole for text, whole in spelt.items() if text not in forbidden)


def _in_compounds(candidates: Sequence[Candidate]) -> bool:
    """Whether a form may be part of a longer word: a noun of German, long enough to tell."""
    return any(
        each.term.language == "de"
        and len(each.form) >= _COMPOUND
        and each.form[0].isupper()
        and " " not in each.form
        and not each.exact_case
        and each.term.category != "person"
        for each in candidates
    )


def _exact_case(form: str, term: GlossaryTerm) -> bool:
    """Whether `form` is a name only in its own case: acronyms and very short names are."""
    if len(form) <= _SHORT or (len(form) <= _SHORT_CAPITALS and form.isupper()):
        return not form.islower()
    # What a rule makes of an acronym ("ASEANs") is as strict as the acronym.
    return term.type == "acronym" and form.startswith(term.text)
