"""Russian words with their grammar: case, agreement, and the nominative of names."""

from __future__ import annotations

from collections.abc import Collection

from pymorphy3.analyzer import Parse

from glossary.russian_dictionary import is_known, parses

from .known import chinese_places, equivalents, fold_name, palladius_cuts, palladius_readings

_ENDINGS = (
    # a declined ending, and what the nominative has in its place
    ("ами", "а"), ("ями", "я"), ("ого", "ый"), ("ой", "а"), ("ом", ""), ("ем", "ь"), ("ем", "й"),
    ("ей", "я"), ("ей", "а"), ("ью", "ь"), ("а", ""), ("я", "ь"), ("я", "й"), ("у", ""),
    ("ю", "ь"), ("ю", "й"), ("е", ""), ("е", "а"), ("е", "ь"), ("е", "й"), ("и", "ь"), ("и", "я"),
    ("и", "а"), ("ы", "а"), ("у", "а"), ("ю", "я"),
)  # fmt: skip
_NAME_TAGS = ("Geox", "Surn", "Name", "Patr", "Orgn")


def reading(word: str, *, part: str, case: str = "") -> Parse | None:
    """The likeliest reading of `word` as a part of speech in one of the cases `case` names."""
    for parse in parses(word):
        if part == parse.tag.POS and (not case or parse.tag.case in case.split()):
            return parse
    return None


def adjective(word: str) -> bool:
    """Whether `word` is an adjective or participle in its full form, by its likeliest reading."""
    return parses(word)[0].tag.POS in {"ADJF", "PRTF"}


def agrees(adjective_word: str, noun: str) -> bool:
    """Whether the two can stand in the same case and number, and gender in the singular."""
    nouns = [parse.tag for parse in parses(noun) if parse.tag.POS == "NOUN"]
    for parse in parses(adjective_word):
        tag = parse.tag
        if tag.POS not in {"ADJF", "PRTF"}:
            continue
        for other in nouns:
            if tag.case != other.case or tag.number != other.number:
                continue
            if tag.number == "plur" or tag.gender == other.gender:
                return True
    return False


def nominative(adjectives: Collection[str], noun: str) -> tuple[list[str], str]:
    """Adjectives and their noun in the nominative, their number kept."""
    parse = _noun_for(adjectives, noun)
    if parse is None:
        return list(adjectives), noun
    number = parse.tag.number or "sing"
    base = parse.inflect({"nomn", number})
    gender = parse.tag.gender
    wanted = {"nomn", number} | ({gender} if number == "sing" and gender else set())
    return [_inflected(word, wanted) for word in adjectives], _like(
        noun, base.word if base else noun
    )


def _noun_for(adjectives: Collection[str], noun: str) -> Parse | None:
    """The reading of a noun that its adjectives agree with."""
    nouns = [parse for parse in parses(noun) if parse.tag.POS == "NOUN"]
    for parse in nouns:
        if all(_fits(word, parse) for word in adjectives):
            return parse
    return nouns[0] if nouns else None


def _fits(word: str, noun: Parse) -> bool:
    return any(
        parse.tag.POS in {"ADJF", "PRTF"}
        and parse.tag.case == noun.tag.case
        and parse.tag.number == noun.tag.number
        and (noun.tag.number == "plur" or parse.tag.gender == noun.tag.gender)
        for parse in parses(word)
    )


def _inflected(word: str, wanted: set[str]) -> str:
    *before, last = word.split("-")
    for parse in parses(last):
        if parse.tag.POS in {"ADJF", "PRTF"}:
            base = parse.inflect(wanted)
            if base:
                return "-".join([*before, _like(last, base.word)])
    return word


def _like(model: str, word: str) -> str:
    """`word` with the capitals of `model`; ё only where the text has it."""
    if "ё" not in model.casefold():
        word = word.replace("ё", "е")
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def name_base(word: str, attested: Collection[str]) -> str:
    """The nominative of a name of one word: a known place, a word `attested` in the same article,
    what the dictionary says, or the word as it stands."""
    guesses = [word, *(_guesses(word))]
    for guess in guesses:
        folded = fold_name(guess)
        if folded in chinese_places() or folded in equivalents("ru"):
            return guess
    parse = next((p for p in parses(word) if any(tag in p.tag for tag in _NAME_TAGS)), None)
    if parse is not None and is_known(word):
        base = parse.inflect({"nomn"})
        return _like(word, base.word) if base else word
    if palladius_readings(word):
        return word
    for guess in guesses[1:]:
        if guess in attested or palladius_readings(guess):
            return guess
    return word


def _guesses(word: str) -> list[str]:
    return [
        word.removesuffix(ending) + replacement
        for ending, replacement in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) > 2
    ]


def given_name_base(word: str) -> str:
    """The nominative of a Chinese given name: of one or two syllables, which an ending would make
    three (Цзиньпина) or no syllables at all (Сяохуэем)."""
    for guess in (word, *_guesses(word)):
        cuts = palladius_cuts(guess)
        if cuts and len(cuts[0]) <= 2:
            return guess
    return word
