"""Months and weekdays in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Named:
    """A month (1 to 12) or weekday (1 is Monday) named in `text[start:end]`.

    `sure` is false for a word that may mean something else, such as "May" without a date.
    """

    value: int
    start: int
    end: int
    sure: bool = True


_MONTHS = {
    "de": (
        r"Jan(?:uar|\.)|Jänner", r"Feb(?:ruar|\.)", r"März", r"Apr(?:il|\.)", r"Mai(?!-)", r"Juni",
        r"Juli", r"Aug(?:ust|\.)", r"Sept?(?:ember|\.)", r"Okt(?:ober|\.)", r"Nov(?:ember|\.)",
        r"Dez(?:ember|\.)",
    ),
    "en": (
        r"Jan(?:uary|\.)?", r"Feb(?:ruary|\.)?", r"March|Mar\.", r"Apr(?:il|\.)?", r"May", r"June",
        r"July", r"Aug(?:ust|\.)?", r"Sept?(?:ember|\.)?", r"Oct(?:ober|\.)?", r"Nov(?:ember|\.)?",
        r"Dec(?:ember|\.)?",
    ),
    "ru": (
        "январ[ьяеюём]{1,2}", "феврал[ьяеюём]{1,2}", "март(?:а|е|у|ом)?", "апрел[ьяеюём]{1,2}",
        "ма(?:й|я|е|ю|ем)", "июн[ьяеюём]{1,2}", "июл[ьяеюём]{1,2}", "август(?:а|е|у|ом)?",
        "сентябр[ьяеюём]{1,2}", "октябр[ьяеюём]{1,2}", "ноябр[ьяеюём]{1,2}", "декабр[ьяеюём]{1,2}",
    ),
}  # fmt: skip
_COMPOUND = {
    "de": r"(?:s|sitzung\w*|tagung\w*|treffen\w*)?",
    "en": "(?:'s|’s)?",
    "ru": "(?:ск\\w+)?",
}
_WEEKDAYS = {
    "de": (
        "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag|Sonnabend", "Sonntag",
    ),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ru": (
        "понедельник", "вторник", "сред[ауые](?=[ ,.)]|$)", "четверг", "пятниц", "суббот",
        "воскресень",
    ),
}  # fmt: skip
_WORDS = {
    "month": {
        language: re.compile(
            r"(?<!\w)(?:"
            + "|".join(f"({one})" for one in forms)
            + rf"){_COMPOUND[language]}(?!\w)",
            re.IGNORECASE if language == "ru" else 0,
        )
        for language, forms in _MONTHS.items()
    },
    "weekday": {
        language: re.compile(
            r"(?<!\w)(?:" + "|".join(f"({one})" for one in forms) + r")\w*",
            re.IGNORECASE if language == "ru" else 0,
        )
        for language, forms in _WEEKDAYS.items()
    },
}
_HAN_MONTH = re.compile(r"(?<![\d.])(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])\s?月(?!球|亮|光)")
_HAN_WEEKDAY = re.compile(
    r"(?:(?<![一二两三四五六七八九十每几\d])周|星期|礼拜)([一二三四五六日天])(?![次年个])"
)
_HAN_VALUE = {char: value for value, char in enumerate("零一二三四五六日")} | {
    "天": 7, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12,
}  # fmt: skip
_BESIDE_DATE = re.compile(
    r"\d[\w.]*[ \u00a0]?$|(?:\b(?:in|of|since|until|late|early|last|next|mid)[ -])$"
)
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:\d{2}){0,2})(?!\d)")
_ISO = re.compile(r"(?<!\d)\d{4}-(\d{2})-\d{2}(?!\d)")


@lru_cache(maxsize=256)
def months(text: str, language: str) -> tuple[Named, ...]:
    """The months that `text` names, by name or in a numeric date."""
    numeric = [
        Named(int(match[group]), *match.span(), sure=False)
        for pattern, group in ((_NUMERIC, 2), (_ISO, 1))
        for match in pattern.finditer(text)
        if 1 <= int(match[group]) <= 12
    ]
    if language == "zh":
        named = [Named(_han(match[1]), *match.span()) for match in _HAN_MONTH.finditer(text)]
    else:
        named = [
            Named(match.lastindex or 0, *match.span(), sure=_is_month(text, match))
            for match in _WORDS["month"][language].finditer(text)
        ]
    return (*named, *numeric)


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether the word is a month for sure: "May", "March" and "Mai" need a date beside them."""
    if match.group() not in ("May", "March", "Mai"):
        return True
    before, after = text[max(0, match.start() - 8) : match.start()], text[match.end() :]
    return bool(_BESIDE_DATE.search(before) or re.match(r"[ ,]{1,2}\d", after))


@lru_cache(maxsize=256)
def weekdays(text: str, language: str) -> tuple[Named, ...]:
    """The days of the week that `text` names."""
    if language == "zh":
        return tuple(
            Named(_HAN_VALUE[match[1]], *match.span()) for match in _HAN_WEEKDAY.finditer(text)
        )
    found = _WORDS["weekday"][language].finditer(text)
    return tuple(Named(match.lastindex or 0, *match.span()) for match in found)


def _han(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else _HAN_VALUE[numeral]
