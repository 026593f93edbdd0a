"""Numbers written as words. Readings are lenient: a word such as "second" may not be a number, so
what is read here may answer for a number of the other text but never needs an answer itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

Word = tuple[Decimal, int, int]
"""A value and its span."""

_DE_UNITS = [
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_DE_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_EN_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _german() -> dict[str, Decimal]:
    values = {word: Decimal(value) for value, word in enumerate(_DE_UNITS)}
    for ten, word in enumerate(_DE_TENS, 2):
        values[word] = Decimal(10 * ten)
        for unit in range(1, 10):
            values[f"{_DE_UNITS[unit]}und{word}"] = Decimal(10 * ten + unit)
    hundreds = {"hundert": Decimal(100), "tausend": Decimal(1000)}
    for value, word in enumerate(_DE_UNITS[1:], 1):
        hundreds[f"{word}hundert"] = Decimal(100 * value)
        hundreds[f"{word}tausend"] = Decimal(1000 * value)
    hundreds["zwanzigtausend"] = Decimal(20000)
    hundreds["hunderttausend"] = Decimal(100000)
    others: dict[str, int | str] = {
        "erst": 1, "dritt": 3, "siebt": 7, "dreissig": 30, "dutzend": 12, "halb": "0.5",
        "hälfte": 2,
        "einmal": 1, "einzig": 1, "einig": 1, "anderthalb": "1.5", "doppel": 2, "verdoppel": 2,
        "beid": 2, "jahrzehnt": 10, "jahrhundert": 100, "jahrtausend": 1000, "viertel": 4,
        "paar": 2,
        "zweieinhalb": "2.5", "dreieinhalb": "3.5", "zwo": 2, "million": 10**6, "milliard": 10**9,
        "billion": 10**12, "duo": 2, "trio": 3,
    }  # fmt: skip
    return values | hundreds | {word: Decimal(value) for word, value in others.items()}


def _english() -> dict[str, Decimal]:
    values = {word: Decimal(value) for value, word in enumerate(_EN_UNITS)}
    for ten, word in enumerate(_EN_TENS, 2):
        values[word] = Decimal(10 * ten)
        values[word[:-1] + "ieth"] = Decimal(10 * ten)
        for unit in range(1, 10):
            for join in ("-", " ", ""):
                values[f"{word}{join}{_EN_UNITS[unit]}"] = Decimal(10 * ten + unit)
    others: dict[str, int | str] = {
        "first": 1, "once": 1, "single": 1, "sole": 1, "only": 1, "second": 2, "twice": 2,
        "both": 2,
        "double": 2, "doubl": 2, "pair": 2, "couple": 2, "half": "0.5", "halv": "0.5", "third": 3,
        "triple": 3, "thrice": 3, "quarter": 4, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
        "dozen": 12, "decade": 10, "century": 100, "centuries": 100, "millenni": 1000, "score": 20,
        "fortnight": 14, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
        "trillion": 10**12, "quadrupl": 4, "noon": 12, "midnight": 0, "duo": 2, "trio": 3,
        "twin": 2,
    }  # fmt: skip
    return values | {word: Decimal(value) for word, value in others.items()}


_RU_STEMS: dict[str, int | str] = {
    "один": 1, "одн": 1, "перв": 1, "единств": 1, "два": 2, "две": 2, "дву": 2, "двое": 2,
    "двои": 2, "двой": 2, "втор": 2, "вдво": 2, "оба": 2, "обе": 2, "обои": 2, "три": 3,
    "трое": 3, "трои": 3, "трех": 3, "трёх": 3, "трем": 3, "трёхсот": 300, "тремя": 3, "трет":
    3, "четыр": 4, "четвер": 4, "пят": 5, "шест": 6, "семь": 7, "семи": 7, "семер": 7,
    "седьм": 7, "восем": 8, "восьм": 8, "девят": 9, "десят": 10, "одиннадцат": 11,
    "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15, "шестнадцат": 16,
    "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30,
    "сорок": 40, "пятьдесят": 50, "пятидесят": 50, "шестьдесят": 60, "шестидесят": 60,
    "семьдесят": 70, "семидесят": 70, "восемьдесят": 80, "восьмидесят": 80, "девяност": 90,
    "сто": 100, "сотн": 100, "сотен": 100, "двести": 200, "двухсот": 200, "трист": 300,
    "четырест": 400, "пятьсот": 500, "шестьсот": 600, "семьсот": 700, "восемьсот": 800,
    "девятьсот": 900, "тысяч": 1000, "миллион": 10**6, "млн": 10**6, "миллиард": 10**9,
    "млрд": 10**9, "триллион": 10**12, "дюжин": 12, "половин": "0.5", "пол": "0.5", "полтор":
    "1.5", "двадцати": 20, "десятилет": 10, "столет": 100, "век": 100, "тысячелет": 1000,
    "нол": 0, "нул": 0, "пара": 2, "пару": 2, "пары": 2, "полдень": 12, "полноч": 0,
}  # fmt: skip


def _pattern(words: dict[str, Decimal], tail: str) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)}){tail}", re.IGNORECASE)


_GERMAN = _german()
_ENGLISH = _english()
_RUSSIAN = {stem: Decimal(value) for stem, value in _RU_STEMS.items()}
_PATTERNS = {
    "de": (_GERMAN, _pattern(_GERMAN, "")),
    "en": (_ENGLISH, _pattern(_ENGLISH, r"(?:s|th|ths|fold|ed|ing|e|d|ly|um|al|a)?(?!\w)")),
    "ru": (_RUSSIAN, _pattern(_RUSSIAN, "")),
}
_STEM = {
    language: re.compile("|".join(sorted(words, key=len, reverse=True)), re.IGNORECASE)
    for language, (words, _) in _PATTERNS.items()
}
_REST_OF_WORD = re.compile(r"\w*")
_BETWEEN = re.compile(r"[ \u00a0-]*(?:und |and |an? )?")
_SCALES = {Decimal(10**power) for power in (3, 6, 9, 12)} | {Decimal(12), Decimal(10)}


def alphabetic_words(text: str, language: str) -> Iterator[Word]:
    """The number words of a German, English or Russian text, and the sums that neighbours make:
    "zwei Millionen", "двадцать пять", "one hundred and five"."""
    words, pattern = _PATTERNS[language]
    running: list[Word] = []
    for match in pattern.finditer(text):
        stem = _STEM[language].match(text, match.start())
        if stem is None:
            continue
        rest = _REST_OF_WORD.match(text, match.end())
        end = rest.end() if rest else match.end()
        word = (words[stem.group().lower()], match.start(), end)
        yield word
        if running and not _BETWEEN.fullmatch(text, running[-1][2], word[1]):
            running = []
        running.append(word)
        for first in range(len(running) - 1):  # "eine halbe Million" begins at its second word
            yield _total([value for value, _, _ in running[first:]]), running[first][1], end


def _total(values: list[Decimal]) -> Decimal:
    """The number that a run of words names: [2, 100, 5, 1000] is 205,000."""
    total = part = Decimal(0)
    for value in values:
        if value >= 1000 and value in _SCALES:
            total, part = total + (part or 1) * value, Decimal(0)
        elif value in (10, 12, 100) and 0 < part < 100:
            part *= value
        else:
            part += value
    return total + part


_HAN = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "俩": 2, "双": 2, "首": 1, "半": 0, "对": 2,
}  # fmt: skip
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_MYRIADS = {"万": 10**4, "亿": 10**8}
_HAN_RUN = re.compile("[零〇○一二三四五六七八九两俩双首半十百千万亿]+")
_PLAN = re.compile("十([一二三四五])五")  # 十四五, the 14th Five-Year Plan
_VAGUE = str.maketrans("", "", "多余几来")


def chinese_words(text: str) -> Iterator[Word]:
    """The numbers written in Chinese characters: 二百五十万, 二〇二四, and 三, 四 of 三四."""
    for match in re.finditer(r"[零〇○一二三四五六七八九两俩双首半十百千万亿多余几来]+", text):
        run = match.group().translate(_VAGUE)
        if not run or not _HAN_RUN.fullmatch(run):
            continue
        yield _chinese_value(run), match.start(), match.end()
        if plan := _PLAN.fullmatch(run):
            yield Decimal(10 + _HAN[plan[1]]), match.start(), match.end()
        if not set(run) & (_HAN_UNITS.keys() | _HAN_MYRIADS.keys()):
            for offset, digit in enumerate(run):
                yield Decimal(_HAN[digit]), match.start() + offset, match.start() + offset + 1


def _chinese_value(run: str) -> Decimal:
    if not set(run) & (_HAN_UNITS.keys() | _HAN_MYRIADS.keys()):
        return Decimal("".join(str(_HAN[digit]) for digit in run))
    total = section = digit = 0
    for char in run:
        if char in _HAN:
            digit = _HAN[char]
        elif char in _HAN_UNITS:
            section, digit = section + (digit or 1) * _HAN_UNITS[char], 0
        else:
            total, section, digit = total + ((section + digit) or 1) * _HAN_MYRIADS[char], 0, 0
    return Decimal(total + section + digit)


_ROMAN = re.compile(r"(?<![\w.])(?=[IVXLCІХ])[XХ]{0,3}(?:I[XХ]|IV|V?I{0,3})(?![\w.]*\w)")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "Х": 10}


def roman_numerals(text: str) -> Iterator[Word]:
    """Roman numerals up to XXXIX, as in centuries and the names of rulers: «XVIII век», Ludwig XIV.

    Cyrillic Х is read as X, since Russian texts often have it.
    """
    for match in _ROMAN.finditer(text):
        digits = [_ROMAN_DIGITS[char] for char in match.group()]
        following = [*digits[1:], 0]
        value = sum(
            -digit if digit < after else digit
            for digit, after in zip(digits, following, strict=True)
        )
        if value:
            yield Decimal(value), match.start(), match.end()


_READERS: dict[str, Callable[[str], Iterator[Word]]] = {
    "de": lambda text: alphabetic_words(text, "de"),
    "en": lambda text: alphabetic_words(text, "en"),
    "ru": lambda text: alphabetic_words(text, "ru"),
    "zh": chinese_words,
}


def number_words(text: str, language: str) -> list[Word]:
    """Every number that `text` writes without digits, lenient as said above."""
    return [*_READERS[language](text), *roman_numerals(text)]
