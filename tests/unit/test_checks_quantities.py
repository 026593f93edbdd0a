"""Numbers, dates, currencies, units: the same thing said in another notation is right."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.checks.quantities.numbers import read_numbers
from translations.checks.quantities.words import number_words

from .checking import found

SAME_NUMBERS = [
    ("de-en", "2,5 Mio. Euro", "2.5 million euros"),
    ("de-zh", "2,5 Millionen Menschen", "250万人"),
    ("de-en", "1.200 Betriebe", "1,200 firms"),
    ("de-en", "1.200 Betriebe", "1200 firms"),
    ("de-zh", "1.200 Betriebe", "1,200 家企业"),
    ("ru-en", "670 млн юаней", "670 million yuan"),
    ("ru-zh", "670 млн юаней", "6.7亿元"),
    ("ru-en", "5 000 000 человек", "5,000,000 people"),
    ("ru-en", "50 и более миллионов человек", "50 million or more people"),
    ("de-en", "zwölf Gäste", "12 guests"),
    ("de-en", "12 Gäste", "twelve guests"),
    ("de-zh", "zehn Millionen Dokumente", "1,000 万份文件"),
    ("ru-en", "двадцать пять стран", "25 countries"),
    ("en-zh", "two decades", "20 年"),
    ("en-zh", "two people", "两个人"),
    ("de-en", "zwei bis drei Milliarden", "2 to 3 billion"),
    ("en-zh", "in the 1990s", "20 世纪 90 年代"),
    ("de-en", "in den 1990er Jahren", "in the 1990s"),
    ("ru-en", "в XIX веке", "in the 19th century"),
    ("de-en", "am 15. Jahrhundert", "in the 15th century"),
    ("de-en", "um 15 Uhr", "at 3 pm"),
    ("en-zh", "at 8:46 p.m.", "20 点 46 分"),
    ("de-en", "um 11.29 Uhr", "at 11:29"),
    ("de-en", "Sieg mit 5:3", "a 5-3 win"),
    ("de-en", "von 1995-96", "from 1995-1996"),
    ("de-en", "88 Prozent", "88%"),
    ("en-zh", "88 percent", "百分之八十八"),
    ("en-zh", "on September 9", "9 月 9 日"),
    ("de-en", "achtjährige Suche", "an 8-year search"),
    ("en-zh", "160 km/h", "160 千米每小时"),
    ("de-en", "im 3. Quartal", "in the third quarter"),
    ("de-en", "eine halbe Million Menschen", "500,000 people"),
    ("ru-zh", "полтора миллиона тонн", "150万吨"),
    ("en-zh", "half a million deaths", "50 万人死亡"),
    ("en-zh", "a $300+ billion impact", "3,000 多亿美元的影响"),
    ("ru-zh", "12,5 тыс. тонн", "1.25万吨"),
    ("de-en", "10,4 Billionen Yuan", "10.4 trillion yuan"),
    ("de-zh", "der 14. Fünfjahresplan (2021–2025)", "“十四五”规划（2021—2025年）"),
    ("ru-en", "в ходе XX съезда", "at the 20th congress"),
    ("ru-en", "3-4 тыс. человек", "3,000–4,000 people"),
    ("de-zh", "am 31.12.2023 um 9.30 Uhr", "2023年12月31日上午9点30分"),
    ("en-zh", "one third, or 1/3", "三分之一，即1/3"),
]


@pytest.mark.parametrize(("languages", "source", "target"), SAME_NUMBERS)
def test_the_same_number_in_another_notation_is_right(
    languages: str, source: str, target: str
) -> None:
    assert found("numbers", languages, source, target) == []


@pytest.mark.parametrize(
    ("languages", "source", "target", "objected"),
    [
        ("de-en", "2,5 Millionen Euro", "25 million euros", [("error", "25 million")]),
        ("de-en", "2,5 Millionen Euro", "2.5 billion euros", [("error", "2.5 billion")]),
        ("de-zh", "2,5 Millionen Menschen", "25万人", [("error", "25万")]),
        ("ru-zh", "670 млн юаней", "6.7万元", [("error", "6.7万")]),
        ("de-en", "1.200 Betriebe", "1.200 firms", [("error", "1.200")]),
        ("de-en", "am 3. Oktober 1989", "on 3 October 1998", [("error", "1998")]),
        ("de-en", "Sieg mit 7:2", "a 2-2 win", [("error", "2")]),
        ("ru-en", "в 1970-х", "in the 1670s", [("error", "1670")]),
        ("de-en", "eine zweistündige Rede", "a 6 hour speech", [("error", "6")]),
        ("de-en", "Es waren 90 Gäste.", "There were guests.", [("warning", "")]),
        ("de-en", "Er ist am Monatsersten da.", "He is there on the 1st.", [("warning", "1")]),
        ("en-zh", "a 100 mile road", "160 公里的路", [("warning", "160")]),
    ],
)
def test_another_number_is_found(
    languages: str, source: str, target: str, objected: list[tuple[str, str]]
) -> None:
    assert found("numbers", languages, source, target) == objected


def test_the_pivot_may_explain_a_number() -> None:
    texts = "rund um die Uhr", "24 小时"
    assert found("numbers", "de-zh", *texts) == [("error", "24")]
    assert found("numbers", "de-zh", *texts, pivot="24 hours a day") == []


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "dreiundzwanzig", "23"),
        ("de", "zweihundert", "200"),
        ("ru", "сто двадцать пять", "125"),
        ("en", "two hundred and five thousand", "205000"),
        ("en", "twenty-five", "25"),
        ("zh", "二百五十万", "2500000"),
        ("zh", "二〇二四", "2024"),
        ("zh", "一百多万", "1000000"),
        ("en", "Louis XIV", "14"),
    ],
)
def test_number_words_are_read(language: str, text: str, value: str) -> None:
    assert Decimal(value) in {number for number, _, _ in number_words(text, language)}


@given(st.integers(0, 10**13))
def test_grouping_never_changes_a_number(number: int) -> None:
    for language, text in (
        ("en", f"{number:,}"),
        ("zh", f"{number:,}"),
        ("de", f"{number:,}".replace(",", ".")),
        ("ru", f"{number:,}".replace(",", "\u00a0")),
        ("de", str(number)),
    ):
        (read,) = read_numbers(text, language).digits
        assert Decimal(number) in read.values
        assert (read.start, read.end) == (0, len(text))


@pytest.mark.parametrize(
    ("languages", "source", "target", "objected"),
    [
        ("de-en", "am 9. April 2021", "on April 9, 2021", []),
        ("de-zh", "am 9. April 2021", "2021年4月9日", []),
        ("ru-en", "22 августа 2024 г.", "August 22, 2024", []),
        ("ru-zh", "22 августа 2024 г.", "2024 年 8 月 22 日", []),
        ("en-zh", "on Monday", "周一", []),
        ("en-zh", "on Monday", "星期一", []),
        ("de-en", "am 11.12.2024", "on December 11, 2024", []),
        ("en-zh", "You may march on.", "你可以继续前进。", []),
        ("en-zh", "for nine months", "九个月", []),
        ("en-zh", "three times a week", "每周三次", []),
        ("de-en", "im Mai", "in May", []),
        ("de-en", "am 9. April", "on May 9", [("error", "May")]),
        ("de-zh", "am 9. April", "5月9日", [("error", "5月")]),
        ("ru-en", "в среду", "on Friday", [("error", "Friday")]),
        ("en-zh", "from November to March", "3 月至 3 月", [("error", "3 月")]),
        ("de-en", "Im August kam er.", "He came.", [("warning", "")]),
    ],
)
def test_dates(languages: str, source: str, target: str, objected: list[tuple[str, str]]) -> None:
    assert found("dates", languages, source, target) == objected


@pytest.mark.parametrize(
    ("languages", "source", "target", "objected"),
    [
        ("ru-en", "670 млн юаней", "670 million yuan", []),
        ("ru-zh", "670 млн юаней", "6.7亿元", []),
        ("ru-zh", "670 млн юаней", "6.7亿元人民币", []),
        ("de-en", "2,3 Milliarden Dollar", "$2.3 billion", []),
        ("en-zh", "$30", "30 美元", []),
        ("de-en", "27 Millionen Pfund", "£27 million", []),
        ("de-en", "fünf Pfund Mehl", "five pounds of flour", []),
        ("en-zh", "the unit won", "单元获胜", []),
        ("ru-en", "670 млн юаней", "670 million roubles", [("error", "roubles")]),
        ("ru-zh", "670 млн юаней", "6.7亿卢布", [("error", "卢布")]),
        ("en-zh", "It costs $30.", "价格为30元。", [("error", "元")]),
        ("de-en", "zehn Yuan", "ten", [("warning", "")]),
    ],
)
def test_currencies(
    languages: str, source: str, target: str, objected: list[tuple[str, str]]
) -> None:
    assert found("currency", languages, source, target) == objected


@pytest.mark.parametrize(
    ("languages", "source", "target", "objected"),
    [
        ("de-en", "220 km²", "220 square kilometres", []),
        ("de-zh", "5 Hektar", "5 公顷", []),
        ("de-en", "5 Prozent", "5%", []),
        ("en-zh", "88 percent", "百分之 88", []),
        ("de-en", "8 km", "5 miles", []),
        ("de-en", "5 Hektar", "5 acres", [("error", " acres")]),
        ("de-en", "220 km²", "220 kilometres", [("error", " kilometres")]),
        ("de-zh", "8 km", "8 英里", [("error", " 英里")]),
    ],
)
def test_units(languages: str, source: str, target: str, objected: list[tuple[str, str]]) -> None:
    assert found("units", languages, source, target) == objected
