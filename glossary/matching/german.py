"""Surface forms of German terms: the head and the adjectives before it; the rest stays.

"Neues Gebiet Liangjiang" is "des Neuen Gebiets Liangjiang". Adjectives have one ending among them,
and only endings vary, so that "Gebietsreform" is never a form of "Gebiet".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from .german_words import (
    adjective_stem,
    genitives,
    is_feminine,
    is_substantive,
    last_part,
    plurals,
)
from .names import without_diacritics
from .terms import Form, GlossaryTerm, Inflection, forms_of

_FUNCTION = {
    *("der", "die", "das", "des", "dem", "den", "und", "oder", "für", "von", "vom", "zu", "zur"),
    *("zum", "in", "im", "am", "an", "auf", "aus", "bei", "beim", "mit", "nach", "über", "unter"),
    *("vor", "zwischen", "entlang", "of", "the", "and", "for", "gegen", "um", "durch", "ohne"),
}
_UNIQUE = {"place", "person"}
_MEN = ("er", "or", "är", "eur", "ent", "ant", "ist", "at")  # women in the office: -in
_ROMAN = {
    numeral: number
    for number, numeral in enumerate(
        [
            *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"),
            *("XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI", "XXII"),
        ],
        1,
    )
}


@forms_of("de")
def forms(term: GlossaryTerm) -> Iterator[Inflection]:
    """The cases of the head with its adjectives, its plural, and the genitive of a name.

    The apostrophe after s, x and z needs no form: it stands after the match.
    """
    text = term.text.strip()
    words = text.split()
    if plain := without_diacritics(text, keep="äöüÄÖÜ"):
        yield Inflection((Form(plain), Form(plain + "s")))
    if term.category == "person":
        yield Inflection(_named(words))
        return
    head = _head(words)
    if head is None:
        yield Inflection(_named(words))
        return
    if words[0][:-1] in _ROMAN and words[0].endswith("."):
        words[0] = f"{_ROMAN[words[0][:-1]]}."
        yield Inflection((Form(" ".join(words)),))
        yield Inflection(_inflected(tuple(words[: head + 1]), False, False), _rest(words, head))
        words = text.split()
    if len(words) == 1 and term.category == "place":
        yield Inflection(_named(words))
        yield from _closed(words[0])
        return
    rest = words[head + 1 :]
    beginning = tuple(words[: head + 1])
    yield Inflection(
        _inflected(beginning, term.category not in _UNIQUE, term.category == "office"),
        _rest(words, head),
    )
    if rest and all(word[0].isupper() and not adjective_stem(word) for word in rest):
        yield Inflection(_named(words))
    if len(words) == 1:
        yield from _closed(words[0])


def _rest(words: list[str], head: int) -> str:
    return " " + " ".join(words[head + 1 :]) if len(words) > head + 1 else ""


def _named(words: list[str]) -> tuple[Form, ...]:
    """The genitive of a name of several words: only the last one takes the ending."""
    return tuple(Form(" ".join([*words[:-1], form])) for form in genitives(words[-1], name=True))


def _head(words: list[str]) -> int | None:
    """Which word is the head: the first that is no adjective; None where it cannot be inflected."""
    at = 0
    while at < len(words) - 1:
        word, following = words[at], words[at + 1]
        suspended = word.endswith("-") or (at and words[at - 1].endswith("-") and word in _FUNCTION)
        number = word[0].isdigit() or (word.endswith(".") and word[:-1].isalpha())
        adjective = following not in _FUNCTION and following[0].isalpha() and _adjective(word)
        if not (suspended or number or adjective):
            break
        at += 1
    word = words[at]
    return at if word[0].isupper() and word[-1].isalpha() else None


def _adjective(word: str) -> bool:
    return word not in _FUNCTION and (bool(adjective_stem(word)) or _of_a_place(word))


def _of_a_place(word: str) -> bool:
    """Whether a word is an adjective like "Shanghaier", which has no other form."""
    return word.endswith(("aier", "inger", "anger", "uer", "ier", "oner", "ener", "iner"))


@lru_cache(maxsize=32768)
def _inflected(words: tuple[str, ...], plural: bool, office: bool) -> tuple[Form, ...]:
    *before, noun = words
    found: dict[str, None] = {}
    singular = [noun, *genitives(noun)]
    many = list(plurals(noun)) if plural and not is_substantive(noun) else []
    if (
        office
        and not is_substantive(noun)
        and noun.endswith(("er", "or", "är", "eur", "ent", "ant", "ist", "at"))
    ):
        singular.append(noun + "in")
        many.append(noun + "innen")
    stems = [adjective_stem(word) for word in before]
    if not any(stems):
        for form in (*singular[1:], *many):
            found[" ".join([*before, form])] = None
        return tuple(map(Form, found))
    for ending, nouns in _agreement(before, noun, singular, many):
        parts = [stem + ending if stem else word for stem, word in zip(stems, before, strict=True)]
        found |= dict.fromkeys(" ".join([*parts, form]) for form in nouns)
    found.pop(" ".join(words), None)
    return tuple(map(Form, found))


def _agreement(
    before: list[str], noun: str, singular: list[str], many: list[str]
) -> Iterator[tuple[str, list[str]]]:
    """Which endings of the adjectives go with which forms of the noun."""
    base = [noun, *singular[1:]] if is_substantive(noun) else [noun]
    genitive = [form for form in singular[1:] if form not in base]
    written = next(word for word in reversed(before) if adjective_stem(word))
    yield "e", [*base, *many]
    yield "en", [*base, *genitive, *many]
    yield "er", [*base, *many]
    if not is_feminine(noun) and not (written.endswith("e") and last_part(noun)[1].endswith("e")):
        yield "em", [*base, *(form for form in genitive if form.endswith("en"))]
        yield "es", base


def _closed(word: str) -> Iterator[Inflection]:
    """ "Seidenstraßeninitiative" for "Seidenstraßen-Initiative"."""
    first, hyphen, last = word.partition("-")
    if hyphen and first[1:].islower() and last[1:].islower() and last[0].isupper():
        joined = first + last.lower()
        yield Inflection((Form(joined), *map(Form, genitives(joined))))
