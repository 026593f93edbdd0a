"""Surface forms of Russian terms: the head is declined with what agrees with it, the rest stays.

"Управление науки и технологий" is "Управлением науки и технологий": the attributes in the genitive
are the same in all its forms. A name is declined by its endings (russian_names), a word by pymorphy
(russian_words).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossary.russian_dictionary import is_known

from . import russian_names as names
from .russian_words import CASES, Adjective, Noun, adjectives, nouns
from .terms import Form, GlossaryTerm, Inflection, forms_of

_NAMED = {"place", "zone"}
# A number before the head is not declined: "XVIII съезд", "2-й форум" is.
_FIXED = re.compile(r"[IVXLC]+|\d+")
_TOWNS = {"город", "село", "посёлок", "поселок", "станица", "деревня"}
_MOST = 4  # nouns side by side; each may double the forms
_AND = {"и", "—", "–", "-"}  # "Пояс и путь", "страны — участницы"
_PARTICLES = {"фон", "дер", "де", "ди", "да", "ван", "ибн", "бин", "аль", "эль", "ле", "ла", "дю"}


@forms_of("ru")
def forms(term: GlossaryTerm) -> Iterator[Inflection]:
    """Six cases in both numbers of the head; a person's name in the singular only."""
    words = term.text.split()
    if not words or term.type == "acronym":
        return
    if term.category == "person":
        yield Inflection(person(term.text.strip()))
        return
    if len(words) == 1 and (term.category in _NAMED or words[0].istitle()):
        yield Inflection(_name(words[0]))
        if not is_known(words[0].casefold()):
            return
    group = _phrase(tuple(words))
    if group:
        length, declined = group
        rest = words[length:]
        yield Inflection(declined, " " + " ".join(rest) if rest else "")
        if rest and words[0].casefold() in _TOWNS and length == 1:
            yield from _town(words)


@lru_cache(maxsize=65536)
def person(name: str) -> tuple[Form, ...]:
    """The oblique cases of a person's name.

    Of a Chinese name only the given part is declined, of others each part. A woman's name that
    ends in a consonant has no forms, but which names are women's is not always to be seen: the
    forms that a man's would have then stand idle.
    """
    words = name.split()
    if len(words) < 2 or not words[-1][-1:].isalpha():
        return ()
    if names.is_chinese(words):
        cases = names.masculine(words[-1])
        first = " ".join(words[:-1])
        return tuple(Form(f"{first} {each}") for each in dict.fromkeys(cases or ()))
    return tuple(_western(words))


def _western(words: Sequence[str]) -> Iterator[Form]:
    woman = is_woman(words)
    given = [_given(word, woman=woman) for word in words[:-1]]
    last = surnames(words[-1], woman=woman)
    for family in last:
        for number in range(5):
            parts = [
                cases[number] if cases else word
                for cases, word in zip(given, words[:-1], strict=True)
            ]
            yield Form(" ".join([*parts, family[number] if family else words[-1]]))


def surnames(surname: str, *, woman: bool) -> list[names.Cases | None]:
    """The ways to decline a surname; [None] where there are none."""
    found: list[names.Cases | None] = list(names.surname(surname, woman=woman))
    if found and surname.casefold().endswith(("ов", "ев", "ёв", "ин", "ын")) and not woman:
        found.append(names.masculine(surname))
    return found or [None]


def _given(word: str, *, woman: bool) -> names.Cases | None:
    if word.casefold() in _PARTICLES or not word[0].isupper() or word.endswith("."):
        return None
    if cases := _GIVEN.get(word.casefold()):
        return cases
    return names.feminine(word) if woman else names.masculine(word)


# Names whose stem changes.
_GIVEN: dict[str, names.Cases] = {
    "павел": ("Павла", "Павлу", "Павла", "Павлом", "Павле"),
    "лев": ("Льва", "Льву", "Льва", "Львом", "Льве"),
    "пётр": ("Петра", "Петру", "Петра", "Петром", "Петре"),
    "петр": ("Петра", "Петру", "Петра", "Петром", "Петре"),
    "любовь": ("Любови", "Любови", "Любовь", "Любовью", "Любови"),
}
_MEN_IN_A = {"никита", "илья", "фома", "лука", "кузьма", "савва", "данила", "гаврила", "мустафа"}


