"""Chinese names written in Cyrillic, restored to pinyin.

The Palladius system is regular, so most names can be read back exactly; what cannot is told from
what can. A reading is certain only when there is no second one, the spelling keeps to the system,
and something besides the letters says that the name is Chinese (Иван could be cut into syllables
too): a known place, a surname in front, or a letter group that Russian words do not have.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from sources.errors import ConcordError

from .known import Exceptional, exceptions, folded, place_names, places, surnames
from .segmentation import MOST_READINGS, Cut, Pieces, cut, cut_loosely
from .spelling import join_pinyin

LONGEST_NAME = 200
"""Characters; what is longer is a text, not a name."""

# Letter groups that Palladius has and Russian words hardly do.
_CHINESE = re.compile(
    r"цз|чж|нъ|[бпмфдтнлгкхцчшжзсв]э|юй|юэ|юань|уа[йн]|[гкх]уа|яо|оу|ао"
    r"|нь[^ъ'-]|[сц]я[но]|[сц]юн"
)
_QUOTES = '«»„“”"‚‘'
_SAME = str.maketrans(
    {"’": "'", "ʼ": "'", "`": "'", "\u00a0": " ", "\u00ad": None, "\u0301": None}
    | dict.fromkeys("‐‑‒–—−", "-")
)


class NotCyrillic(ConcordError):
    """The name holds nothing that could be restored."""


@dataclass(frozen=True, slots=True)
class Restoration:
    """What a Cyrillic name may be in pinyin.

    `readings` are best first and `pinyin` is the first of them, None when there is none. `why` is
    a sentence for the person who has to believe it. `also` are other English forms in use of a
    name that has one of its own.
    """

    pinyin: str | None
    readings: tuple[str, ...]
    certain: bool
    why: str
    also: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As commands and the API write it."""
        return {
            "pinyin": self.pinyin,
            "readings": list(self.readings),
            "certain": self.certain,
            "why": self.why,
            "also": list(self.also),
        }


@dataclass(frozen=True, slots=True)
class _Word:
    """The readings of one word; `chinese` when something says that it is a Chinese name."""

    readings: tuple[Pieces, ...]
    irregular: frozenset[str]
    chinese: bool


def restore_name(name: str) -> Restoration:
    """The pinyin of a name in the nominative, `certain` or not.

    NotCyrillic when `name` is empty, longer than 200 characters or not in Cyrillic letters.
    """
    plain = _plain(name)
    known = exceptions().get(folded(plain))
    if known is not None:
        return _exceptional(known, plain)
    # A hyphen before a capital parts two names (Чэнду-Чунцин); before a small letter, syllables.
    names = re.split(r"-(?=[А-ЯЁ])", plain) if not plain.isupper() else plain.split("-")
    if len(names) > 1 and all(names) and " " not in plain:
        return _pair([restore_name(each) for each in names])
    words = plain.lower().split()
    return _person(words) or _words(words)


def _plain(name: str) -> str:
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).translate(_SAME))
    plain = " ".join(plain.strip(_QUOTES + " \t\r\n").split())
    if not plain:
        raise NotCyrillic("The name is empty: give a name in Cyrillic letters.")
    if len(plain) > LONGEST_NAME:
        raise NotCyrillic(f"A name has at most {LONGEST_NAME} characters, this has {len(plain)}.")
    if not re.fullmatch(r"[А-Яа-яЁё' .-]+", plain) or not re.search(r"[А-Яа-яЁё]", plain):
        raise NotCyrillic(f"“{plain}” is not in Cyrillic letters: give the name as Russian has it.")
    return plain


def _exceptional(known: Exceptional, plain: str) -> Restoration:
    if not known.forms:
        chance = _words(plain.lower().split())
        return Restoration(
            chance.pinyin, chance.readings, certain=False, why=f"{known.cyrillic}: {known.why}."
        )
    why = f"{known.cyrillic} is a known name" + (f": {known.why}." if known.why else ".")
    return Restoration(known.forms[0], known.forms[:1], True, why, also=known.forms[1:])


