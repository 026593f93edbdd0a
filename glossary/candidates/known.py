"""Names known beforehand: Chinese surnames, places, and names that recur in several languages."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from glossary.names import known as names
from glossary.names.latin import cuts
from glossary.names.mandarin import place_readings
from glossary.names.segmentation import cut

_DATA = Path(__file__).parent / "data" / "equivalents.tsv"
_COLUMNS = ("en", "de", "ru", "zh")
_MOST_READINGS = 8


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row and not row[0].startswith("#"):
                yield row


@cache
def equivalents(language: str) -> Mapping[str, tuple[str, str]]:
    """Known names of `language`, folded, with their category and a key common to all languages."""
    column = _COLUMNS.index(language) + 1
    known: dict[str, tuple[str, str]] = {}
    for row in _rows(_DATA):
        if row[column] != "-":
            # The last column is the Chinese name, or that of the thing that an acronym stands for.
            known.setdefault(fold_name(row[column]), (row[0], f"known:{row[-1]}"))
    for exception in names.exceptions().values():
        forms = {"ru": (exception.cyrillic,), "en": exception.forms, "zh": (exception.hanzi,)}
        for form in forms.get(language, ()):
            if form and exception.forms:
                known.setdefault(fold_name(form), ("place", f"known:{exception.hanzi}"))
    return known


@cache
def chinese_places() -> Mapping[str, str]:
    """Chinese places, as written together in pinyin and in folded Cyrillic, with their pinyin."""
    places = {"".join(syllables): "".join(syllables) for syllables in names.place_names()}
    for cyrillic, readings in names.places().items():
        places[fold_name(cyrillic)] = "".join(readings[0])
    return places


@cache
def chinese_place_names() -> Mapping[str, str]:
    """Chinese places in characters, with their pinyin."""
    return {hanzi: "".join(syllables) for hanzi, syllables in place_readings().items()}


def is_place(word: str, language: str) -> bool:
    """Whether `word`, in its dictionary form, is known to be a place."""
    folded = fold_name(word)
    known = equivalents(language).get(folded)
    return (known is not None and known[0] == "place") or folded in chinese_places()


def fold_name(text: str) -> str:
    """A name as names are compared: small letters, ё as е, one kind of hyphen and apostrophe."""
    folded = " ".join(text.casefold().replace("ё", "е").split())
    return folded.replace("’", "'").replace("‑", "-").removeprefix("the ")


@lru_cache(maxsize=16384)
def pinyin_syllables(word: str) -> int:
    """The number of syllables `word` has as pinyin without tones; 0 where it is none."""
    ways = cuts(word)
    return len(ways[0]) if ways and word.replace("'", "").replace("’", "").isalpha() else 0


@lru_cache(maxsize=16384)
def palladius_cuts(word: str) -> tuple[tuple[str, ...], ...]:
    """The pinyin syllables that a Cyrillic `word` may stand for by the Palladius system."""
    plain = fold_name(word)
    if not plain.replace("-", "").isalpha():
        return ()
    return tuple(each.syllables for each in cut(plain) if each.syllables)[:_MOST_READINGS]


def palladius_readings(word: str) -> list[str]:
    """The pinyin that a Cyrillic `word` may stand for, written together; [] for none."""
    return list(dict.fromkeys("".join(syllables) for syllables in palladius_cuts(word)))


def is_chinese_person(name: list[str]) -> bool:
    """Whether Latin words are a Chinese name: a surname and one or two syllables."""
    if len(name) != 2 or (name[0].casefold(),) not in names.surnames():
        return False
    # Hong Kong
    if is_place("".join(name), "en") or is_place(" ".join(name), "en"):
        return False
    return 1 <= pinyin_syllables(name[1]) <= 2


def is_chinese_person_in_cyrillic(name: list[str]) -> bool:
    """The same for words in Cyrillic, the given name in the nominative."""
    if len(name) != 2 or not set(palladius_cuts(name[0])) & names.surnames():
        return False
    given = palladius_cuts(name[1])
    return bool(given) and len(given[0]) <= 2