def is_woman(words: Sequence[str]) -> bool:
    """By the patronymic, the Russian surname, or a given name in -а and -я."""
    given, last = words[0].casefold(), words[-1].casefold()
    if last.endswith(("ова", "ева", "ёва", "ина", "ская", "цкая", "ая")):
        return True
    if any(word.casefold().endswith(("овна", "евна", "ична")) for word in words[1:-1]):
        return True
    return (given.endswith(("а", "я")) and given not in _MEN_IN_A) or given == "любовь"


@lru_cache(maxsize=65536)
def _name(name: str) -> tuple[Form, ...]:
    """The cases of a place's name; one in -ь may be masculine or feminine (Сиань, Сычуань)."""
    if len(name) > 1 and name[1:].isupper():
        return ()
    cases = list(names.masculine(name) or ())
    if name[-1] == "ь":
        cases += names.feminine(name) or ()
    return tuple(Form(each) for each in dict.fromkeys(cases))


def _town(words: list[str]) -> Iterator[Inflection]:
    """ "в городе Чунцине": a town's name agrees with the word before it."""
    found = nouns(words[0].casefold())
    cases = names.masculine(words[1])
    if not found or not cases or not words[1].isalpha():
        return
    town = dict(zip(CASES[1:], cases, strict=True))
    del town["accs"]  # as the nominative
    forms = tuple(
        Form(f"{_like(words[0], noun)} {name}")
        for case, name in town.items()
        for noun in found[0].forms.get(("sing", case), ())
    )
    yield Inflection(forms, " " + " ".join(words[2:]) if words[2:] else "")


@dataclass(frozen=True, slots=True)
class _Group:
    """Adjectives and the noun they agree with: `words[start:end]`."""

    start: int
    end: int
    adjectives: tuple[tuple[int, Adjective], ...]
    noun: Noun | None  # None: the last adjective is used as a noun (заведующий)
    gender: str | None
    number: str
    animate: bool


def _phrase(words: tuple[str, ...]) -> tuple[int, tuple[Form, ...]] | None:
    """How many words are inflected, and their forms; None where no head is recognised."""
    groups = _groups(words)
    if not groups:
        return None
    length = groups[-1].end
    return length, _declined(words[:length])


@lru_cache(maxsize=65536)
def _declined(words: tuple[str, ...]) -> tuple[Form, ...]:
    groups = _groups(words)
    number = groups[0].number
    single = len(groups) == 1
    found: dict[str, None] = {}
    for each in ("sing", "plur") if single and number == "sing" else (number,):
        for case in CASES:
            found |= dict.fromkeys(_forms(words, groups, each if single else None, case))
    if single and number == "sing":
        found |= dict.fromkeys(_counted(words, groups[0]))
    return tuple(map(Form, found))


def _forms(
    words: Sequence[str], groups: Sequence[_Group], number: str | None, case: str
) -> Iterator[str]:
    """The forms in one case; there are two where the noun has two (в совете, в порту)."""
    choices: list[list[str]] = [[word] for word in words]
    for group in groups:
        wanted = number or group.number
        for at, adjective in group.adjectives:
            form = adjective.form(group.gender, wanted, case, animate=group.animate)
            if form is None:
                return
            choices[at] = [_like(words[at], form)]
        if group.noun:
            nouns_ = group.noun.forms.get((wanted, case))
            if not nouns_:
                return
            at = _noun_at(group)
            choices[at] = [_like(words[at], form) for form in nouns_]
    for choice in itertools.product(*choices):
        yield " ".join(choice)


def _counted(words: Sequence[str], group: _Group) -> Iterator[str]:
    """ "два офшорных инкубатора", "две бондовые зоны": after two, three and four."""
    noun = group.noun and group.noun.forms.get(("sing", "gent"))
    if not noun or not group.adjectives:
        return
    for case in ("gent", "nomn") if group.gender == "femn" else ("gent",):
        parts = list(words)
        for at, adjective in group.adjectives:
            form = adjective.form(group.gender, "plur", case, animate=False)
            if form is None:
                return
            parts[at] = _like(words[at], form)
        parts[_noun_at(group)] = _like(words[_noun_at(group)], noun[0])
        yield " ".join(parts)


def _noun_at(group: _Group) -> int:
    """The noun stands last, except before a participle that follows it."""
    taken = {at for at, _ in group.adjectives}
    return next(at for at in range(group.end - 1, group.start - 1, -1) if at not in taken)


