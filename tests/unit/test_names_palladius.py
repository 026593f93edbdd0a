"""Cyrillic by the Palladius system, read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.names import NotCyrillic, restore_name, to_palladius
from glossary.names.known import places
from glossary.names.segmentation import cut, cut_loosely
from glossary.names.spelling import join_pinyin
from glossary.names.syllables import CYRILLIC, INTERJECTIONS, PINYIN, VARIANTS

CERTAIN = {
    # persons
    "Цзинь Фуцзянь": "Jin Fujian", "Си Цзиньпин": "Xi Jinping", "Ван Сяохуэй": "Wang Xiaohui",
    "Ши Сяолинь": "Shi Xiaolin", "Тянь Сянли": "Tian Xiangli", "Юй Лицзюнь": "Yu Lijun",
    "Ли Юнцзе": "Li Yongjie", "Дин Сюэсян": "Ding Xuexiang", "Цай Ци": "Cai Qi",
    "Ли Цян": "Li Qiang", "Дэн Сяопин": "Deng Xiaoping", "Чжоу Эньлай": "Zhou Enlai",
    "Ху Цзиньтао": "Hu Jintao", "Цзян Цзэминь": "Jiang Zemin", "Ли Кэцян": "Li Keqiang",
    "Вэнь Цзябао": "Wen Jiabao", "Ван И": "Wang Yi", "Ян Цзечи": "Yang Jiechi",
    "Чжао Лэцзи": "Zhao Leji", "Ван Хунин": "Wang Huning", "Ли Си": "Li Xi",
    "Хань Чжэн": "Han Zheng", "Лю Хэ": "Liu He", "Хэ Лифэн": "He Lifeng",
    "Чэнь Миньэр": "Chen Min'er", "Юань Цзяцзюнь": "Yuan Jiajun", "Ма Синжуй": "Ma Xingrui",
    "Чжан Гоцин": "Zhang Guoqing", "Лю Гочжун": "Liu Guozhong", "У Чжэнлун": "Wu Zhenglong",
    "Цинь Ган": "Qin Gang", "Лю Цзяньчао": "Liu Jianchao", "Люй Бу": "Lü Bu",
    "Жэнь Чжэнфэй": "Ren Zhengfei", "Хуан Куньмин": "Huang Kunming", "Оуян Сю": "Ouyang Xiu",
    "Сыма Цянь": "Sima Qian", "Чжугэ Лян": "Zhuge Liang", "Дэн Сяо-пин": "Deng Xiaoping",
    "ЦЗИНЬ ФУЦЗЯНЬ": "Jin Fujian", "Мао Цзедун": "Mao Zedong", "Чжоу": "Zhou",
    # places
    "Чанчунь": "Changchun", "Хэфэй": "Hefei", "Ухань": "Wuhan", "Шэньян": "Shenyang",
    "Цзинань": "Jinan", "Чанша": "Changsha", "Наньчан": "Nanchang", "Чэнду": "Chengdu",
    "Чунцин": "Chongqing", "Сычуань": "Sichuan", "Ляншань": "Liangshan", "Тяньцзинь": "Tianjin",
    "Гуанчжоу": "Guangzhou", "Шэньчжэнь": "Shenzhen", "Сямэнь": "Xiamen", "Синьцзян": "Xinjiang",
    "Далянь": "Dalian", "Шанхай": "Shanghai", "Юньнань": "Yunnan", "Хунань": "Hunan",
    "Ганьсу": "Gansu", "Цинхай": "Qinghai", "Нинся": "Ningxia", "Ланьчжоу": "Lanzhou",
    "Гуйчжоу": "Guizhou", "Шаньдун": "Shandong", "Шаньси": "Shanxi", "Хэйлунцзян": "Heilongjiang",
    "Люйлян": "Lüliang", "Шихэцзы": "Shihezi", "Лянцзян": "Liangjiang", "Тяньфу": "Tianfu",
    "Тайюань": "Taiyuan", "Хуайнань": "Huainan", "Шицзячжуан": "Shijiazhuang", "Пудун": "Pudong",
    "Тоутуньхэ": "Toutunhe", "Чэнду-Чунцин": "Chengdu-Chongqing", "Чжунъя Хулянь": "Zhongya Hulian",
    # the apostrophe of GB/T 16159
    "Сиань": "Xi'an", "Чанъань": "Chang'an", "Яньань": "Yan'an", "Сюнъань": "Xiong'an",
    "Хуайань": "Huai'an", "Гуанъань": "Guang'an", "Пуэр": "Pu'er", "Тяньаньмэнь": "Tian'anmen",
    "Боао": "Bo'ao", "Тайань": "Tai'an", "Аньшань": "Anshan", "Эньши": "Enshi", "Яань": "Ya'an",
    # names with an English form of their own
    "Пекин": "Beijing", "Нанкин": "Nanjing", "Харбин": "Harbin", "Урумчи": "Urumqi",
    "Гонконг": "Hong Kong", "Макао": "Macao", "Аомынь": "Macao", "Лхаса": "Lhasa",
    "Кашгар": "Kashgar", "Хоргос": "Horgos", "Янцзы": "Yangtze", "Хуанхэ": "Yellow River",
    "Шэньси": "Shaanxi", "Внутренняя Монголия": "Inner Mongolia", "Хух-Хото": "Hohhot",
    "Турфан": "Turpan", "Люань": "Lu'an", "Тибет": "Tibet", "Порт-Артур": "Lüshun",
    "Чан Кайши": "Chiang Kai-shek", "Сунь Ятсен": "Sun Yat-sen", "Конфуций": "Confucius",
}  # fmt: skip


@pytest.mark.parametrize(("name", "pinyin"), CERTAIN.items(), ids=list(CERTAIN))
def test_a_regular_or_known_name_is_certain(name: str, pinyin: str) -> None:
    restored = restore_name(name)
    assert (restored.pinyin, restored.readings, restored.certain) == (pinyin, (pinyin,), True), (
        restored.why
    )


@pytest.mark.parametrize(
    ("name", "readings", "why"),
    [
        # two vowels that are one final or two syllables
        ("Гуань", ("Guan", "Gu'an"), "2 readings"),
        ("Луань", ("Luan", "Lu'an"), "2 readings"),
        ("Дуань", ("Duan", "Du'an"), "2 readings"),
        ("Ли Цюань", ("Li Quan", "Li Qiu'an"), "2 readings"),
        ("Ли Сюэ", ("Li Xue", "Li Xiu'e"), "2 readings"),
        ("Сигоу", ("Xigou", "Xiguowu"), "2 readings"),
        # a dropped ъ: by the rule the first is Cha'nan
        ("Чанань", ("Chang'an", "Chanan"), "ъ left out"),
        # older spellings
        ("Ван Хой", ("Wang Hui",), "older spelling"),
        ("Фын Юйсян", ("Feng Yuxiang",), "older spelling"),
        ("Уэй Цзин", ("Wei Jing",), "older spelling"),
        ("Чжан Сяо Ган", ("Zhang Xiaogang",), "two words"),
        # е for э
        ("Шеньчжень", ("Shenzhen",), "outside the system"),
        ("Ченду", ("Chengdu",), "outside the system"),
        ("Ден Сяопин", ("Deng Xiaoping",), "outside the system"),
        ("Тоу Туньхэ", ("Toutunhe", "Tou Tunhe", "Tuowu Tunhe"), "written as several"),
        # words that are not Chinese
        ("Иван", ("Yiwang",), "not a Chinese name"),
        ("Кубань", ("Kuban",), "river in Russia"),
        ("Мама", ("Mama",), "nothing but the letters"),
    ],
)
def test_a_doubtful_name_says_why(name: str, readings: tuple[str, ...], why: str) -> None:
    restored = restore_name(name)
    assert (restored.readings, restored.certain) == (readings, False)
    assert restored.pinyin == readings[0]
    assert why in restored.why


@pytest.mark.parametrize(
    "name",
    ["Норов", "Мирзиёев", "Токаев", "Ташкент", "день", "Цзинем Фуцзянем", "С. Лавров", "пьяный",
     "Учанш", "Сиъань"],
)  # fmt: skip
def test_what_is_not_palladius_has_no_reading(name: str) -> None:
    restored = restore_name(name)
    assert (restored.pinyin, restored.readings, restored.certain) == (None, (), False)


@pytest.mark.parametrize("name", ["", "  ", "«»", "Jin", "金福建", "Цзинь 2", "-", "Ц" * 201])
def test_what_is_not_cyrillic_is_refused(name: str) -> None:
    with pytest.raises(NotCyrillic):
        restore_name(name)


@pytest.mark.parametrize(
    "name",
    ["«Чанъань»", "Чан\u00adъань", "чанъань", "ЧАНЪАНЬ", "Ча\u0301нъань", "Чан’ань", " Чанъань "],
)
def test_the_way_it_is_typed_does_not_matter(name: str) -> None:
    assert restore_name(name).pinyin == "Chang'an"


def test_letters_may_come_decomposed() -> None:
    assert restore_name("Шанхаи\u0306").pinyin == "Shanghai"


def test_other_english_forms_are_named() -> None:
    assert restore_name("Кашгар").also == ("Kashi",)


# Interjections, single consonants and dialect readings that no name has.
NO_NAMES = {
    "m", "n", "ng", "hm", "hng", "ê", "biang", "bong", "cei", "din", "fiao", "len", "nia", "wong",
}  # fmt: skip


def test_the_table_has_every_syllable_that_a_character_is_read_as() -> None:
    from pypinyin import Style, pinyin_dict
    from pypinyin.style import convert

    read = {
        convert(reading, Style.NORMAL, strict=True, default="").replace("v", "ü")
        for readings in pinyin_dict.pinyin_dict.values()
        for reading in readings.split(",")
    }
    assert read - NO_NAMES == set(CYRILLIC) | set(INTERJECTIONS)
    assert len(CYRILLIC) == 408


def test_no_two_syllables_share_a_cyrillic_form() -> None:
    assert len(PINYIN) == len(CYRILLIC)
    assert not set(PINYIN) & set(VARIANTS)


def test_the_table_agrees_with_another_but_for_five_cells() -> None:
    from pypinyin import Style
    from pypinyin.style import convert

    theirs = {
        each: convert(each.replace("ü", "v"), Style.CYRILLIC, strict=True, default="")
        for each in CYRILLIC
    }
    differ = {each: (CYRILLIC[each], theirs[each]) for each in CYRILLIC
              if theirs[each] != CYRILLIC[each]}  # fmt: skip
    # The current system writes -uo as -о after every initial.
    assert differ == {
        "chuo": ("чо", "чуо"), "duo": ("до", "дуо"), "shuo": ("шо", "шуо"), "suo": ("со", "суо"),
        "tuo": ("то", "туо"),
    }  # fmt: skip


@pytest.mark.parametrize("syllable", CYRILLIC)
def test_every_syllable_reads_back(syllable: str) -> None:
    assert cut(to_palladius([syllable]))[0].syllables == (syllable,)


syllables = st.lists(st.sampled_from(sorted(CYRILLIC)), min_size=1, max_size=3)


@given(syllables)
def test_the_syllables_written_are_among_those_read(written: list[str]) -> None:
    assert tuple(written) in [each.syllables for each in cut(to_palladius(written))]


@given(syllables)
def test_a_reading_is_certain_only_when_it_is_the_only_one(written: list[str]) -> None:
    word = to_palladius(written)
    restored = restore_name(word)
    assert not restored.certain or len(restored.readings) == 1
    if restored.certain and len(cut(word)) == 1 and restored.why.startswith("Every"):
        assert restored.pinyin == join_pinyin(written)


@given(syllables)
def test_every_reading_of_a_word_writes_that_word(written: list[str]) -> None:
    word = to_palladius(written)
    assert {to_palladius(each.syllables) for each in cut(word)} == {word}


@given(st.text("абвгеийнуцчшщъьэюяцзжн'- ", max_size=60))
def test_no_letters_break_it(text: str) -> None:
    try:
        restored = restore_name(text)
    except NotCyrillic:
        return
    assert (restored.pinyin is None) == (not restored.readings)
    assert not restored.certain or len(restored.readings) == 1


def test_a_hostile_word_is_read_in_bounds() -> None:
    word = "уаньюань" * 24
    assert len(restore_name(word).readings) <= 64
    assert len(cut_loosely(word)) <= 64


def test_every_known_place_is_restored_from_its_own_spelling() -> None:
    missed = {
        word: restore_name(word).readings
        for word, known in places().items()
        if not {join_pinyin(each) for each in known} & set(restore_name(word).readings)
        and "known name" not in restore_name(word).why
    }
    assert not missed
