"""How hanzi are read: the readings of characters and of known names, in pinyin without tones.

The readings come from pypinyin, which is imported when the first character is asked for: it loads
a dictionary of 40,000 characters.
"""

from __future__ import annotations

from functools import cache, lru_cache

from .data_files import rows
from .segmentation import Pieces


@lru_cache(maxsize=20_000)
def character_readings(character: str) -> tuple[str, ...]:
    """All readings of one character, the usual first; empty for what is not hanzi."""
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=True, errors="ignore")
    return tuple(reading for each in found for reading in each)


@lru_cache(maxsize=20_000)
def usual_reading(hanzi: str) -> Pieces:
    """One syllable a character, chosen by the words they form; empty unless all are hanzi."""
    known = place_readings().get(hanzi)
    if known:
        return known
    from pypinyin import Style, lazy_pinyin

    if not hanzi or not all(map(character_readings, hanzi)):
        return ()
    return tuple(lazy_pinyin(hanzi, style=Style.NORMAL, v_to_u=True))


@cache
def is_word(hanzi: str) -> bool:
    """Whether the reading of these characters is known as one word's."""
    if hanzi in place_readings():
        return True
    from pypinyin.constants import PHRASES_DICT

    return hanzi in PHRASES_DICT


@cache
def place_readings() -> dict[str, Pieces]:
    """Known place → its syllables."""
    return {hanzi: tuple(pinyin.split()) for hanzi, pinyin in rows("places")}


@cache
def surname_readings() -> dict[str, tuple[Pieces, ...]]:
    """Surname → its readings as a surname."""
    return {
        hanzi: tuple(tuple(reading.split()) for reading in pinyin.split(","))
        for hanzi, pinyin in rows("surnames")
    }


@cache
def official_forms() -> dict[str, tuple[str, ...]]:
    """Hanzi of a name that is not pinyin in English → its English forms, the usual first."""
    found: dict[str, tuple[str, ...]] = {}
    for _, forms, hanzi, *_ in rows("exceptions"):
        if hanzi and forms:
            found[hanzi] = tuple(dict.fromkeys((*found.get(hanzi, ()), *forms.split("|"))))
    return found
