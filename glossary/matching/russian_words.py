"""Declension of Russian words, from pymorphy's dictionary and its guesses by ending."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pymorphy3.analyzer import Parse

from glossary.russian_dictionary import parses

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
Number = str  # "sing" or "plur", as pymorphy names them

_RARE = {"V-oy", "V-ey", "V-be", "V-bi", "V-en", "Erro", "Arch", "Litr", "Infr", "Dist", "Slng"}
_WORD = re.compile(r"(\d+-)?[а-яё]+(-[а-яё]+)*")
_PERSONAL = {"Name", "Surn", "Patr"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in the nominative: `forms[number, case]`, with a second prepositional (в порту)."""

    gender: str | None
    number: Number
    animate: bool
    known: bool
    forms: dict[tuple[Number, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Adjective:
    """An adjective, participle or ordinal in the nominative, with all its forms."""

    gender: str | None
    number: Number
    participle: bool
    _forms: dict[tuple[str | None, Number, str], str]

    def form(self, gender: str | None, number: Number, case: str, *, animate: bool) -> str | None:
        """Its form beside a noun of that gender, number and case."""
        if case == "accs" and (number == "plur" or gender == "masc"):
            case = "gent" if animate else "nomn"
        return self._forms.get((gender if number == "sing" else None, number, case))


@lru_cache(maxsize=32768)
def nouns(word: str) -> tuple[Noun, ...]:
    """The nouns of which `word`, in small letters, is the nominative; the likeliest first."""
    found = [
        parse
        for parse in _parses(word)
        if parse.tag.POS == "NOUN"
        and parse.tag.case == "nomn"
        and not _PERSONAL & parse.tag.grammemes
    ]
    # Both halves of "государства-члены" are inflected: a lemma that changed the first half knows.
    half = word.partition("-")[0] + "-"
    if len({parse.normal_form.startswith(half) for parse in found}) == 2:
        found = [parse for parse in found if not parse.normal_form.startswith(half)]
    known = [parse for parse in found if parse.is_known]
    distinct: dict[tuple[str | None, str, str], Noun] = {}
    for parse in known or found:
        key = (parse.tag.gender, parse.tag.number, parse.normal_form)
        distinct.setdefault(key, _noun(parse))
    return tuple(distinct.values())


@lru_cache(maxsize=32768)
def adjectives(word: str) -> tuple[Adjective, ...]:
    """The adjectives of which `word`, in small letters, is a nominative form."""
    distinct: dict[tuple[str | None, str], Adjective] = {}
    for parse in _parses(word):
        tag = parse.tag
        if tag.POS in ("ADJF", "PRTF") and tag.case == "nomn" and "Fixd" not in tag:
            distinct.setdefault((tag.gender, tag.number), _adjective(parse))
    return tuple(distinct.values())


def _parses(word: str) -> Sequence[Parse]:
    return parses(word) if _WORD.fullmatch(word) else ()


def _noun(parse: Parse) -> Noun:
    forms: dict[tuple[Number, str], tuple[str, ...]] = {}
    for form in parse.lexeme:
        tag = form.tag
        case = {"loc2": "loct"}.get(tag.case, tag.case)
        if case not in CASES or _RARE & tag.grammemes:
            continue
        key = (tag.number, case)
        if form.word not in (before := forms.get(key, ())):
            forms[key] = (*before, form.word)
    tag = parse.tag
    return Noun(tag.gender, tag.number, tag.animacy == "anim", parse.is_known, forms)


def _adjective(parse: Parse) -> Adjective:
    forms: dict[tuple[str | None, Number, str], str] = {}
    tag = parse.tag
    for form in parse.lexeme:
        other = form.tag
        # The forms of a participle are listed with those of its whole verb.
        alike = (other.POS, other.voice, other.tense) == (tag.POS, tag.voice, tag.tense)
        if alike and not _RARE & other.grammemes:
            forms.setdefault((other.gender, other.number, other.case), form.word)
    return Adjective(tag.gender, tag.number, tag.POS == "PRTF", forms)
