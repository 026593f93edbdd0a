"""Russian names in Latin letters: does Lawrow, Lavrov or Mirsijojew write this Cyrillic name?

A Cyrillic letter has one spelling in each system; the press mixes the systems, so any of them is
accepted for any letter: ISO 9, BGN/PCGN and passport (English), Duden (German).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_VOWELS = "аеёиоуыэюя"
_LONGEST_INITIAL = len("Sch.")
LONGEST_NAME = 120
"""Characters; a longer string is a text, and is not compared."""

# First BGN/PCGN or the usual English, then Duden, then ISO 9 (signs already dropped) and others.
_LETTERS = {
    "а": "a", "б": "b", "в": "v w", "г": "g", "д": "d", "е": "e ye je", "ё": "yo e jo io ye je o",
    "ж": "zh sch j dsch sh z", "з": "z s", "и": "i y", "й": "y i j", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s ss", "т": "t", "у": "u ou", "ф": "f ph",
    "х": "kh ch h x", "ц": "ts z c tz", "ч": "ch tsch c tch", "ш": "sh sch s",
    "щ": "shch schtsch sch sc s", "ъ": " y j", "ы": "y i", "ь": " i j y", "э": "e",
    "ю": "yu ju iu u", "я": "ya ja ia a",
}  # fmt: skip

# Groups that are written otherwise than letter by letter.
_GROUPS = {
    "ий": "iy y i ii ij yi", "ый": "yy y i yi yj", "кс": "ks x", "дж": "dzh j dsch dj",
    "ия": "iya ia ija iia", "ей": "ey ei ej", "ай": "ay ai aj", "ьё": "yo jo io ye je ie",
    "ье": "ye ie je", "ья": "ya ia ja", "ью": "yu iu ju", "зз": "zz z", "сс": "ss s", "нн": "nn n",
}  # fmt: skip

# Given names with a spelling of their own in English or German.
_GIVEN = {
    "александр": "alexander", "александра": "alexandra", "пётр": "peter pjotr petr",
    "павел": "paul", "михаил": "michael michail mikhail", "николай": "nicholas nikolaus",
    "елена": "helena", "екатерина": "catherine katharina", "мария": "mary maria",
    "константин": "constantine konstantin", "андрей": "andrew andreas", "юрий": "juri yuri",
    "дмитрий": "dimitri dimitry", "максим": "maxim maksym", "виктор": "victor",
    "софия": "sophia", "филипп": "philipp philip", "иосиф": "joseph josef", "лев": "leo",
}  # fmt: skip


def same_russian_name(cyrillic: str, latin: str) -> bool:
    """Whether the Latin form writes the Cyrillic one in an English or German system.

    Word by word; an initial stands for any name that begins so, and a patronymic may be missing
    on one side.
    """
    if max(len(cyrillic), len(latin)) > LONGEST_NAME:
        return False
    names = re.findall(r"[а-яё]+\.?", unicodedata.normalize("NFC", cyrillic).lower())
    forms = [_plain(word) for word in re.findall(r"[^\s-]*[^\W\d_][^\s-]*", latin)]
    if not names or not forms:
        return False
    if len(names) == 3 and len(forms) == 2:
        names = [names[0], names[2]]
    elif len(names) == 2 and len(forms) == 3:
        forms = [forms[0], forms[2]]
    return len(names) == len(forms) and all(map(_same_word, names, forms))


def _plain(word: str) -> str:
    letters = "".join(
        each for each in unicodedata.normalize("NFD", word.lower()) if each.isalpha() or each == "."
    )
    return letters[:-1] if letters.endswith(".") and len(letters) > _LONGEST_INITIAL else letters


def _same_word(name: str, form: str) -> bool:
    if name.endswith("."):
        return any(form.startswith(each) for each in _starts(name[0]))
    if form.endswith("."):
        return form[:-1] in _starts(name[0])
    return form in _GIVEN.get(name, "").split() or _writes(form, name)


@cache
def _starts(letter: str) -> frozenset[str]:
    return frozenset(_LETTERS[letter].split())


def _writes(form: str, name: str) -> bool:
    """Whether the letters of `form` spell `name`, group after group; linear in their lengths."""
    reached, place = {0}, 0
    while place < len(name):
        group = next((each for each in _GROUPS if name.startswith(each, place)), name[place])
        spelt = _spelt(name, place, group)
        reached = {
            start + len(each) for start in reached for each in spelt if form.startswith(each, start)
        }
        place += len(group)
    return len(form) in reached


def _spelt(name: str, place: int, group: str) -> set[str]:
    """The spellings of a letter or group where it stands in the name."""
    forms = set((_GROUPS.get(group) or _LETTERS[group]).split(" "))
    if group == "в" and place == len(name) - 1:
        forms |= {"ff", "f"}  # Orloff
    if group == "ё" and not (place and name[place - 1] in "жшчщ"):
        forms.discard("o")  # Gorbatschow, but not Orlow for Орлёв
    if group == "я" and place and name[place - 1] not in _VOWELS:
        forms.discard("a")
    return forms
