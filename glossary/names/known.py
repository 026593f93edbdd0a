"""What is known about single names: exceptions, places and surnames, each looked up by its form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .data_files import rows
from .segmentation import Pieces
from .spelling import to_palladius


@dataclass(frozen=True, slots=True)
class Exceptional:
    """A name with an English form of its own; `forms` is empty for a word that is not Chinese."""

    cyrillic: str
    forms: tuple[str, ...]
    hanzi: str
    why: str


def folded(name: str) -> str:
    """The key of a Cyrillic name: lower case, ё as е, no hyphens, spaces single."""
    return " ".join(re.sub(r"-", "", name.lower().replace("ё", "е")).split())


@cache
def exceptions() -> dict[str, Exceptional]:
    """Folded Cyrillic name → the exception."""
    return {
        folded(cyrillic): Exceptional(
            cyrillic, tuple(forms.split("|")) if forms else (), hanzi, why[0] if why else ""
        )
        for cyrillic, forms, hanzi, *why in rows("exceptions")
    }


@cache
def places() -> dict[str, tuple[Pieces, ...]]:
    """Lower-case Cyrillic place name → its syllables; more than one where two places differ."""
    found: dict[str, tuple[Pieces, ...]] = {}
    for _, pinyin in rows("places"):
        syllables = tuple(pinyin.split())
        form = to_palladius(syllables)
        found[form] = tuple(dict.fromkeys((*found.get(form, ()), syllables)))
    return found


@cache
def place_names() -> frozenset[Pieces]:
    """The syllables of every known place."""
    return frozenset(tuple(pinyin.split()) for _, pinyin in rows("places"))


@cache
def surnames() -> frozenset[Pieces]:
    """The syllables of every known surname."""
    return frozenset(
        tuple(reading.split()) for _, pinyin in rows("surnames") for reading in pinyin.split(",")
    )
