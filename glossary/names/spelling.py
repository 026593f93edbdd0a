"""How syllables are put together, in pinyin (GB/T 16159, ISO 7098) and in Cyrillic."""

from __future__ import annotations

from collections.abc import Sequence

from .syllables import CYRILLIC

VOWELS = frozenset("аеиоуэюяы")


def join_pinyin(syllables: Sequence[str]) -> str:
    """One capitalised word; a syllable that begins with a, o or e takes an apostrophe inside it."""
    word = "".join(
        "'" + syllable if place and syllable[0] in "aoe" else syllable
        for place, syllable in enumerate(syllables)
    )
    return word[:1].upper() + word[1:]


def to_palladius(syllables: Sequence[str]) -> str:
    """The Cyrillic word, in lower case, for pinyin syllables.

    ъ parts -н from a vowel (Чанъань), because a single н would begin the next syllable. KeyError
    for a syllable that Mandarin does not have.
    """
    word = ""
    for syllable in syllables:
        cyrillic = CYRILLIC[syllable]
        word += "ъ" + cyrillic if word.endswith("н") and cyrillic[0] in VOWELS else cyrillic
    return word
