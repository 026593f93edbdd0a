"""Does an English form in pinyin agree with its hanzi?

Case, spaces, hyphens, apostrophes and tone marks do not count, nor does the way ü is written
(ü, v, u, yu). What follows the name (市, New Area) is compared by its meaning. A form that is
no pinyin at all is unknown, never wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .data_files import rows
from .latin import cuts, letters_of, written
from .mandarin import (
    character_readings,
    is_word,
    official_forms,
    place_readings,
    surname_readings,
    usual_reading,
)
from .segmentation import Pieces
from .spelling import join_pinyin

_SHORT = 4
LONGEST_NAME = 60
"""Hanzi; a longer string is a text, and is not compared."""


@dataclass(frozen=True, slots=True)
class PinyinCheck:
    """Whether the form agrees with the hanzi; None where that cannot be said.

    `sure` is false where it agrees only by a rarer reading of a character, or is not the form that
    English uses. `expected` are the forms that would agree, the usual first.
    """

    agrees: bool | None
    expected: tuple[str, ...]
    why: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Pair:
    """A form and its hanzi without the words that follow the name."""

    letters: str
    hanzi: str
    generic: str


def check_pinyin(pinyin: str, hanzi: str) -> PinyinCheck:
    """Compare an English form with the hanzi it stands for."""
    hanzi = re.sub(r"[\s·•・]", "", hanzi)
    if not 0 < len(hanzi) <= LONGEST_NAME or not all(map(character_readings, hanzi)):
        return PinyinCheck(None, (), "The Chinese form is not in hanzi only.")
    if not letters_of(pinyin):
        return PinyinCheck(None, _expected(hanzi), "There is no form to compare.", sure=False)
    official = _official(pinyin, hanzi)
    if official:
        return official
    pairs = _pairs(pinyin, hanzi)
    if not pairs:
        expected = _expected(hanzi)
        return PinyinCheck(None, expected, "The words after the name do not match.", sure=False)
    for pair in pairs:
        if letters_of(pair.letters) in _usual_letters(pair.hanzi):
            return PinyinCheck(True, _expected(pair.hanzi, pair.generic), "It reads so.")
    return _beyond_usual(pairs, hanzi)


def _official(pinyin: str, hanzi: str) -> PinyinCheck | None:
    forms = official_forms().get(hanzi)
    if not forms:
        return None
    if letters_of(pinyin) in {letters_of(form) for form in forms}:
        return PinyinCheck(True, forms, "It is the form that English uses.")
    # Shanxi is how 陕西 reads, but it is the name of 山西.
    taken = any(letters_of(pinyin) == "".join(syllables) for syllables in place_readings().values())
    if not taken and letters_of(pinyin) == "".join(usual_reading(hanzi)):
        why = f"It reads so, but English writes {forms[0]}."
        return PinyinCheck(True, forms, why, sure=False)
    return PinyinCheck(False, forms, f"English writes {forms[0]}.")


def _beyond_usual(pairs: list[_Pair], hanzi: str) -> PinyinCheck:
    first = pairs[0]
    expected = _expected(first.hanzi, first.generic)
    if any(_readable(pair) for pair in pairs):
        why = "It agrees only by a rarer reading of a character."
        return PinyinCheck(True, expected, why, sure=False)
    if not any(_comparable(pair) for pair in pairs):
        why = "The form is not the pinyin of these characters."
        return PinyinCheck(None, _expected(hanzi), why, sure=False)
    return PinyinCheck(False, expected, f"{first.hanzi} reads {(*expected, first.hanzi)[0]}.")


def _comparable(pair: _Pair) -> bool:
    """Pinyin, and of as many syllables as hanzi: other long forms are translated or abbreviated."""
    counts = {len(way) for way in cuts(pair.letters)}
    return bool(counts) and (len(pair.hanzi) <= _SHORT or len(pair.hanzi) in counts)


@cache
def _generics() -> tuple[tuple[str, tuple[str, ...]], ...]:
    pairs = [(english, tuple(chinese.split("|"))) for english, chinese in rows("generics")]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _pairs(pinyin: str, hanzi: str) -> list[_Pair]:
    """The name proper in both languages: as given, and without the word after it."""
    words = " ".join(pinyin.split())
    for english, suffixes in _generics():
        name = words[: -len(english)].rstrip()
        if words.lower().endswith(" " + english) and name:
            matching = [
                _Pair(name, hanzi.removesuffix(suffix), words[len(name) :])
                for suffix in sorted(suffixes, key=len, reverse=True)
                if hanzi.endswith(suffix) and hanzi != suffix
            ]
            # 头屯河 may be Toutunhe River, with the word for river in the name as well.
            return [*matching, _Pair(name, hanzi, words[len(name) :])] if matching else []
    bare = [
        _Pair(words, hanzi.removesuffix(suffix), "")
        for _, suffixes in _generics()
        for suffix in suffixes
        if hanzi.endswith(suffix) and len(hanzi) > len(suffix) + 1
    ]
    return [_Pair(words, hanzi, ""), *bare]


def _usual_letters(hanzi: str) -> set[str]:
    found = set()
    for words in _usual(hanzi):
        forms = {""}
        for syllable in (each for word in words for each in word):
            forms = {form + each for form in forms for each in written(syllable)}
        found |= forms
    for name, official in official_forms().items():
        if hanzi.startswith(name):
            rest = _usual_letters(hanzi.removeprefix(name)) if hanzi != name else {""}
            found |= {letters_of(form) + end for form in official for end in rest}
    return found


def _usual(hanzi: str) -> list[tuple[Pieces, ...]]:
    """The usual readings by words: a person's names, a known place and what follows it, or one."""
    if is_word(hanzi):
        return [(usual_reading(hanzi),)]
    found: list[tuple[Pieces, ...]] = [
        (surname, usual_reading(hanzi[length:]))
        for length in (2, 1)
        for surname in surname_readings().get(hanzi[:length], ())
        if 1 <= len(hanzi) - length <= 2
    ]
    place = _place_in_front(hanzi)
    if place:
        found.append((usual_reading(place), *_usual(hanzi.removeprefix(place))[0]))
    return found or [(usual_reading(hanzi),)]


def _place_in_front(hanzi: str) -> str:
    lengths = range(len(hanzi) - 1, 1, -1)
    return next((hanzi[:size] for size in lengths if hanzi[:size] in place_readings()), "")


def _readable(pair: _Pair) -> bool:
    """Whether any reading of each character, one after the other, gives the letters.

    A known word or place has its one reading: 重庆 is never Zhongqing.
    """
    if is_word(pair.hanzi):
        return False
    place = _place_in_front(pair.hanzi)
    choices: list[Pieces] = [(each,) for each in usual_reading(place)]
    choices += [character_readings(each) for each in pair.hanzi.removeprefix(place)]
    letters, reached = letters_of(pair.letters), {0}
    for readings in choices:
        spelt = {form for each in readings for form in written(each)}
        reached = {
            start + len(form)
            for start in reached
            for form in spelt
            if letters.startswith(form, start)
        }
    return len(letters) in reached


def _expected(hanzi: str, generic: str = "") -> tuple[str, ...]:
    forms = official_forms().get(hanzi) or [
        " ".join(map(join_pinyin, words)) for words in _usual(hanzi)
    ]
    return tuple(dict.fromkeys(form + generic for form in forms))
