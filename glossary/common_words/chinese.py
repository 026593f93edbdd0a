"""Common Chinese words: what is left of the words of two characters when names are taken out."""

from __future__ import annotations

from functools import cache

from glossary.candidates.known import chinese_place_names, equivalents
from glossary.names.data_files import rows

from .judge import common_in

_SHORT = 2  # characters; longer entries of the dictionary are sayings and names
_LONGEST = 3  # characters of a word for a kind of place; a longer one tells which: 自由贸易试验区


@common_in("zh")
def is_common(word: str) -> bool:
    """合作, 自治区; not 北京."""
    if word in chinese_place_names() or word in equivalents("zh"):
        return False
    return (len(word) <= _LONGEST and word in _generics()) or (
        len(word) <= _SHORT and word in _phrases()
    )


@cache
def _generics() -> frozenset[str]:
    """What follows names of places: 新区, 自治区."""
    return frozenset(hanzi for _, forms, *_ in rows("generics") for hanzi in forms.split("|"))


@cache
def _phrases() -> frozenset[str]:
    """The words that pypinyin knows the reading of; imported when first asked for."""
    from pypinyin.constants import PHRASES_DICT

    return frozenset(PHRASES_DICT)