@lru_cache(maxsize=65536)
def _groups(words: tuple[str, ...]) -> tuple[_Group, ...]:
    """The group of the head, and those beside it in the nominative ("Пояс и путь")."""
    first = _group(words, 0)
    if not first:
        return ()
    groups = [first]
    while first.noun and groups[-1].end < len(words) and len(groups) < _MOST:
        end = groups[-1].end
        after = end + 1 if words[end] in _AND else end if words[end - 1].endswith(",") else 0
        following = _group(words, after) if after else None
        if not following or not following.noun or not following.noun.known:
            break
        groups.append(following)
    return tuple(groups)


def _group(words: Sequence[str], start: int) -> _Group | None:
    at = start
    while at < len(words) and _FIXED.fullmatch(words[at]):
        at += 1
    run: list[tuple[int, tuple[Adjective, ...]]] = []
    while at < len(words):
        found = adjectives(_bare(words[at]))
        if (found and words[at].isalpha()) or (found and "-" in words[at]):
            run.append((at, found))
        elif not (run and words[at] == "и"):
            break
        at += 1
    if at < len(words) and _plain(words[at]):
        for noun in nouns(_bare(words[at])):
            agreeing = _agreeing(run, noun.gender, noun.number)
            if agreeing is not None:
                return _with_participle(
                    words,
                    _Group(start, at + 1, agreeing, noun, noun.gender, noun.number, noun.animate),
                )
    return _substantive(words, start, run)


def _substantive(
    words: Sequence[str], start: int, run: list[tuple[int, tuple[Adjective, ...]]]
) -> _Group | None:
    """An adjective or participle as a head: "заведующий", or a noun that looks like one."""
    while run and words[run[-1][0]] == "и":
        run = run[:-1]
    if not run:
        return None
    last, choices = run[-1]
    for noun in nouns(_bare(words[last])):
        agreeing = _agreeing(run[:-1], noun.gender, noun.number)
        if agreeing is not None:
            return _Group(start, last + 1, agreeing, noun, noun.gender, noun.number, noun.animate)
    for choice in choices:
        agreeing = _agreeing(run, choice.gender, choice.number)
        if agreeing is not None:
            animate = choice.gender == "masc"
            return _Group(start, last + 1, agreeing, None, choice.gender, choice.number, animate)
    return None


def _with_participle(words: Sequence[str], group: _Group) -> _Group:
    """ "совещание, посвящённое …": the participle is declined with the noun before it."""
    at = group.end
    if at >= len(words) or not words[at - 1].endswith(","):
        return group
    agreeing = _agreeing([(at, adjectives(_bare(words[at])))], group.gender, group.number)
    if not agreeing or not agreeing[0][1].participle:
        return group
    return _Group(
        group.start,
        at + 1,
        (*group.adjectives, *agreeing),
        group.noun,
        group.gender,
        group.number,
        group.animate,
    )


def _agreeing(
    run: Sequence[tuple[int, tuple[Adjective, ...]]], gender: str | None, number: str
) -> tuple[tuple[int, Adjective], ...] | None:
    """For each place the adjective of that gender and number; None where one has none."""
    chosen: list[tuple[int, Adjective]] = []
    for at, choices in run:
        for choice in choices:
            if choice.number == number and (number == "plur" or choice.gender == gender):
                chosen.append((at, choice))
                break
        else:
            return None
    return tuple(chosen)


def _plain(word: str) -> bool:
    """Whether a word may be inflected: no acronym, nothing quoted, nothing in Latin letters."""
    bare = word.rstrip(",")
    return bool(re.fullmatch(r"[А-ЯЁ]?[а-яё]+(-[А-ЯЁ]?[а-яё]+)*", bare))


def _bare(word: str) -> str:
    return word.rstrip(",").casefold()


def _like(word: str, form: str) -> str:
    """`form` with the capitals of `word`, and the comma after it."""
    bare = word.rstrip(",")
    pieces = bare.split("-"), form.split("-")
    if len(pieces[0]) == len(pieces[1]):
        form = "-".join(
            new[:1].upper() + new[1:] if old[:1].isupper() else new
            for old, new in zip(*pieces, strict=True)
        )
    elif bare[:1].isupper():
        form = form[:1].upper() + form[1:]
    return form + word[len(bare) :]
