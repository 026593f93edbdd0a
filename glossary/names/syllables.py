"""Every syllable of modern Mandarin in pinyin and in Cyrillic by the Palladius system.

The system is regular: an initial and a final are written one after the other. The table below
says which finals an initial takes; the few cells that do not follow are listed as such. Pinyin is
lower case without tones, with ü written ü.
"""

from __future__ import annotations

from types import MappingProxyType

_INITIALS = {
    "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л",
    "g": "г", "k": "к", "h": "х", "j": "цз", "q": "ц", "x": "с",
    "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж", "z": "цз", "c": "ц", "s": "с",
}  # fmt: skip

# In Palladius -нь is pinyin -n, and -н is pinyin -ng.
_FINALS = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу",
    "an": "ань", "en": "энь", "ang": "ан", "eng": "эн", "ong": "ун",
    "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю",
    "ian": "янь", "in": "инь", "iang": "ян", "ing": "ин", "iong": "юн",
    "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй",
    "uan": "уань", "un": "унь", "uang": "уан",
    "ü": "юй", "üe": "юэ", "üan": "юань", "ün": "юнь",
}  # fmt: skip

# Which finals follow which initial: the syllables that some character is read as.
_COMBINATIONS = {
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un ü üe",
    "l": "a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong ü üe üan ün",
    "q": "i ia ie iao iu ian in iang ing iong ü üe üan ün",
    "x": "i ia ie iao iu ian in iang ing iong ü üe üan ün",
    "zh": "a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang",
    "ch": "a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang",
    "sh": "a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang",
    "r": "e ao ou an en ang eng ong i u ua uo ui uan un",
    "z": "a e ai ei ao ou an en ang eng ong i u uo ui uan un",
    "c": "a e ai ao ou an en ang eng ong i u uo ui uan un",
    "s": "a e ai ao ou an en ang eng ong i u uo ui uan un",
}

# Without an initial pinyin spells with y and w, Palladius with в or a bare vowel.
_WITHOUT_INITIAL = {
    "a": "а", "e": "э", "ai": "ай", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь",
    "ang": "ан", "eng": "эн", "er": "эр",
    "yi": "и", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь",
    "yang": "ян", "ying": "ин", "yong": "юн", "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь",
    "wu": "у", "wa": "ва", "wo": "во", "wai": "вай", "wei": "вэй", "wan": "вань", "wen": "вэнь",
    "wang": "ван", "weng": "вэн",
}  # fmt: skip

# hui is the one cell of the grid that does not follow: its regular form would be indecent.
_IRREGULAR = {"hui": "хуэй"}

# Read by interjections and dialect words only: they stand in no name, and o, ei, lo would make
# every -ao, -ui, -luo look like two syllables.
INTERJECTIONS = MappingProxyType({"o": "о", "ei": "эй", "yo": "йо", "lo": "ло"})


def _cell(initial: str, final: str) -> tuple[str, str]:
    pinyin = initial + (final.replace("ü", "u") if initial in "jqx" else final)
    # After z, c, s the vowel of -i is ы; after all others, и.
    vowel = "ы" if final == "i" and initial in {"z", "c", "s"} else _FINALS[final]
    return pinyin, _IRREGULAR.get(pinyin, _INITIALS[initial] + vowel)


CYRILLIC = MappingProxyType(
    dict(
        _cell(initial, final)
        for initial, finals in _COMBINATIONS.items()
        for final in finals.split()
    )
    | _WITHOUT_INITIAL
)
"""Pinyin syllable → its Cyrillic form: the syllables that occur in names."""

PINYIN = MappingProxyType({cyrillic: pinyin for pinyin, cyrillic in CYRILLIC.items()})
"""The way back. No two syllables share a form."""


def _variants() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {"хой": ("hui", OLDER), "хуй": ("hui", CARELESS)}
    for cyrillic, pinyin in PINYIN.items():
        if "э" not in cyrillic[1:]:
            continue
        # е for э: Шеньчжень, Хефей. Only where no syllable of the system is written so (цзе, се).
        found.setdefault(cyrillic[0] + cyrillic[1:].replace("э", "е"), (pinyin, CARELESS))
        # Until the mid-twentieth century: фын, мынь, and уэй for вэй.
        if cyrillic[0] in "бпмф" and cyrillic[2:] in {"н", "нь"}:
            found[cyrillic.replace("э", "ы")] = (pinyin, OLDER)
        if cyrillic[0] == "в":
            found["у" + cyrillic[1:]] = (pinyin, OLDER)
    return {form: reading for form, reading in found.items() if form not in PINYIN}


OLDER, CARELESS = "an older spelling", "a spelling outside the system"

VARIANTS = MappingProxyType(_variants())
"""Other Cyrillic spellings → (pinyin, OLDER or CARELESS). None of them is a form of the system."""

LONGEST = max(map(len, [*PINYIN, *VARIANTS]))
"""Letters in the longest Cyrillic syllable."""
