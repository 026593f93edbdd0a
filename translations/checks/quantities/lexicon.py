"""Currencies and units of measurement: their names in four languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Mention:
    """A currency or unit named in `text[start:end]`; `sure` is false for an ambiguous word."""

    key: str
    start: int
    end: int
    sure: bool = True


CURRENCY_NAMES = {
    "USD": "dollars",
    "EUR": "euros",
    "CNY": "yuan",
    "RUB": "roubles",
    "JPY": "yen",
    "GBP": "pounds sterling",
    "KZT": "tenge",
    "CHF": "Swiss francs",
    "HKD": "Hong Kong dollars",
    "KRW": "won",
    "INR": "rupees",
}
_CURRENCIES = {
    "USD": {
        "de": r"(?:\w+-)?Dollars?\b|\bUSD\b|\$",
        "ru": r"\bдоллар\w*|\bUSD\b|\$",
        "en": r"\bdollars?\b|\bUSD\b|\bbucks\b|\$",
        "zh": r"美元|美金|(?:加|澳|港|新)元|USD|\$",
    },
    "EUR": {
        "de": r"\bEuros?\b|\bEUR\b|€",
        "ru": r"\bевро\b|€|\bEUR\b",
        "en": r"\beuros?\b|\bEUR\b|€",
        "zh": r"欧元|€|EUR",
    },
    "CNY": {
        "de": r"\bYuan\b|\bRenminbi\b|\bRMB\b|\bCNY\b",
        "ru": r"\bюан\w{0,4}\b|\bжэньминьби\b|\bRMB\b",
        "en": r"\byuan\b|\brenminbi\b|\bRMB\b|\bCNY\b",
        "zh": r"人民币|CNY|RMB"
        r"|(?<![美欧日加澳港新韩多公纪单状元西])元(?=[人，。、；：）”\s]|$|左右|以上|以下|的)",
    },
    "RUB": {
        "de": r"\bRubeln?\b|₽|\bRUB\b",
        "ru": r"\bрубл\w{1,4}\b|\bруб\.|₽",
        "en": r"\broubles?\b|\brubles?\b|₽|\bRUB\b",
        "zh": r"卢布|₽",
    },
    "JPY": {
        "de": r"\bYen\b|\bJPY\b",
        "ru": r"\bиен\w{0,3}\b|\bйен\w{0,3}\b",
        "en": r"\byen\b|\bJPY\b",
        "zh": r"日元|日圆",
    },
    "GBP": {
        "de": r"\bPfund Sterling\b|£|\bGBP\b",
        "ru": r"\bфунт\w* стерлингов|£",
        "en": r"\bpounds? sterling\b|\bsterling\b|£|\bGBP\b|\bquid\b",
        "zh": r"英镑|£",
    },
    "pound": {
        "de": r"\bPfund\b",
        "ru": r"\bфунт\w*",
        "en": r"\bpounds?\b",
        "zh": r"磅",
    },
    "KZT": {"de": r"\bTenge\b", "ru": r"\bтенге\b", "en": r"\btenge\b", "zh": r"坚戈"},
    "CHF": {
        "de": r"\bFranken\b|\bCHF\b",
        "ru": r"\bшвейцарск\w+ франк\w*",
        "en": r"\bSwiss francs?\b|\bCHF\b",
        "zh": r"瑞士法郎|瑞郎",
    },
    "HKD": {
        "de": r"Hongkong-Dollars?",
        "ru": r"гонконгск\w+ доллар\w*",
        "en": r"Hong Kong dollars?",
        "zh": "港元|港币",
    },
    "KRW": {
        "de": r"südkoreanische Won\b",
        "ru": r"\bвон\b",
        "en": r"\bwon\b(?=[,.)])",
        "zh": "韩元",
    },
    "INR": {
        "de": r"\bRupien?\b",
        "ru": r"\bрупи[йияеюх]\w{0,2}\b",
        "en": r"\brupees?\b",
        "zh": "卢比",
    },
}
_UNSURE = {"KRW", "HKD", "pound"}  # a pound may be a weight

UNIT_NAMES = {
    "percent": "per cent",
    "km2": "square kilometres",
    "ha": "hectares",
    "km": "kilometres",
    "m": "metres",
    "m2": "square metres",
    "m3": "cubic metres",
    "mm": "millimetres",
    "cm": "centimetres",
    "mi": "miles",
    "mi2": "square miles",
    "ft": "feet",
    "in": "inches",
    "kg": "kilograms",
    "g": "grams",
    "t": "tonnes",
    "mu": "mu",
    "kWh": "kilowatt-hours",
    "MW": "megawatts",
    "GW": "gigawatts",
    "l": "litres",
    "acre": "acres",
    "lb": "pounds",
}
_UNITS = {
    "percent": {
        "de": r"%|Prozent\w*|v\. ?H\.",
        "ru": r"%|процент\w*|п\. ?п\.",
        "en": r"%|per ?cent\w*",
        "zh": "%|％|个百分点",
    },
    "km2": {
        "de": r"km²|km2|Quadratkilometern?",
        "ru": r"км²|км2|кв\.? ?км|квадратн\w+ километр\w*",
        "en": r"km²|km2|sq\.? ?km|square[ -]kilomet\w+",
        "zh": r"平方公里|平方千米|km²|km2",
    },
    "m2": {
        "de": r"m²|m2|Quadratmetern?",
        "ru": r"м²|м2|кв\.? ?м|квадратн\w+ метр\w*",
        "en": r"m²|m2|sq\.? ?m|square[ -]met\w+",
        "zh": r"平方米|m²|m2|㎡",
    },
    "m3": {
        "de": r"m³|m3|Kubikmetern?",
        "ru": r"м³|м3|куб\.? ?м|кубическ\w+ метр\w*|кубометр\w*",
        "en": r"m³|m3|cubic[ -]met\w+",
        "zh": r"立方米|m³|m3",
    },
    "mi2": {
        "de": r"Quadratmeilen?",
        "ru": r"кв\.? ?мил\w+|квадратн\w+ мил\w+",
        "en": r"sq\.? ?mi\w*|square miles?",
        "zh": "平方英里",
    },
    "ha": {"de": r"Hektar\w*|ha", "ru": r"гектар\w*|га", "en": r"hectares?|ha", "zh": "公顷"},
    "km": {
        "de": r"km|Kilometern?",
        "ru": r"км|километр\w*",
        "en": r"km|kilomet\w+",
        "zh": r"公里|千米|km",
    },
    "mm": {
        "de": r"mm|Millimetern?",
        "ru": r"мм|миллиметр\w*",
        "en": r"mm|millimet\w+",
        "zh": r"毫米|mm",
    },
    "cm": {
        "de": r"cm|Zentimetern?",
        "ru": r"см|сантиметр\w*",
        "en": r"cm|centimet\w+",
        "zh": r"厘米|公分|cm",
    },
    "m": {
        "de": r"m|Metern?",
        "ru": r"м|метр(?:а|ов|ам|ах|ами|у|е)?",
        "en": r"m|met(?:re|er)s?",
        "zh": r"米|m",
    },
    "mi": {"de": r"Meilen?", "ru": r"мил[ьяией]\w{0,2}", "en": r"miles?|mi", "zh": "英里"},
    "ft": {"de": r"Fuß|ft", "ru": r"фут\w*", "en": r"feet|foot|ft", "zh": "英尺"},
    "in": {"de": r"Zoll", "ru": r"дюйм\w*", "en": r"inch(?:es)?", "zh": "英寸"},
    "kg": {
        "de": r"kg|Kilogramm|Kilos?",
        "ru": r"кг|килограмм\w*|кило",
        "en": r"kg|kilogram\w*|kilos?",
        "zh": "千克|公斤|kg",
    },
    "g": {"de": r"Gramm", "ru": r"грамм\w*", "en": r"grams?|grammes?", "zh": "克(?!拉)"},
    "t": {"de": r"t|Tonnen?", "ru": r"т|тонн\w*", "en": r"t|tonnes?|tons?", "zh": "吨"},
    "mu": {"de": "Mu", "ru": "му", "en": "mu", "zh": "亩"},
    "kWh": {
        "de": r"kWh|Kilowattstunden?",
        "ru": r"кВт[⋅·*-]?ч\w*|киловатт-час\w*",
        "en": r"kWh|kilowatt[ -]hours?",
        "zh": "千瓦时|度电|kWh",
    },
    "MW": {"de": r"MW|Megawatt", "ru": r"МВт|мегаватт\w*", "en": r"MW|megawatts?", "zh": "兆瓦|MW"},
    "GW": {"de": r"GW|Gigawatt", "ru": r"ГВт|гигаватт\w*", "en": r"GW|gigawatts?", "zh": "吉瓦|GW"},
    "l": {"de": r"l|Litern?", "ru": r"л|литр\w*", "en": r"l|lit(?:re|er)s?", "zh": "升"},
    "acre": {"de": r"Acres?|Morgen", "ru": r"акр\w*", "en": r"acres?", "zh": "英亩"},
    "lb": {"de": r"Pfund", "ru": r"фунт\w*", "en": r"pounds?|lbs?", "zh": "磅"},
}


def _joined(table: dict[str, dict[str, str]], language: str) -> str:
    return "|".join(f"(?P<{key}>{forms[language]})" for key, forms in table.items())


_CURRENCY = {
    language: re.compile(_joined(_CURRENCIES, language), re.IGNORECASE if language == "ru" else 0)
    for language in ("de", "ru", "en", "zh")
}
_UNIT = {
    language: re.compile(
        rf"[ \u00a0\u202f-]?(?:{_joined(_UNITS, language)})"
        + ("" if language == "zh" else r"(?!\w)")
    )
    for language in ("de", "ru", "en", "zh")
}
METRIC = frozenset({"km2", "m2", "m3", "ha", "km", "mm", "cm", "m", "kg", "g", "t", "l", "mu"})
IMPERIAL = frozenset({"mi2", "mi", "ft", "in", "acre", "lb"})


@lru_cache(maxsize=256)
def currencies(text: str, language: str) -> tuple[Mention, ...]:
    """The currencies that `text` names, by word, code or sign."""
    return tuple(
        Mention(key, *match.span(), sure=key not in _UNSURE)
        for match in _CURRENCY[language].finditer(text)
        if (key := match.lastgroup)
    )


def unit_after(text: str, position: int, language: str) -> Mention | None:
    """The unit that follows the number ending at `position`; None where there is none."""
    match = _UNIT[language].match(text, position)
    if match is None or match.lastgroup is None:
        return None
    return Mention(match.lastgroup, *match.span())
