"""Declension of Russian names by their endings, as no dictionary holds the foreign ones.

After the rules for foreign names in Russian (Розенталь, Справочник по правописанию, §§ 149-150):
names that end in a consonant, й or ь are declined for men, those in -а and -я for everyone, those
in other vowels for nobody. A rule may make a form that is never used, but none of another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

Cases = tuple[str, str, str, str, str]  # genitive, dative, accusative, instrumental, prepositional

_VOWELS = "аеёиоуыэюя"
_HUSHING = "жшчщц"
_INITIALS = "бпмфвдтнлгкхцзсчшжр"
_LONG_SURNAMES = {"оуян", "сыма", "сыту", "чжугэ", "шангуань", "хуанфу", "сяхоу", "дунфан"}
# A syllable of the Palladius system: an initial, a final.
_SYLLABLE = re.compile(
    rf"(?:чж|цз|[{_INITIALS}])?"
    r"(?:юань|уань|юэ|янь|уан|яо|ян|юань|эр|инь|энь|унь|юнь|ань|юн|ин|эн|ан|ун|он|уай|уэй|уй|уа|уо|"
    r"ао|ай|эй|ой|оу|ёу|юй|ю|я|е|а|о|э|и|у|ы)"
)


def is_chinese(words: list[str]) -> bool:
    """Whether a name reads as a Chinese one: a surname of one syllable, a name of one or two.

    The few surnames of two syllables are listed. So are taken Korean and Vietnamese names of three
    short words, of which too only the last is declined.
    """
    if len(words) == 3:
        return all(len(word) <= 4 and word.isalpha() for word in words)
    if len(words) != 2 or syllables(words[1]) not in (1, 2):
        return False
    return syllables(words[0]) == 1 or words[0].casefold() in _LONG_SURNAMES


@lru_cache(maxsize=16384)
def syllables(word: str) -> int:
    """How many Palladius syllables a word is made of; 0 where it is none."""
    rest, count = word.casefold().replace("ъ", ""), 0
    # Split from the left with backtracking, which the pattern does when anchored.
    while count < 4:
        count += 1
        if re.fullmatch(rf"(?:{_SYLLABLE.pattern}){{{count}}}", rest):
            return count
    return 0


@lru_cache(maxsize=65536)
def masculine(name: str) -> Cases | None:
    """The oblique cases of a man's name or of a place; None for what is not declined."""
    last = name[-1:].casefold()
    stem = name[:-1]
    if last == "й":
        if name[-2:-1] == "и":
            return stem + "я", stem + "ю", stem + "я", stem + "ем", stem + "и"
        return _cases(stem, "я ю я ем е")
    if last == "ь":
        return _cases(stem, "я ю я ем е")
    if last.isalpha() and last not in _VOWELS + "ъ":
        return _cases(name, "а у а ем е" if last in _HUSHING else "а у а ом е")
    return in_a(name)


@lru_cache(maxsize=65536)
def feminine(name: str) -> Cases | None:
    """The oblique cases of a woman's given name, or of a place in -ь that is feminine."""
    if name.endswith("ь"):
        return _cases(name[:-1], "и и ь ью и")
    return in_a(name)


def in_a(name: str) -> Cases | None:
    """The cases of a name in -а or -я; a vowel before -а keeps it as it is (Синьхуа)."""
    stem, last, before = name[:-1], name[-1:], name[-2:-1].casefold()
    if len(name) < 3 or last not in ("а", "я"):
        return None
    if last == "я":
        return _cases(stem, "и и ю ей и" if before == "и" else "и е ю ей е")
    if before in _VOWELS:
        return None
    genitive = "и" if before in "гкх" + _HUSHING.replace("ц", "") else "ы"
    instrumental = "ей" if before in _HUSHING else "ой"
    return _cases(stem, f"{genitive} е у {instrumental} е")


def surname(name: str, *, woman: bool) -> Iterator[Cases]:
    """The cases of a surname; the Russian ones in -ов, -ин and -ский have their own."""
    lowered = name.casefold()
    if woman:
        if lowered.endswith(("ова", "ева", "ёва", "ина", "ына")):
            yield _cases(name[:-1], "ой ой у ой ой")
        elif lowered.endswith(("ая", "яя")):
            soft = "ей" if lowered.endswith("яя") else "ой"
            accusative = "юю" if soft == "ей" else "ую"
            yield _cases(name[:-2], f"{soft} {soft} {accusative} {soft} {soft}")
        elif cases := in_a(name):
            yield cases
        return
    if lowered.endswith(("ский", "цкий", "ской", "цкой")):
        yield _cases(name[:-2], "ого ому ого им ом")
        return
    if lowered.endswith("ый") or (lowered.endswith("ой") and not syllables(name)):
        yield _cases(name[:-2], "ого ому ого ым ом")
        return
    if lowered.endswith(("ов", "ев", "ёв", "ин", "ын")):
        # Russian surnames take -ым, foreign ones -ом; the press writes both.
        yield _cases(name, "а у а ым е")
    if cases := masculine(name):
        yield cases


def _cases(stem: str, endings: str) -> Cases:
    genitive, dative, accusative, instrumental, prepositional = endings.split()
    return (
        stem + genitive,
        stem + dative,
        stem + accusative,
        stem + instrumental,
        stem + prepositional,
    )
