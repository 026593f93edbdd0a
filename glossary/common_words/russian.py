"""Common Russian words: those whose likeliest readings are no names."""

from __future__ import annotations

import re

from glossary.candidates.known import equivalents, fold_name, is_place
from glossary.russian_dictionary import is_known, parses

from .judge import common_in

_NAMES = {"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr"}
_WORD = re.compile(r"[а-яё]+")
_HALF = 0.5


@common_in("ru")
def is_common(word: str) -> bool:
    """Зона, развитие, ли; not Пекин, which the dictionary marks as a place."""
    if is_place(word, "ru") or fold_name(word) in equivalents("ru"):
        return False
    small = word.casefold()
    if not _WORD.fullmatch(small) or not is_known(small):
        return False
    read = parses(small)
    named = sum(each.score for each in read if _NAMES & each.tag.grammemes)
    return bool(named < _HALF * sum(each.score for each in read))
