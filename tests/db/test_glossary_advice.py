"""What is said of a concept's terms while they are typed: tables of terms, and the pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.services.advice import Advice, TypedTerm, advise
from sources.languages import LANGUAGES


def said(category: str = "place", **texts: str) -> Advice:
    """Advice on one preferred term for each language, its code being its row; "x" is a blank."""
    terms = [TypedTerm(code, code, text) for code, text in texts.items() if code in LANGUAGES]
    return advise(category=category, terms=[*terms, TypedTerm("x", texts.get("blank", ""), "")])


@pytest.mark.parametrize(
    ("russian", "pinyin", "certain"),
    [
        ("Сиань", "Xi'an", True),
        ("Чанъань", "Chang'an", True),
        ("Ван Сяохуэй", "Wang Xiaohui", True),
        ("Урумчи", "Urumqi", True),
        ("Гуань", "Guan", False),
        ("Иван", "Yiwang", False),
        ("Лавров", None, False),
        ("Управление науки", None, False),
        ("not Cyrillic", None, False),
        ("я" * 300, None, False),
    ],
)
def test_pinyin_is_proposed_and_a_guess_is_not_certain(
    russian: str, pinyin: str | None, certain: bool
) -> None:
    found = [(each.text, each.certain) for each in said(ru=russian).proposals]
    assert found == ([(pinyin, certain)] if pinyin else [])


@pytest.mark.parametrize(
    ("category", "texts", "proposed"),
    [
        ("place", {"ru": "Сиань", "en": "Xi'an"}, []),
        ("place", {"ru": "Сиань", "en": "Xi’an"}, []),
        ("place", {"ru": "Урумчи", "en": "Ürümqi"}, []),
        ("place", {"ru": "Пекин", "en": "Peking"}, []),
        ("place", {"ru": "Сиань", "en": "Xining"}, ["Xi'an"]),
        ("person", {"ru": "Иван", "de": "Iwan"}, []),
        ("other", {"ru": "Иван", "en": "Anything"}, []),
    ],
)
def test_nothing_is_proposed_beside_a_form_that_agrees(
    category: str, texts: dict[str, str], proposed: list[str]
) -> None:
    assert [each.text for each in said(category, **texts).proposals] == proposed


def test_the_chinese_term_tells_readings_apart_but_makes_none_certain() -> None:
    (proposal,) = said(ru="Гуань", zh="固安").proposals
    assert (proposal.text, proposal.certain, proposal.readings) == ("Gu'an", False, ("Guan",))


def test_a_chinese_term_that_reads_otherwise_takes_the_certainty() -> None:
    advice = said(ru="Сиань", zh="北京")
    (proposal,) = advice.proposals
    assert (proposal.text, proposal.certain) == ("Xi'an", False)
    assert [(each.key, each.other, each.expected[0]) for each in advice.remarks] == [
        ("ru", "北京", "Beijing")
    ]


@pytest.mark.parametrize(
    ("texts", "into"),
    [
        ({"blank": ""}, "x"),
        ({"blank": "en"}, "x"),
        ({"blank": "de"}, ""),
        ({"en": "Xining", "blank": ""}, ""),
    ],
)
def test_a_proposal_has_room_only_in_a_blank_row(texts: dict[str, str], into: str) -> None:
    (proposal,) = said(ru="Сиань", **texts).proposals
    assert proposal.into == into


@pytest.mark.parametrize(
    ("category", "texts", "expected"),
    [
        # English beside hanzi.
        ("place", {"en": "Beijing", "zh": "北京"}, []),
        ("place", {"en": "Shanxi", "zh": "陕西"}, [("en", "does not agree with", True)]),
        ("place", {"en": "Zhongqing", "zh": "重庆"}, [("en", "does not agree with", True)]),
        ("place", {"en": "Xian", "zh": "西安"}, [("en", "is written", False)]),
        ("place", {"en": "Xi’an", "zh": "西安"}, []),
        ("zone", {"en": "Liangjiang New Area", "zh": "两江新区"}, []),
        ("initiative", {"en": "Belt and Road", "zh": "一带一路"}, []),
        ("person", {"en": "Biden", "zh": "拜登", "ru": "Джозеф Байден"}, "not zh"),
        # German and English.
        ("place", {"de": "Tschengdu", "en": "Chengdu"}, [("de", "is another spelling of", False)]),
        ("place", {"de": "Peking", "en": "Beijing"}, [("de", "is another spelling of", False)]),
        ("place", {"de": "Urumtschi", "en": "Urumqi"}, [("de", "is another spelling of", False)]),
        (
            "place",
            {"de": "Tschengdu", "en": "Chongqing"},
            [("de", "writes another name than", True)],
        ),
        ("place", {"de": "Chengdu", "en": "Chengdu"}, []),
        ("other", {"de": "Seidenstraße", "en": "Silk Road"}, []),
        # Russian persons.
        ("person", {"ru": "Сергей Лавров", "de": "Sergej Lawrow", "en": "Sergey Lavrov"}, []),
        ("person", {"ru": "Ван И", "de": "Wang Yi", "en": "Wang Yi"}, []),
        (
            "person",
            {"ru": "Сергей Лавров", "en": "Norov"},
            [("en", "does not seem to write", True)],
        ),
        (
            "person",
            {"ru": "Сергей Лавров", "de": "Norow"},
            [("de", "does not seem to write", True)],
        ),
        ("organisation", {"ru": "Совет", "en": "Council"}, []),
        ("place", {"ru": "Сиань", "en": "Xining"}, [("en", "does not seem to write", True)]),
        ("place", {"ru": "Россия", "en": "Russia", "de": "Russland"}, []),
    ],
)
def test_forms_that_disagree_are_told(
    category: str, texts: dict[str, str], expected: list[tuple[str, str, bool]] | str
) -> None:
    remarks = said(category, **texts).remarks
    if expected == "not zh":
        assert not [each for each in remarks if each.other_language == "zh"]
    else:
        assert [(each.key, each.message, each.serious) for each in remarks] == expected


@pytest.mark.parametrize(
    "fields",
    [{"status": "deprecated"}, {"type": "acronym"}, {"type": "abbreviation"}, {"type": "short"}],
)
def test_short_and_deprecated_forms_are_not_held_against_others(fields: dict[str, str]) -> None:
    terms = [TypedTerm("0", "en", "Shanxi", **fields), TypedTerm("1", "zh", "陕西")]
    assert not advise(category="place", terms=terms).remarks


@pytest.mark.parametrize(
    ("fields", "inside", "outside"),
    [
        ({}, ["Пекин", "Пекина", "Пекином"], ["Pekin"]),
        ({"added": ("Бэйцзин",)}, ["Бэйцзин", "Пекина"], []),
        ({"forbidden": ("Пекина",)}, ["Пекином"], ["Пекина"]),
    ],
)
def test_the_forms_of_a_row_are_those_that_matching_looks_for(
    fields: dict[str, tuple[str, ...]], inside: list[str], outside: list[str]
) -> None:
    advice = advise(category="place", terms=[TypedTerm("0", "ru", "Пекин", **fields)])
    texts = {form.text for form in advice.forms["0"]}
    assert texts.issuperset(inside)
    assert texts.isdisjoint(outside)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "xx", *LANGUAGES]),
            st.text(max_size=12) | st.sampled_from(["Сиань", "Xi'an", "西安", "Peking", "("]),
        ),
        max_size=5,
    ),
    st.sampled_from(["", "person", "place"]),
)
def test_whatever_is_typed_gets_an_answer(rows: list[tuple[str, str]], category: str) -> None:
    terms = [TypedTerm(str(number), *row) for number, row in enumerate(rows)]
    advice = advise(category=category, terms=terms)
    keys = {term.key for term in terms}
    assert keys.issuperset(advice.forms)
    assert keys.issuperset(each.key for each in (*advice.proposals, *advice.remarks))
