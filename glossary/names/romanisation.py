"""Latin spellings of one Chinese name: Tschengdu, Peking and Urumtschi beside the main form."""

from __future__ import annotations

import re
from functools import cache

from .data_files import rows
from .known import place_names
from .latin import cuts, letters_of
from .russian_names import same_russian_name
from .transcriptions import could_be_chinese, plain, writes

__all__ = ["same_russian_name", "variant_of"]


def variant_of(form: str, main: str) -> bool | None:
    """Whether `form` is another spelling of `main`, the pinyin or official English form.

    None where neither the rules nor the known variants tell: a form that is no romanisation of
    Chinese, or one that reads as pinyin for another name and as an older system for this one
    (Chengte).
    """
    if not letters_of(form) or not letters_of(main):
        return None
    if plain(form) == plain(main):
        return True
    known, sought = _groups().get(plain(form)), _groups().get(plain(main))
    if known is not None:
        return known == (sought or plain(main))
    return _by_rule(form, main)


def _by_rule(form: str, main: str) -> bool | None:
    letters = plain(form)
    readings = cuts(main)
    if not readings or not could_be_chinese(letters):
        return None
    matches = any(writes(letters, syllables) for syllables in readings)
    own = cuts(form)
    if any(syllables in place_names() for syllables in own):
        return False
    # En-lai: pinyin has no hyphen before a small letter, the older systems have.
    if matches and own and not re.search(r"-[a-zäöü]", form):
        return None
    return matches


@cache
def _groups() -> dict[str, str]:
    """Plain letters of every known variant and main form → plain letters of the main form."""
    return {
        plain(each): plain(main)
        for main, variants in rows("variants")
        for each in (main, *variants.split("|"))
    }
