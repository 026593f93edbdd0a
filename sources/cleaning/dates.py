"""Dates as pages write them, to ISO 8601 with the precision they have ("2021-04", "2024-12-12")."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "en, short": "jan feb mar apr may jun jul aug sep oct nov dec",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "de, short": "jan feb mär apr mai jun jul aug sep okt nov dez",
    "ru, of": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
}
_MONTH_NUMBERS = {
    name: number for names in _MONTHS.values() for number, name in enumerate(names.split(), 1)
} | {"sept": 9, "jänner": 1}

_MONTH = "(?P<name>" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d){_YEAR}\s?年\s?(?P<month>\d{{1,2}})\s?月(?:\s?(?P<day>\d{{1,2}})\s?[日号])?",
        rf"(?<!\d)(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}(?!\d)",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
        rf"\b{_MONTH},?\s+{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}[-/](?P<month>\d{{1,2}})(?![-/\d])",
    )
]

# Any of the above, unnamed, for use inside other patterns.
DATE = "(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", p.pattern) for p in _PATTERNS) + ")"


def find_date(line: str) -> str:
    """The first full date in `line`, or the first month with a year, or "".

    "03/04/2024" may be March or April: only its year is sure, and given. Impossible dates
    ("2024-13-40") are passed over.
    """
    for pattern in _PATTERNS:
        for match in pattern.finditer(line):
            if found := _iso(match.groupdict()):
                return found
    return ""


def _iso(parts: dict[str, str | None]) -> str:
    year = int(parts["year"] or 0)
    if parts.get("first"):
        return _slashed(year, int(parts["first"] or 0), int(parts["second"] or 0))
    month = _MONTH_NUMBERS.get((parts.get("name") or "").lower()) or int(parts.get("month") or 0)
    return _checked(year, month, int(parts.get("day") or 0))


def _slashed(year: int, first: int, second: int) -> str:
    if first > 12:
        return _checked(year, second, first)
    if second > 12 or first == second:
        return _checked(year, first, second)
    return f"{year}"


def _checked(year: int, month: int, day: int) -> str:
    try:
        date(year, month, day or 1)
    except ValueError:
        return ""
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")
