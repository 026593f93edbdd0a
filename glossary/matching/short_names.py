"""How a translation may write a person again whom it has named in full: Wang, Norov, 王书记.

And how it writes that surname wrongly: as the transcription of its Cyrillic form (Van, Wan), or a
letter or two off (Noroff).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache, lru_cache

from glossary.names import same_russian_name, to_palladius
from glossary.names.data_files import rows
from glossary.names.latin import cuts
from glossary.names.transcriptions import plain, writes

from .persons import split_name
from .terms import GlossaryTerm

SURNAME = "surname"
"""The type of a term that stands for the surname of a full one."""

Span = tuple[int, int]

_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_WORD = re.compile(r"[^\W\d_]+(?=(?:['’]s)?\b)")
_OPENINGS = "An As At By Do He I If In Is It No On Or She So Sun Then To We You"
_SMALL = frozenset(_OPENINGS.split())  # words that begin a sentence
_LIKE = 0.8  # difflib's ratio
_LONG = 5  # letters that likeness says enough about
_SOUNDS = (("sch", "sh"), ("kh", "h"), ("ff", "v"), ("w", "v"), ("j", "y"), ("ks", "x"))
# A surname alone is written before a title or what a person does, and after what ends a word:
# 王 is none in 国王 or 王东明, and 方 none in 双方.
_BEFORE = re.compile(
    r"(?:^|[^\u3400-\u9fff]|[和与对由向据让请的而但被给跟同听把将使]|记者|当天|随后|当时|同时)$"
)
_AFTER = re.compile(
    r"主席|总书记|书记|省长|市长|县长|区长|部长|司长|厅长|局长|主任|会长|院长|校长|行长|署长|总理|总统|首相"
    r"|外长|大使|秘书长|委员|代表|将军|教授|博士|先生|女士|某|氏|副|说|称|表示|指出|强调|认为|介绍|补充|透露"
    r"|呼吁|宣布|承诺|还说|还表示|也说|也表示|则|曾|已|将|在|是|于|与|和|[^\u3400-\u9fff]|$"
)


def short_terms(term: GlossaryTerm) -> Iterator[GlossaryTerm]:
    """The surname of a person's full name as a term of its own; nothing where it has none.

    A Chinese surname of one character is no term: `chinese_surnames` finds where it stands.
    """
    if term.language == "zh":
        _, dot, surname = term.text.rpartition("·")
        surname = surname if dot and len(surname) > 1 else ""
    else:
        surname, _ = split_name(term.text, term.language)
    if surname:
        yield replace(term, text=surname, type=SURNAME, added=(), forbidden=())


def chinese_surnames(text: str, terms: Sequence[GlossaryTerm]) -> list[Span]:
    """Where the surnames of Chinese full names stand alone in a Chinese text, in order."""
    surnames = {surname for term in terms if (surname := _han_surname(term))}
    return sorted(
        match.span()
        for surname in surnames
        for match in re.finditer(re.escape(surname), text)
        if _BEFORE.search(text, max(match.start() - 3, 0), match.start())
        and _AFTER.match(text, match.end())
    )


def misspelt_surname(
    text: str, terms: Sequence[GlossaryTerm], covered: Sequence[Span]
) -> Span | None:
    """The first capitalised word outside `covered` that misspells a surname among `terms`.

    None in Chinese, where a name is right or another.
    """
    surnames = [term.text for term in terms if term.type == SURNAME and term.language != "zh"]
    if not surnames:
        return None
    for match in _WORD.finditer(text):
        start, end = match.span()
        if not match[0][0].isupper() or any(start < e and s < end for s, e in covered):
            continue
        if any(misspells(match[0], surname) for surname in surnames):
            return start, end
    return None


@lru_cache(maxsize=4096)
def misspells(word: str, surname: str) -> bool:
    """Whether a word is probably meant for `surname`, and spells it otherwise.

    A Chinese one in another system than pinyin (Van, Wan for Wang; Tschang for Zhang), and any
    other of enough letters that is nearly the same (Norow, Noroff for Norov).
    """
    if word.casefold() == surname.casefold() or len(word) < 2 or word in _SMALL:
        return False
    readings = [syllables for syllables in cuts(surname) if len(syllables) == 1]
    if any(same_russian_name(to_palladius(syllables), word) for syllables in readings):
        return True
    # In an older system, unless it is pinyin for another name: Chen is not Zhen.
    if not cuts(word) and any(writes(plain(word), syllables) for syllables in readings):
        return True
    heard, wanted = _sound(word), _sound(surname)
    if min(len(heard), len(wanted)) < _LONG or heard[0] != wanted[0]:
        return False
    return SequenceMatcher(None, heard, wanted, autojunk=False).ratio() >= _LIKE


def _sound(word: str) -> str:
    letters = plain(word)
    for written, heard in _SOUNDS:
        letters = letters.replace(written, heard)
    return letters


def _han_surname(term: GlossaryTerm) -> str:
    """The surname of a Chinese name in characters; "" for anything else."""
    if term.language != "zh" or term.deprecated or not _HAN_NAME.fullmatch(term.text):
        return ""
    double = term.text[:2]
    if len(term.text) > 2 and double in _han_surnames():
        return double
    return term.text[0] if term.text[0] in _han_surnames() else ""


@cache
def _han_surnames() -> frozenset[str]:
    return frozenset(hanzi for hanzi, *_ in rows("surnames"))
