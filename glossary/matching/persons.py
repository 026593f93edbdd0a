"""The short forms of persons' names: the surname in its cases, and initials before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from . import russian, russian_names
from .terms import GlossaryTerm

# A syllable of pinyin, roughly: an initial, then a final.
_PINYIN = re.compile(
    r"(?:[bpmfdtnlgkhjqxzcsryw]|zh|ch|sh)?"
    r"(?:iang|uang|iong|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo"
    r"|ui|ue|üe|er|a|o|e|i|u|ü)"
)
# Surnames that are also words which may begin a sentence.
_WORDS = {
    "en": {"He", "She", "An", "You", "Long", "Song", "Can", "So", "Do", "Her", "Man"},
    "de": {"An", "Da", "Du", "Er", "Die", "Der", "Das", "So", "Wo", "Man", "Lang", "Jung", "Im"},
    "ru": {"И", "А", "О", "У", "Но", "На", "Он", "Она", "Да", "До", "Ну", "Же", "Ли", "Со"},
}


class Person:
    """Who a term names: `surnames` are the surname's forms; `initial` is "" for Chinese names."""

    __slots__ = ("chinese", "initial", "surnames", "term")

    def __init__(self, term: GlossaryTerm, surnames: tuple[str, ...], initial: str) -> None:
        self.term = term
        self.surnames = surnames
        self.initial = initial
        self.chinese = not initial


def person(term: GlossaryTerm) -> Person | None:
    """What is known of the person; None where the term is no full name with a usable surname."""
    if term.language == "zh":
        _, dot, last = term.text.rpartition("·")
        return Person(term, (last,), "") if dot and len(last) > 1 else None
    surname, initial = split_name(term.text, term.language)
    if not surname or surname in _WORDS[term.language]:
        return None
    return Person(term, tuple(_surnames(surname, term.language, term.text.split())), initial)


def split_name(text: str, language: str) -> tuple[str, str]:
    """The surname of a full name in letters, and the initial of the given name.

    The initial is "" for a Chinese name; both are where the text is no full name.
    """
    words = text.split()
    if len(words) < 2 or not all(word[:1].isalpha() for word in words):
        return "", ""
    chinese = _order(words, language)
    surname = words[-1 if chinese is None else chinese]
    if len(surname) < 2 or not surname[0].isupper():
        return "", ""
    return surname, words[0][0] if chinese is None else ""


def may_be_given(word: str, language: str) -> bool:
    """Whether a word may be the given part of a Chinese name: "Yi" in "Wang Yi"."""
    if not word[:1].isupper():
        return False
    count = russian_names.syllables(word) if language == "ru" else syllables(word)
    return count in (1, 2)


def _order(words: list[str], language: str) -> int | None:
    """Where the surname of a Chinese name stands; None for other names.

    First as in Chinese ("Xu Haoliang"), or last as abroad ("Haoliang Xu").
    """
    if language == "ru":
        return 0 if len(words) == 2 and russian_names.is_chinese(words) else None
    counts = [syllables(word) for word in words]
    if len(words) != 2 or not all(counts) or max(counts) > 2:
        return None
    return 1 if counts == [2, 1] else 0


def _surnames(surname: str, language: str, words: list[str]) -> Iterator[str]:
    yield surname
    if language == "de" and not surname.endswith(("s", "x", "z", "ß")):
        yield surname + "s"
    if language == "ru":
        woman = russian.is_woman(words)
        for cases in russian.surnames(surname, woman=woman):
            yield from cases or ()


@lru_cache(maxsize=16384)
def syllables(word: str) -> int:
    """How many pinyin syllables a word in Latin letters may be made of; 0 where it is none."""
    folded = word.casefold().replace("'", "").replace("’", "")
    whole = (re.fullmatch(f"(?:{_PINYIN.pattern}){{{count}}}", folded) for count in (1, 2, 3))
    return next((count for count, fits in enumerate(whole, 1) if fits), 0)
