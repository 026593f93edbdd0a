"""Which terms are common words or single characters, and which say enough to be enforced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.common_words import caution

COMMON = {
    "de": "Zone Entwicklung Berg Rat Gebiet Bezirk Messe Hafen neu Initiative Bank Forum Bericht "
    "Land Staat Partei Regierung gut er die Präsident Botschafter Handel Stadt Haus Zusammenarbeit",
    "ru": "зона Зона развитие пояс путь совет форум мир президент",
    "en": "zone development hub will May belt road initiative long he summit forum Bank party "
    "state the president Silk Bay",
    "zh": "发展 合作 倡议 国家 新区 论坛 组织 经济 自治区",
}
NAMES = {
    "de": "Peking Schanghai Chongqing Wang Xi Li Merkel Tschengdu Ulm China Russland Hamburg "
    "Berlin Kasachstan Putin Europa Asien Moskau Huawei Norov SOZ Seidenstraße Freihandelszone "
    "Wirtschaftskreis Staatsrat Zentralasien",
    "ru": "Пекин Чэнду Урумчи Харбин Хэфэй Москва Шанхай Сиань Китай Путин Россия Европа ШОС",
    "en": "Beijing Wang Xi China Chengdu Ulm Paris Russia Germany Urumqi Europe Asia Moscow Tibet "
    "Putin Berlin London Shanghai Huawei Kazakhstan Lavrov SCO BRI Norov",
    "zh": "北京 成都 重庆 四川 上海 中国 习近平 一带一路 两江新区 王晓晖 乌鲁木齐 自由贸易试验区",
}


def _each(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, word) for language, words in table.items() for word in words.split()]


@pytest.mark.parametrize(("language", "word"), _each(COMMON))
def test_a_common_word(language: str, word: str) -> None:
    assert caution(word, language) == "word"


@pytest.mark.parametrize(("language", "word"), _each(NAMES))
def test_a_name_is_none(language: str, word: str) -> None:
    assert caution(word, language) == ""


@pytest.mark.parametrize("language", ["de", "ru", "en", "zh"])
@pytest.mark.parametrize(
    ("text", "why"),
    [("渝", "character"), ("X", "character"), (" x ", "character"), ("я", "character"),
     ("", ""), ("free trade zone", ""), ("G20", ""), ("Zone-X", ""), ("NATO", "")],
)  # fmt: skip
def test_what_holds_in_every_language(language: str, text: str, why: str) -> None:
    assert caution(text, language) == why


@given(st.sampled_from(["de", "ru", "en", "zh"]), st.text(max_size=40))
def test_any_text_can_be_judged(language: str, text: str) -> None:
    assert caution(text, language) in {"", "character", "word"}
