"""How other systems than pinyin write a Chinese syllable: Wade-Giles, postal, German.

One syllable has several spellings, because the systems mix in the press (Tschongqing) and lose
their signs (ch' as ch, ü as u). Spellings are in the letters that `plain` leaves.
"""

from __future__ import annotations

import re
from functools import cache

from .latin import letters_of
from .syllables import CYRILLIC

_INITIALS = {
    "b": "b p", "p": "p", "m": "m", "f": "f", "d": "d t", "t": "t", "n": "n", "l": "l",
    "g": "g k", "k": "k", "h": "h ch",
    "j": "j ch dsch tsch dj tj k ts", "q": "q ch tsch tj k ts", "x": "x hs s sch h",
    "zh": "zh ch tsch dsch", "ch": "ch tsch", "sh": "sh sch", "r": "r j sch",
    "z": "z ts tz ds dz", "c": "c ts tz", "s": "s ss sz",
    "y": "y j", "w": "w", "": "",
}  # fmt: skip

_FINALS = {
    "ong": "ong ung", "iong": "iong iung jung", "ian": "ian ien jen", "iang": "iang jang",
    "iao": "iao iau jau", "ia": "ia ja", "iu": "iu ju", "ao": "ao au", "ie": "ie ieh je",
    "ui": "ui uei", "e": "e o eh", "er": "er erh", "uo": "uo o", "ue": "ue ueh",
    "ou": "ou ow au", "uan": "uan wan", "uang": "uang wang", "ua": "ua wa", "uai": "uai wai",
    "an": "an", "ei": "ei e eh", "u": "u oo",
}  # fmt: skip

# -i after these is no [i]: chih, tzu, szu.
_APICAL = {"zh": "i ih e", "ch": "i ih e", "sh": "i ih e", "r": "i ih"} | dict.fromkeys(
    "zcs", "i u e y ze zu"
)

_ALONE = {
    "yi": "yi i ji", "wu": "wu u", "you": "you yu jou ju", "yong": "yong yung jung",
    "yan": "yan yen jan jen", "ye": "ye yeh je", "wei": "wei we", "yin": "yin in jin",
    "ying": "ying ing jing", "yue": "yue yueh jue", "weng": "weng ung",
}  # fmt: skip


def plain(form: str) -> str:
    """Lower-case letters with ü as u, so that lost signs do not count."""
    return letters_of(form).replace("ü", "u")


@cache
def spellings(syllable: str) -> frozenset[str]:
    """The spellings of a pinyin syllable, pinyin itself among them."""
    if syllable in _ALONE:
        return frozenset(_ALONE[syllable].split())
    match = re.fullmatch(r"([zcs]h|[bpmfdtnlgkhjqxrzcsyw]?)(.+)", syllable.replace("ü", "u"))
    initial, final = match.groups() if match else ("", syllable)
    finals = _APICAL[initial] if final == "i" and initial in _APICAL else _FINALS.get(final, final)
    return frozenset(
        start + end for start in _INITIALS[initial].split() or [""] for end in finals.split()
    ) | {syllable.replace("ü", "u")}


@cache
def _all_spellings() -> frozenset[str]:
    return frozenset[str]().union(*map(spellings, CYRILLIC))


def could_be_chinese(letters: str) -> bool:
    """Whether the letters can be cut into spellings of Mandarin syllables, in any system."""
    longest = max(map(len, _all_spellings()))
    reached = {0}
    for start in range(len(letters)):
        if start in reached:
            ends = range(start + 1, min(len(letters), start + longest) + 1)
            reached |= {end for end in ends if letters[start:end] in _all_spellings()}
    return len(letters) in reached


def writes(letters: str, syllables: tuple[str, ...]) -> bool:
    """Whether the letters spell these pinyin syllables, one after the other."""
    reached = {0}
    for syllable in syllables:
        reached = {
            start + len(form)
            for start in reached
            for form in spellings(syllable)
            if letters.startswith(form, start)
        }
    return len(letters) in reached
