"""Candidates that are likely one concept, in one language or several."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from pypinyin import lazy_pinyin

from .collecting import Candidate
from .heads import kind_of
from .known import (
    chinese_place_names,
    chinese_places,
    equivalents,
    fold_name,
    palladius_readings,
    pinyin_syllables,
)
from .russian_words import name_base

_MOST_READINGS = 8
_COMPOSED = frozenset({"zone", "event", "organisation", "initiative", "office"})
_MORE_LANGUAGES = 0.15

PartsOf = Callable[[str, str], frozenset[str]]
"""The keys of known concepts that stand in a text of a language."""


@dataclass(frozen=True, slots=True)
class Group:
    """Candidates proposed as one concept, the best first, and the category they suggest."""

    members: tuple[Candidate, ...]
    category: str
    score: float


def group(candidates: Sequence[Candidate], parts_of: PartsOf | None = None) -> list[Group]:
    """Every candidate in one group, the groups ranked.

    Names go together that are spelt the same, restore to the same pinyin, are known to be
    equivalent, are an acronym and what it stands for, or are the only ones of their kind in their
    languages to hold the same known names.
    """
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        for key in _keys(candidate):
            by_key[key].append(number)
    leaders = list(range(len(candidates)))
    for numbers in [*by_key.values(), *_composed(candidates, parts_of or places_in)]:
        for number in numbers[1:]:
            leaders[_leader(leaders, number)] = _leader(leaders, numbers[0])
    members: dict[int, list[Candidate]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        members[_leader(leaders, number)].append(candidate)
    groups = [_group(each) for each in members.values()]
    return sorted(groups, key=lambda each: (-each.score, each.members[0].folded))


def _leader(leaders: list[int], number: int) -> int:
    while leaders[number] != number:
        number = leaders[number]
    return number


def _group(members: list[Candidate]) -> Group:
    ranked = sorted(members, key=lambda each: (-each.score, each.folded))
    categories = Counter(each.category for each in ranked if each.category != "other")
    languages = len({each.language for each in ranked})
    return Group(
        members=tuple(ranked),
        category=categories.most_common(1)[0][0] if categories else "other",
        score=ranked[0].score + _MORE_LANGUAGES * (languages - 1),
    )


def _keys(candidate: Candidate) -> Iterator[str]:
    """What a candidate shares with every other name of the same concept."""
    folded, language = candidate.folded, candidate.language
    # English names stand in German articles as they are.
    for each in {language, "en"} if language == "de" else {language}:
        if folded in equivalents(each):
            yield equivalents(each)[folded][1]
    if language in {"en", "de"}:
        yield f"latin:{folded}"
    place = chinese_places().get(folded) or chinese_place_names().get(candidate.text)
    if place:
        yield f"pinyin:{place}"
    for acronym in candidate.acronyms:
        yield f"acronym:{acronym}"
    if candidate.text.isupper() and candidate.text.isascii():
        yield f"acronym:{candidate.text}"
    if candidate.category in {"person", "place", "other"}:
        yield from (f"pinyin:{reading}" for reading in _pinyin(candidate))


def _pinyin(candidate: Candidate) -> Iterator[str]:
    """How a Chinese name reads, written together: the same in all four languages."""
    words = candidate.folded.replace("-", " ").split()
    if candidate.language == "zh":
        if len(candidate.text) <= 4:
            yield "".join(lazy_pinyin(candidate.text))
    elif candidate.language == "ru":
        readings = [palladius_readings(word) for word in words]
        ways = ["".join(way) for way in product(*readings)]
        if 0 < len(ways) <= _MOST_READINGS:
            yield from ways
    elif all(pinyin_syllables(word) for word in words):
        yield "".join(words).replace("'", "")


def _composed(candidates: Sequence[Candidate], parts_of: PartsOf) -> Iterator[list[int]]:
    """Candidates of one kind that hold the same known names, one in each of several languages."""
    holding: dict[tuple[str, str, frozenset[str]], list[int]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        parts = parts_of(candidate.language, candidate.text)
        if candidate.category in _COMPOSED and parts:
            holding[candidate.category, kind_of(candidate.folded), parts].append(number)
    for (_, _, parts), numbers in holding.items():
        languages = [candidates[number].language for number in numbers]
        if len(set(languages)) == len(languages) > 1 and len(parts) > 1:
            yield numbers


def places_in(language: str, text: str) -> frozenset[str]:
    """The known places whose names stand in a text, by keys common to all languages."""
    found: set[str] = set()
    for word in text.replace("-", " ").split():
        base = fold_name(name_base(word, ()) if language == "ru" else word)
        known = equivalents(language).get(base)
        if known and known[0] == "place":
            found.add(known[1])
        elif base in chinese_places():
            found.add(f"pinyin:{chinese_places()[base]}")
    return frozenset(found)
