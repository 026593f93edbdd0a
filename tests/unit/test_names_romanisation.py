"""German and English spellings of one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.names import same_russian_name, variant_of
from glossary.names.syllables import CYRILLIC
from glossary.names.transcriptions import plain, spellings


@pytest.mark.parametrize(
    ("form", "main"),
    [
        ("Tschengdu", "Chengdu"), ("Tschengtu", "Chengdu"), ("CHENGDU", "Chengdu"),
        ("Peking", "Beijing"), ("Nanking", "Nanjing"), ("Kanton", "Guangzhou"),
        ("Urumtschi", "Urumqi"), ("Ürümqi", "Urumqi"), ("Tschungking", "Chongqing"),
        ("Chungking", "Chongqing"), ("Tschongqing", "Chongqing"), ("Jangtse", "Yangtze"),
        ("Yangtse", "Yangtze"), ("Tientsin", "Tianjin"), ("Szetschuan", "Sichuan"),
        ("Hsi-an", "Xi'an"), ("Sian", "Xi'an"), ("Xian", "Xi'an"), ("Hofei", "Hefei"),
        ("Tschangscha", "Changsha"), ("Schenjang", "Shenyang"), ("Hangtschou", "Hangzhou"),
        ("Tsingtau", "Qingdao"), ("Sinkiang", "Xinjiang"), ("Kaschgar", "Kashgar"),
        ("Mao Tse-tung", "Mao Zedong"), ("Teng Hsiao-ping", "Deng Xiaoping"),
        ("Tschou En-lai", "Zhou Enlai"), ("Liu Schao-tschi", "Liu Shaoqi"),
        ("Hua Kuo-feng", "Hua Guofeng"), ("Hongkong", "Hong Kong"), ("Laotse", "Laozi"),
        ("Lüliang", "Luliang"), ("Chang-sha", "Changsha"), ("Schensi", "Shaanxi"),
    ],
)  # fmt: skip
def test_a_variant(form: str, main: str) -> None:
    assert variant_of(form, main) is True


@pytest.mark.parametrize(
    ("form", "main"),
    [
        ("Peking", "Nanjing"), ("Chengde", "Chengdu"), ("Taiyuan", "Daiyuan"),
        ("Wang Xiaohui", "Wang Xiaohua"), ("Shanxi", "Shaanxi"), ("Tschengdu", "Chongqing"),
        ("Kanton", "Canberra"), ("Sanya", "Shenyang"), ("Tschengdu", "Astana"),
    ],
)  # fmt: skip
def test_another_name(form: str, main: str) -> None:
    assert variant_of(form, main) is False


@pytest.mark.parametrize(
    ("form", "main"),
    [
        ("Astana", "Chengdu"), ("", "Beijing"), ("…", "Beijing"),
        ("Lin Piao", "Lin Biao"),  # Wade-Giles for Biao, and pinyin for Piao
    ],
)  # fmt: skip
def test_what_cannot_be_told(form: str, main: str) -> None:
    assert variant_of(form, main) is None


# Where the other table is wrong: it makes -ei of these, and t'oeh of tie.
WRONG = {"ai", "hai", "lai", "mai", "nai", "sai", "shai", "wai", "tie"}


@pytest.mark.parametrize("syllable", sorted({*CYRILLIC} - WRONG))
def test_wade_giles_is_accepted_for_every_syllable(syllable: str) -> None:
    from pypinyin import Style
    from pypinyin.style import convert

    written = convert(syllable, Style.WADEGILES, strict=True, default="").replace("v", "ü")
    assert plain(written) in spellings(syllable)


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Лавров", "Lawrow"), ("Лавров", "Lavrov"), ("Норов", "Norow"), ("Норов", "Norov"),
        ("Мирзиёев", "Mirsijojew"), ("Мирзиёев", "Mirziyoyev"), ("Владимир", "Wladimir"),
        ("Владимир Путин", "Vladimir Putin"), ("Горбачёв", "Gorbatschow"),
        ("Горбачев", "Gorbachev"), ("Хрущёв", "Chruschtschow"), ("Хрущев", "Khrushchev"),
        ("Чернышёв", "Tschernyschow"), ("Токаев", "Tokajew"), ("Токаев", "Tokayev"),
        ("Токаев", "Tokaev"), ("Жапаров", "Japarov"), ("Жапаров", "Dschaparow"),
        ("Лукашенко", "Lukaschenko"), ("Сергей Викторович Лавров", "Sergej Lawrow"),
        ("С. Лавров", "Sergey Lavrov"), ("Сергей Лавров", "S. Lavrov"), ("Ельцин", "Jelzin"),
        ("Ельцин", "Yeltsin"), ("Чайковский", "Tschaikowski"), ("Чайковский", "Tchaikovsky"),
        ("Александр", "Alexander"), ("Алексей", "Alexei"), ("Дмитрий Медведев", "Dmitri Medwedew"),
        ("Шойгу", "Schoigu"), ("Мишустин", "Mischustin"), ("Рахмон", "Rahmon"),
        ("Рахмон", "Rachmon"), ("Шавкат Мирзиёев", "Shavkat Mirziyoyev"), ("Щукин", "Ŝukin"),
        ("Касым-Жомарт Токаев", "Kassym-Jomart Tokayev"), ("Жээнбеков", "Jeenbekov"),
    ],
)  # fmt: skip
def test_one_russian_name(cyrillic: str, latin: str) -> None:
    assert same_russian_name(cyrillic, latin)


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Лавров", "Norov"), ("Нуров", "Norow"), ("Лавров", "Lavrova"), ("Путин", "Putins"),
        ("Сергей Лавров", "Lavrov"), ("", "Lavrov"), ("Лавров", ""), ("Lavrov", "Lavrov"),
        ("Орлёв", "Orlow"), ("Д. Лавров", "Sergey Lavrov"), ("ь" * 100, "i" * 99 + "x"),
    ],
)  # fmt: skip
def test_two_russian_names(cyrillic: str, latin: str) -> None:
    assert not same_russian_name(cyrillic, latin)


names = st.lists(st.sampled_from(sorted(CYRILLIC)), min_size=1, max_size=3).map("".join)


@given(names, names)
def test_a_name_is_a_variant_of_itself_and_nothing_breaks(one: str, other: str) -> None:
    assert variant_of(one, one) is True
    assert variant_of(one, other) in {True, False, None}
