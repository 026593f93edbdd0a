"""Numbers written in digits, with their scale: 2,5 Mio., 670 млн, $2.3 billion, 250万.

All arithmetic is exact. A token may have several readings: "1995-96" ends in 96 or 1996, "3 pm" is
also 15 o'clock; two numbers agree when they share one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from .words import number_words

_SPACES = " \u00a0\u202f\u2009"
_TOKEN = re.compile(
    rf"(?<![\d])(?:[1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,:'’٫]\d+)*)"
)
_SCALE_WORDS = {
    "de": {
        "hundert": 100, "tausend": 1000, "tsd": 1000, "mio": 10**6, "mill": 10**6,
        "millionen": 10**6, "million": 10**6, "mrd": 10**9, "milliarden": 10**9,
        "milliarde": 10**9, "billionen": 10**12, "billion": 10**12, "dutzend": 12,
    },
    "ru": {
        "тыс": 1000, "тысяч": 1000, "тысячи": 1000, "тысячу": 1000, "тысяча": 1000,
        "тысячами": 1000, "тысячам": 1000, "тысячах": 1000, "млн": 10**6, "миллион": 10**6,
        "миллиона": 10**6, "миллионов": 10**6, "миллионам": 10**6, "миллионами": 10**6,
        "миллионах": 10**6, "миллиону": 10**6, "млрд": 10**9, "миллиард": 10**9,
        "миллиарда": 10**9, "миллиардов": 10**9, "миллиардам": 10**9, "миллиардами": 10**9,
        "миллиардах": 10**9, "миллиарду": 10**9, "трлн": 10**12, "триллион": 10**12,
        "триллиона": 10**12, "триллионов": 10**12,
    },
    "en": {
        "hundred": 100, "thousand": 1000, "thousands": 1000, "million": 10**6, "millions": 10**6,
        "mn": 10**6, "billion": 10**9, "billions": 10**9, "bn": 10**9, "trillion": 10**12,
        "trillions": 10**12, "tn": 10**12, "dozen": 12, "dozens": 12,
    },
}  # fmt: skip
_SCALES = {
    language: re.compile(
        rf"\+?[{_SPACES}-]?(?:(?:и|или|or|oder) (?:более|more|mehr) )?"
        rf"({'|'.join(sorted(words, key=len, reverse=True))})(?!\w)\.?",
        re.IGNORECASE,
    )
    for language, words in _SCALE_WORDS.items()
}
_HAN_SCALE = re.compile(
    r"[ \u00a0]?[多余几]?[ \u00a0]?(十|百|千)?(万亿|万|亿|百|千(?![米克瓦卡]))(?!分)"
)
_HAN_VALUES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_RANGE = re.compile(
    r"(?:\s*[-–—−~～至到、]\s*|\s+(?:bis(?: zu)?|und|oder|to|and|or|до|и|или)\s+|\s*[或和]\s*)"
)
_DECADE = re.compile(
    r"-?er(?!\w)|['’]?s(?!\w)|-?[хыем]{1,3}(?!\w)|\s?(?:年代|世纪)|er[- ]Jahre"
    r"|\.? Jahrhundert|(?:th|st|nd|rd)[ -]centur"
)
_PM = re.compile(r"\s?(?:p\.?\s?m\b|nachmittags|abends|вечера|дня\b|пополудни)", re.IGNORECASE)
_AM = re.compile(r"\s?(?:a\.?\s?m\b)", re.IGNORECASE)
_HAN_PM = re.compile(r"(?:下午|晚上|傍晚|中午|晚间|深夜|夜里|晚|凌晨|午夜)[^，。]{0,3}$")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９，．：", "0123456789,.:")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in `text[start:end]`, its scale word included; `digits_end` is where digits end.

    `values` are its readings; `parts` what it falls into when read as a time, a date or a score;
    `implied` what it may be called in other words: 1990s are the 90s of the 20th century.
    """

    start: int
    end: int
    digits_end: int
    values: frozenset[Decimal]
    parts: tuple[Decimal, ...] = ()
    scale: Decimal = Decimal(1)
    implied: frozenset[Decimal] = frozenset()


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a text: those written in digits, and the values that its words may mean."""

    digits: tuple[Number, ...]
    words: frozenset[Decimal]

    @property
    def available(self) -> frozenset[Decimal]:
        """Every value the text may be said to state."""
        stated = (number.values.union(number.parts, number.implied) for number in self.digits)
        return self.words.union(*stated)


@lru_cache(maxsize=256)
def read_numbers(text: str, language: str) -> Numbers:
    """The numbers of `text`."""
    plain = text.translate(_FULL_WIDTH)
    tokens = [_number(plain, match, language) for match in _TOKEN.finditer(plain)]
    digits = tuple(_with_ranges(plain, tokens))
    words = {value for value, _, _ in number_words(text, language)}
    words |= {
        1900 + value for value in words if value < 100 and value and value % 10 == 0
    }  # decades
    return Numbers(digits, frozenset(words))


def _number(text: str, match: re.Match[str], language: str) -> Number:
    token, end = match.group(), match.end()
    values, parts = _readings(token, language)
    scale, scaled_end = _scale(text, end, language)
    if scale != 1:
        values = {value * scale for value in values}
        parts = ()
    else:
        values |= _hours(text, match, values)
    implied = frozenset(_decades(text, end, values)) if scale == 1 else frozenset()
    return Number(match.start(), scaled_end, end, frozenset(values), parts, scale, implied)


def _readings(token: str, language: str) -> tuple[set[Decimal], tuple[Decimal, ...]]:
    pieces = re.split(r"\D+", token)
    separators = set(re.sub(r"\d", "", token))
    whole = Decimal("".join(pieces))
    if not separators:
        return {whole}, _small([token[:2], token[2:]]) if _clock_digits(token) else ()
    if separators <= set(_SPACES + "'’"):
        return {whole}, _small(pieces)
    if ":" in separators:
        return {whole}, _small(pieces)
    decimal = "." if language in ("en", "zh") else ","
    grouping = "," if decimal == "." else "."
    values: set[Decimal] = set()
    grouped = all(len(piece) == 3 for piece in pieces[1:]) and len(pieces[0]) <= 3
    if separators == {grouping} and grouped:
        values.add(whole)
    elif separators == {decimal} and len(pieces) == 2:
        values.add(Decimal(".".join(pieces)))
    elif decimal in separators and token.count(decimal) == 1 and len(separators) == 2:
        values.add(Decimal("".join(pieces[:-1]) + "." + pieces[-1]))
    elif separators == {grouping} and len(pieces) == 2:
        values.add(Decimal(".".join(pieces)))  # the other convention, or a time of day
    parts = _small(pieces) if "." in separators and not grouped else ()
    return values or {whole}, parts


def _clock_digits(token: str) -> bool:
    return len(token) == 4 and int(token[:2]) < 24 and int(token[2:]) < 60 and token[0] in "01"


def _small(pieces: list[str]) -> tuple[Decimal, ...]:
    return tuple(Decimal(piece) for piece in pieces if piece)


def _scale(text: str, end: int, language: str) -> tuple[Decimal, int]:
    if language == "zh":
        found = _HAN_SCALE.match(text, end)
        if found is None:
            return Decimal(1), end
        factor = Decimal(_HAN_VALUES[found[2]]) * _HAN_VALUES.get(found[1] or "", 1)
        return factor, found.end()
    found = _SCALES[language].match(text, end)
    if found is None:
        return Decimal(1), end
    return Decimal(_SCALE_WORDS[language][found[1].lower()]), found.end()


def _hours(text: str, match: re.Match[str], values: set[Decimal]) -> set[Decimal]:
    """The same hours on the other dial: "3 pm" and 下午 3 点 are 15, 12 a.m. is 0."""
    hours = {value for value in values if value <= 12} | _hour_of(match.group())
    before = text[max(0, match.start() - 8) : match.start()]
    if _PM.match(text, match.end()) or _HAN_PM.search(before):
        return {value + 12 for value in hours}
    if _AM.match(text, match.end()):
        return {value - 12 for value in hours if value == 12}
    return set()


def _hour_of(token: str) -> set[Decimal]:
    hour = re.match(r"(\d{1,2})[:.]\d{2}$", token)
    return {Decimal(hour[1])} if hour and int(hour[1]) <= 12 else set()


def _decades(text: str, end: int, values: set[Decimal]) -> set[Decimal]:
    """What else "1990er", "the 1990s", 1990-е and 90 年代 may be called; 1800s is a century too."""
    if not _DECADE.match(text, end):
        return set()
    also: set[Decimal] = set()
    for value in values:
        if value % 10 == 0 and 1000 <= value < 2100:
            also |= {value % 100, value // 100 + 1}
        elif value % 10 == 0 and value < 100:
            also |= {1900 + value, 1800 + value}
        elif value <= 21:
            also.add((value - 1) * 100)
    return also


def _with_ranges(text: str, tokens: list[Number]) -> list[Number]:
    """Let the ends of a range share what is said once: "2 to 3 million", "1995-96"."""
    shared: list[Number] = []
    for number, after in zip(tokens, [*tokens[1:], None], strict=False):
        values = set(number.values)
        if after and number.scale == 1 and _RANGE.fullmatch(text, number.end, after.start):
            values |= {value * after.scale for value in number.values}
        if shared and _RANGE.fullmatch(text, shared[-1].end, number.start):
            values |= _same_century(shared[-1].values, number.values)
        shared.append(replace(number, values=frozenset(values)))
    return shared


def _same_century(before: frozenset[Decimal], values: frozenset[Decimal]) -> set[Decimal]:
    years = [year for year in before if 1000 <= year < 2100]
    return {year // 100 * 100 + value for year in years for value in values if value < 100}