def _pair(parts: list[Restoration]) -> Restoration:
    readings = tuple(
        "-".join(chosen)
        for chosen in islice(product(*(part.readings for part in parts)), MOST_READINGS)
    )
    certain = all(part.certain for part in parts)
    why = " ".join(dict.fromkeys(part.why for part in parts))
    return Restoration(readings[0] if readings else None, readings, certain, why)


def _person(words: list[str]) -> Restoration | None:
    """A surname and a given name of one or two syllables, written as one word or as two."""
    if not 2 <= len(words) <= 3:
        return None
    family = [each for each in _word(words[0]).readings if each in surnames()]
    given = _word("-".join(words[1:]), given=True)
    # 阿 begins given names and never ends one: Хуа is Hua, not Hu'a.
    short = [
        each for each in given.readings if len(each) == 1 or (len(each) == 2 and each[1] != "a")
    ]
    if not family or not short:
        return None
    readings = tuple(
        f"{join_pinyin(surname)} {join_pinyin(personal)}"
        for surname in family
        for personal in short
    )
    irregular = _word(words[0]).irregular | given.irregular
    if len(words) == 3:
        irregular |= {"a given name written as two words"}
    return _report(readings, irregular, chinese=not _is_homograph(words[1]))


def _words(words: list[str]) -> Restoration:
    read = [_word(word) for word in words]
    readings = [
        " ".join(join_pinyin(each) for each in chosen)
        for chosen in islice(product(*(word.readings for word in read)), MOST_READINGS)
    ]
    irregular = _union(word.irregular for word in read)
    whole = places().get("".join(words), ()) if len(words) > 1 else ()
    if whole:
        readings = [*map(join_pinyin, whole), *readings]
        irregular |= {"a name of one word written as several"}
    return _report(tuple(readings), irregular, chinese=any(word.chinese for word in read))


def _word(word: str, *, given: bool = False) -> _Word:
    """Read one word; one that is a surname is that, unless a surname stands before it."""
    regular = [each.syllables for each in cut(word)]
    known = places().get(word, ())
    if known:
        # A place of more syllables than the word needs (固安, Гуань) does not rule out the shorter.
        shorter = [each for each in regular if len(each) < len(known[0])]
        return _Word((*shorter, *known), frozenset(), chinese=True)
    loose = sorted(cut_loosely(word), key=lambda each: each.syllables not in place_names())
    if loose and loose[0].syllables in place_names():
        return _Word(_distinct(loose, regular), loose[0].irregular, chinese=True)
    if regular and regular[0] in surnames() and not given:
        return _Word((regular[0],), frozenset(), chinese=True)
    if regular:
        chinese = bool(_CHINESE.search(word)) or word.endswith("нь")
        return _Word(tuple(regular), frozenset(), chinese)
    if _CHINESE.search(word) or (loose and loose[0].syllables in surnames()):
        return _Word(_distinct(loose, ()), _union(each.irregular for each in loose), True)
    return _Word((), frozenset(), chinese=False)


def _union(kinds: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*kinds)


def _distinct(loose: Sequence[Cut], regular: Sequence[Pieces]) -> tuple[Pieces, ...]:
    return tuple(dict.fromkeys([*(each.syllables for each in loose), *regular]))


def _is_homograph(word: str) -> bool:
    known = exceptions().get(folded(word))
    return known is not None and not known.forms


def _report(readings: tuple[str, ...], irregular: frozenset[str], *, chinese: bool) -> Restoration:
    readings = tuple(dict.fromkeys(readings))[:MOST_READINGS]
    if not readings:
        why = "It cannot be cut into the syllables of the Palladius system."
        return Restoration(None, (), certain=False, why=why)
    doubts = sorted(irregular)
    if len(readings) > 1:
        doubts.append(f"{len(readings)} readings")
    if not chinese:
        doubts.append("nothing but the letters says that the name is Chinese")
    why = f"Doubtful: {'; '.join(doubts)}." if doubts else "Every syllable is of the system."
    return Restoration(readings[0], readings, certain=not doubts, why=why)
