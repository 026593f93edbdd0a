"""The forms of all terms of a language in one automaton (Aho and Corasick 1975).

A long term that is inflected at its beginning ("Управлени|ем науки и технологий Урумчи") stands in
the automaton with its unchanging rest alone; its many beginnings are looked up in a table where the
rest is found. Twelve times fewer and far shorter patterns say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from .boundaries import HAN, HAN_END, LIMITS, inside_word
from .compiled import Beginning, Split, Whole, compiled
from .match import Candidate
from .normalise import normalise
from .terms import GlossaryTerm

_SHORT = 4  # characters; "Xi" and "SOZ" are names only as they are written
_SHORT_CAPITALS = 5
_COMPOUND = 6  # characters a word must have to be seen within a longer one

_OPENING = "\"'([/-.,"  # what may stand before the first word of a name, without a space

Hit = tuple[int, int, int]  # start, minus the end, pattern: so sorted, the longest comes first


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
        wholes, length, limits = len(self._wholes), len(plain), LIMITS
        for pattern, start, end in self.automaton.find_matches_as_indexes(plain, overlapping=True):
            closed = (
                end == length
                or (after := plain[end]) in limits
                or HAN <= after <= HAN_END
                or not inside_word(plain, end)
            )
            if pattern >= wholes:
                if closed:
                    found += self._begun(plain, start, end, pattern)
                continue
            opened = (
                not start
                or (before := plain[start - 1]) in limits
                or HAN <= before <= HAN_END
                or not inside_word(plain, start)
            )
            if closed and opened:
                found.append((start, -end, pattern))
            elif loose is not None and (closed or opened) and self._in_compounds[pattern]:
                loose.append((start, -end, pattern))
        if len(found) > 1:
            found.sort()
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

    def _begun(self, plain: str, start: int, end: int, pattern: int) -> list[Hit]:
        """The hits of a rest at `start`, one for each beginning that stands before it."""
        rest = self._rests[pattern - len(self._wholes)]
        found: list[Hit] = []
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
            if known:
                terms = rest.terms
                for beginning, _ in known:
                    if beginning in terms:
                        at = start - len(opening)
                        if not at or plain[at - 1] in LIMITS or not inside_word(plain, at):
                            found.append((at, -end, pattern))
                        break
        return found


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
