"""How a name is set into a text, and when that would say something twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.enforcing import Scripted, run, wanted
from translations.enforcement.duplicates import doubles, echoes
from translations.enforcement.wording import capitalised, replaced, tightened, with_article


@pytest.mark.parametrize(
    ("text", "over", "form", "expected"),
    [
        ("He saw the Silk Road.", "Silk Road", "the Belt and Road", "He saw the Belt and Road."),
        ("A initiative began.", "initiative", "Area", "An Area began."),
        ("It is an initiative.", "initiative", "Belt", "It is a Belt."),
        ("It is an hour.", "hour", "Hour", "It is an Hour."),
        ("It is a zone.", "zone", "EU zone", "It is a EU zone."),
        ("the Initative's aim", "Initative's", "Belt Initiative", "the Belt Initiative's aim"),
        ("the zones' aim", "zones'", "Free Zones", "the Free Zones' aim"),
        ("Three trade zones.", "trade zones", "Free Zone", "Three Free Zones."),
        ("silk road it is", "silk road", "belt and road", "belt and road it is"),
        ("Silk road it is", "Silk road", "belt and road", "Belt and road it is"),
        ("It ended. Silk road.", "Silk road", "belt and road", "It ended. Belt and road."),
        ("Peking", "Peking", "Beijing", "Beijing"),
    ],
)
def test_english(text: str, over: str, form: str, expected: str) -> None:
    start = text.index(over)
    assert replaced(text, (start, start + len(over)), form, "en") == expected


@pytest.mark.parametrize(
    ("text", "over", "form", "expected"),
    [
        ("他在 Beijing 讲话。", "Beijing", "北京", "他在北京讲话。"),
        ("“ Beijing ”", "Beijing", "北京", "“北京”"),
        ("用 AI 和 5G。", "AI", "人工智能", "用人工智能和 5G。"),
    ],
)
def test_chinese_gets_no_spaces(text: str, over: str, form: str, expected: str) -> None:
    start = text.index(over)
    assert replaced(text, (start, start + len(over)), form, "zh") == expected


@given(st.text("北京 ，AI5", max_size=20))
def test_only_spaces_between_chinese_characters_go(text: str) -> None:
    tight = tightened(text)
    assert tight.replace(" ", "") == text.replace(" ", "")
    assert tightened(tight) == tight


@pytest.mark.parametrize(
    ("text", "over", "form", "category", "expected"),
    [
        ("It joined BRI.", "BRI", "Belt and Road Initiative", "initiative",
         "It joined the Belt and Road Initiative."),
        ("BRI grew.", "BRI", "Belt and Road Initiative", "initiative",
         "The Belt and Road Initiative grew."),
        ("It joined the BRI.", "BRI", "Belt and Road Initiative", "initiative", None),
        ("China's BRI grew.", "BRI", "Belt and Road Initiative", "initiative", None),
        ("It joined Asean.", "Asean", "ASEAN", "organisation", None),
        ("In Tibet.", "Tibet", "Xizang Region", "place", None),
        ("Mr Wang came.", "Wang", "Wang Xiaohui", "person", None),
    ],
)  # fmt: skip
def test_an_article_is_offered_where_one_may_belong(
    text: str, over: str, form: str, category: str, expected: str | None
) -> None:
    start = text.index(over)
    assert with_article(text, (start, start + len(over)), form, category) == expected


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("It saw the the fair.", "", 1),
        ("It saw the fair, the fair.", "", 0),
        ("He helped Afghan Afghans.", "Afghans", 1),
        ("He helped the Afghans.", "Afghans", 0),
        ("The Conferences Conference Centre.", "Conference Centre", 1),
        ("In Tianjin Tianjin Binhai.", "Tianjin Binhai", 1),
        ("In 2021 2021 it grew.", "", 0),
        ("", "", 0),
    ],
)
def test_doubled_english(text: str, name: str, count: int) -> None:
    assert doubles(text, "en", spans(text, name)) == count


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("重庆重庆两江新区", "重庆两江新区", 1),
        ("重庆两江新区新区建设", "重庆两江新区", 1),
        ("重庆的重庆两江新区", "重庆两江新区", 0),
        ("在上海举行", "上海", 0),
        ("上海上海合作组织", "上海合作组织", 1),
        ("看看", "看", 1),
    ],
)
def test_doubled_chinese(text: str, name: str, count: int) -> None:
    start = text.rindex(name) if name != "看" else 0
    assert doubles(text, "zh", [(start, start + len(name))]) == count


@pytest.mark.parametrize(
    ("text", "target", "name", "echo"),
    [
        ("the economic circle of Chengdu economic circle", "en", "Chengdu economic circle", True),
        ("the Chengdu economic circle, an economic zone", "en", "Chengdu economic circle", False),
        ("the Belt and Road in Belt and Road", "en", "Belt and Road", True),
        ("Li Qiang met Li Qiang", "en", "Li Qiang", False),
        ("双城经济圈建设成渝双城经济圈", "zh", "成渝双城经济圈", True),
        ("建设成渝双城经济圈", "zh", "成渝双城经济圈", False),
    ],
)
def test_a_name_that_is_echoed(text: str, target: str, name: str, echo: bool) -> None:
    assert echoes(text, target, spans(text, name)[0]) == echo


def spans(text: str, name: str) -> list[tuple[int, int]]:
    if not name:
        return []
    start = text.rindex(name)
    return [(start, start + len(name))]


@pytest.mark.parametrize(
    ("before", "expected"), [("", "Belt and road"), ("It ended. ", "Belt and road"),
     ("on the ", "belt and road")],
)  # fmt: skip
def test_capitals_open_sentences(before: str, expected: str) -> None:
    assert capitalised("belt and road", before) == expected


@pytest.mark.parametrize(
    ("draft", "form", "surface", "expected"),
    [
        ("The Jangtse Yangtze Belt grew.", "Yangtze Belt", "Wirtschaftsgürtel Jangtse",
         "The Yangtze Belt grew."),
        ("The Shanghaier SCO met.", "SCO", "Shanghaier Organisation", "The SCO met."),
        ("The SCO Organisation met.", "SCO", "Shanghaier Organisation", "The SCO met."),
        ("The Jangtse, Yangtze Belt.", "Yangtze Belt", "Jangtse", "The Jangtse, Yangtze Belt."),
        ("The great Yangtze Belt.", "Yangtze Belt", "Jangtse", "The great Yangtze Belt."),
        ("Die Yangtze Belt.", "Yangtze Belt", "die Jangtse", "Die Yangtze Belt."),
        ("The Yangtze Belt.", "Yangtze Belt", "Yangtze Gürtel", "The Yangtze Belt."),
    ],
)  # fmt: skip
def test_the_sources_spelling_does_not_stay_beside_the_name(
    draft: str, form: str, surface: str, expected: str
) -> None:
    assert run(Scripted(draft), wanted(form, surface=surface)).text == expected
