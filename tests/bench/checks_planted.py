"""Faults planted in correct translations, one of a kind at a time."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from sources.segmentation import split_sentences

Plant = Callable[[str, str, random.Random], str | None]
"""Makes a faulty translation of a correct one in a language; None where it cannot."""

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_CURRENCIES = {
    "en": ("dollars", "euros", "yuan", "roubles", "yen"),
    "zh": ("美元", "欧元", "元人民币", "卢布", "日元"),
}
_CYRILLIC_WORDS = ("министр", "Лавров", "город", "также", "развития")
_GERMAN_WORDS = ("wurde", "Minister und", "nicht", "erklärte", "sowie")


def changed_number(text: str, language: str, chance: random.Random) -> str | None:
    """Another digit in one number."""
    digits = [match.start() for match in re.finditer(r"\d", text)]
    if not digits:
        return None
    at = chance.choice(digits)
    other = chance.choice([digit for digit in "123456789" if digit != text[at]])
    return text[:at] + other + text[at + 1 :]


def lost_scale(text: str, language: str, chance: random.Random) -> str | None:
    """million for billion, 万 for 亿, and the reverse."""
    swaps = {"million": "billion", "billion": "million", "thousand": "million"}
    if language == "zh":
        swaps = {"万": "亿", "亿": "万"}
    found = [match for word in swaps for match in re.finditer(rf"(?<=\d)[ ]?(?:{word})", text)]
    if not found:
        return None
    match = chance.choice(found)
    word = match.group().strip()
    return text[: match.start()] + match.group().replace(word, swaps[word]) + text[match.end() :]


def changed_date(text: str, language: str, chance: random.Random) -> str | None:
    """Another month or weekday."""
    if language == "zh":
        found = re.search(
            r"(?<!\d)(1[0-2]|[1-9])(?= ?月)|(?<=[周期])[一二三四五六日](?![个次年])", text
        )
        if not found:
            return None
        values = [str(n) for n in range(1, 13)] if found[0].isdigit() else list("一二三四五六日")
    else:
        found = re.search("|".join(rf"\b{name}\b" for name in _MONTHS if name != "May")
                          + "|" + "|".join(_DAYS), text)  # fmt: skip
        if not found:
            return None
        values = _MONTHS if found[0] in _MONTHS else _DAYS
    other = chance.choice([value for value in values if value != found[0]])
    return text[: found.start()] + other + text[found.end() :]


def changed_currency(text: str, language: str, chance: random.Random) -> str | None:
    """Another currency's word."""
    pattern = (
        r"美元|欧元|日元|英镑|卢布|人民币"
        if language == "zh"
        else r"\b(?:dollars|euros?|yuan|roubles|yen)\b|\$(?=\d)"
    )
    found = re.search(pattern, text)
    if not found:
        return None
    if found[0] == "$":
        return text[: found.start()] + "€" + text[found.end() :]
    other = chance.choice([word for word in _CURRENCIES[language] if word[:2] != found[0][:2]])
    return text[: found.start()] + other + text[found.end() :]


def dropped_last_clause(text: str, language: str, chance: random.Random) -> str | None:
    """The last clause gone, the final mark kept; at least an eighth of the text."""
    marks = [match.start() for match in re.finditer(_clause_mark(language), text)]
    if not marks or len(text) - marks[-1] < len(text) / 8:
        return None
    return text[: marks[-1]] + text[-1]


def dropped_first_clause(text: str, language: str, chance: random.Random) -> str | None:
    """The first clause gone; at least an eighth of the text."""
    mark = re.search(_clause_mark(language), text)
    if not mark or mark.start() < len(text) / 8:
        return None
    rest = text[mark.end() :].strip()
    return rest[:1].upper() + rest[1:]


def broken_off(text: str, language: str, chance: random.Random) -> str | None:
    """The text cut at its last clause, final mark and all."""
    marks = [match.start() for match in re.finditer(_clause_mark(language), text)]
    return text[: marks[-1]] if marks and marks[-1] > 10 else None


def dropped_sentence(text: str, language: str, chance: random.Random) -> str | None:
    """The last of several sentences gone."""
    spans = split_sentences(text, language)
    return text[: spans[-2][1]] if len(spans) > 1 else None


def _clause_mark(language: str) -> str:
    return "[，；—]" if language == "zh" else r"[,;–—](?!\d)"


def cyrillic_word(text: str, language: str, chance: random.Random) -> str | None:
    """One word Russian."""
    return _word_replaced(text, language, chance.choice(_CYRILLIC_WORDS), chance)


def german_word(text: str, language: str, chance: random.Random) -> str | None:
    """One word German."""
    return _word_replaced(text, language, chance.choice(_GERMAN_WORDS), chance)


def _word_replaced(text: str, language: str, word: str, chance: random.Random) -> str | None:
    spans = _words(text, language)
    if not spans:
        return None
    start, end = chance.choice(spans)
    return text[:start] + word + text[end:]


def doubled_word(text: str, language: str, chance: random.Random) -> str | None:
    """One word twice; in Chinese two characters."""
    spans = _words(text, language)
    if not spans:
        return None
    start, end = chance.choice(spans)
    gap = "" if language == "zh" else " "
    return text[:end] + gap + text[start:end] + text[end:]


def _words(text: str, language: str) -> list[tuple[int, int]]:
    pattern = r"[\u3400-\u9fff]{2}" if language == "zh" else r"(?<![\w-])[a-z]+(?![\w'’-])"
    return [match.span() for match in re.finditer(pattern, text)]


def lost_quotation_mark(text: str, language: str, chance: random.Random) -> str | None:
    """One of the double quotation marks gone."""
    marks = [match.start() for match in re.finditer('["“”]', text)]
    if len(marks) < 2:
        return None
    at = chance.choice(marks)
    return text[:at] + text[at + 1 :]


def half_width_comma(text: str, language: str, chance: random.Random) -> str | None:
    """A half-width comma in Chinese."""
    marks = [match.start() for match in re.finditer("，", text)]
    if language != "zh" or not marks:
        return None
    at = chance.choice(marks)
    return text[:at] + "," + text[at + 1 :]


def dropped_negation(text: str, language: str, chance: random.Random) -> str | None:
    """A "not" gone; in Chinese also a 不 or 没 that is part of a word and denies nothing."""
    pattern = "[不没](?=[\\u4e00-\\u9fff])" if language == "zh" else r" not\b|n['’]t\b"
    found = [match.span() for match in re.finditer(pattern, text)]
    if not found:
        return None
    start, end = chance.choice(found)
    return text[:start] + text[end:]


PLANTS: dict[str, Plant] = {
    plant.__name__.replace("_", " "): plant
    for plant in (
        changed_number,
        lost_scale,
        changed_date,
        changed_currency,
        dropped_last_clause,
        dropped_first_clause,
        dropped_sentence,
        broken_off,
        cyrillic_word,
        german_word,
        doubled_word,
        lost_quotation_mark,
        half_width_comma,
        dropped_negation,
    )
}
