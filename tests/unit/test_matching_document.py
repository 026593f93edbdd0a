"""Shortened names within one article, and parts of German compounds."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.matching import GlossaryTerm, Match, Matcher


def find(language: str, names: list[str], texts: list[str]) -> list[list[Match]]:
    """Names joined by "=" are terms of one concept."""
    terms = [
        GlossaryTerm(concept * 10 + number, concept, language, text, category="person")
        for concept, name in enumerate(names)
        for number, text in enumerate(name.split("="))
    ]
    found = Matcher(terms).find_in_document(texts)
    for text, matches in zip(texts, found, strict=True):
        assert all(text[match.start : match.end] == match.surface for match in matches)
        assert all(a.end <= b.start for a, b in itertools.pairwise(matches))
    return found


def shown(match: Match) -> str:
    return match.surface + ("?" if match.certainty == "possible" else "")


@pytest.mark.parametrize(
    ("language", "names", "texts", "short"),
    [
        # only after the full name; before it, as in a heading, perhaps
        ("en", ["Wang Xiaohui"], ["Wang", "Wang Xiaohui", "Wang"], "Wang? Wang"),
        ("en", ["Wang Xiaohui"], ["Wang and his wangs"], ""),
        ("en", ["Xi Jinping"], ["Xi Jinping", "Xi, Xi's, Xi’s, XI, Xi'an, taxi"], "Xi Xi Xi"),
        ("en", ["Haoliang Xu"], ["Haoliang Xu and Xu"], "Xu"),
        ("de", ["Vladimir Norov"], ["Vladimir Norov", "Norovs Rede, Norov-Besuch"],
         "Norovs Norov?"),
        ("ru", ["Владимир Норов"], ["Владимира Норова", "с Норовым, норов"], "Норовым"),
        ("ru", ["Ван Сяохуэй"], ["Ван Сяохуэй", "сказал Ван"], "Ван"),
        ("ru", ["Шавкат Мирзиёев"], ["Шавкат Мирзиёев", "Мирзиеевым"], "Мирзиеевым"),
        ("zh", ["弗拉基米尔·诺罗夫"], ["弗拉基米尔·诺罗夫", "诺罗夫说"], "诺罗夫"),
        ("zh", ["王晓晖"], ["王晓晖", "王"], ""),
        # other people of that name
        ("en", ["Wang Xiaohui", "Wang Dongming"], ["Wang Xiaohui, Wang Dongming; Wang"], "Wang?"),
        ("en", ["Wang Xiaohui"], ["Wang Xiaohui met Wang Yi.", "Wang"], "Wang?"),
        ("en", ["Vladimir Norov"], ["Vladimir Norov", "then Jane Norov"], "Norov?"),
        ("en", ["Vladimir Norov"], ["Vladimir Norov", "then President Norov"], "Norov"),
        ("de", ["Vladimir Norov"], ["Vladimir Norov", "so Generalsekretär Norov"], "Norov"),
        # initials
        ("en", ["Vladimir Norov"], ["V. Norov and V. I. Norov"], "V. Norov? V. I. Norov?"),
        ("en", ["Vladimir Norov"], ["V. Norov", "Vladimir Norov"], "V. Norov"),
        ("en", ["Vladimir Norov"], ["Vladimir Norov", "M. Norov"], ""),
        ("de", ["Vladimir Norov=Wladimir Norow"], ["Vladimir Norov", "W. Norow"], "W. Norow"),
        ("ru", ["Владимир Норов"], ["Владимир Норов", "у В. И. Норова, В.Норов, Норов В. И."],
         "В. И. Норова В.Норов Норов В. И."),
        ("ru", ["Владимир Норов"], ["В.\u00a0Норов, А. Норов"], "В.\u00a0Норов?"),
        # words that are surnames
        ("en", ["He Lifeng"], ["He Lifeng came. He spoke."], ""),
        ("en", ["Madonna"], ["Madonna. Donna"], ""),
    ],
)  # fmt: skip
def test_short_names(language: str, names: list[str], texts: list[str], short: str) -> None:
    found = [match for matches in find(language, names, texts) for match in matches]
    assert " ".join(shown(match) for match in found if match.shortened) == short


def test_people_who_share_a_surname_are_rivals() -> None:
    names = ["Wang Xiaohui", "Wang Dongming"]
    matches = find("en", names, ["Wang Xiaohui, Wang Dongming", "Wang"])[1]
    assert [{match.concept, *match.rivals} for match in matches] == [{0, 1}]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("Freihandelszone", "Die Freihandelszonenpolitik", "Freihandelszonen?"),
        ("Freihandelszone", "Die Pilotfreihandelszone", "freihandelszone?"),
        ("Freihandelszone", "Freihandelszonen", "Freihandelszonen"),
        ("Gebiet", "Gebietsreform", "Gebiets?"),
        ("Peking", "Pekingoper", "Peking?"),
        ("SCO", "SCO-Länder, Nicht-SCO-Staaten, SCO – Länder", "SCO? SCO? SCO"),
        ("Chengdu", "Chengdu–Chongqing, die Chengdu-Delegation", "Chengdu Chengdu?"),
        ("Handel", "Handels- und Wirtschaftsrat", "Handels?"),
        ("Messe", "Messer", ""),
        ("Rat", "Ratschlag, Staatsrat", ""),
    ],
)
def test_parts_of_compounds_are_possible(term: str, text: str, found: str) -> None:
    kind = "acronym" if term.isupper() else "full"
    matches = Matcher([GlossaryTerm(1, 1, "de", term, type=kind)]).find(text)
    assert " ".join(map(shown, matches)) == found


def test_a_part_of_a_compound_gives_way_to_a_name() -> None:
    terms = [GlossaryTerm(1, 1, "de", "Handel"), GlossaryTerm(2, 2, "de", "Handelsministerium")]
    matches = Matcher(terms).find("das Handelsministerium")
    assert [(match.concept, match.certainty) for match in matches] == [(2, "sure")]


PIECES = [
    *("Wang", "Xiaohui", "Wang Xiaohui", "Yi", "V.", "Vladimir", "Norov", "Vladimir Norov", "I."),
    *("President", "’s", "'an", "-", "ist", "ё", "Норов", "Владимир Норов", "\u00ad", "\0", "ß"),
]


@pytest.mark.parametrize("language", ["de", "en", "ru", "zh"])
@given(
    texts=st.lists(
        st.lists(st.sampled_from([*PIECES, " ", ", "]), max_size=12).map("".join), max_size=4
    )
)
def test_offsets_are_exact_and_nothing_overlaps(language: str, texts: list[str]) -> None:
    names = ["Wang Xiaohui", "Vladimir Norov=Владимир Норов", "Wang Yi"]
    assert len(find(language, names, texts)) == len(texts)


MIXED = [
    *("Neue", "Seidenstraße", "Neues Gebiet Wuhan", "Gebiets", "Wuhan", "Norov's", "порт", "重庆"),
    *("Управления", "науки Урумчи", "两江", "，", "\0", "\u0301", "\u0308", "-", " ", "  ", "\n"),
    *("\u00a0", "(", "'", "\u00ad", "ß", "…"),
]


@pytest.mark.parametrize("language", ["de", "en", "ru", "zh"])
@given(
    texts=st.lists(st.lists(st.sampled_from(MIXED), max_size=12).map("".join), max_size=4),
)
def test_texts_of_an_article_are_searched_each_for_itself(language: str, texts: list[str]) -> None:
    names = [
        *(
            "Neue Seidenstraße",
            "Neues Gebiet Wuhan",
            "Wuhan",
            "Gebiet",
            "порт",
            "重庆",
            "重庆，两江",
        ),
        *("Управление науки Урумчи", "Норов"),
    ]
    matcher = Matcher(GlossaryTerm(at, at, language, name) for at, name in enumerate(names))
    assert matcher.find_in_document(texts) == [matcher.find(text) for text in texts]


@pytest.mark.parametrize(
    "text", ["порт и " * 40 + "порт", "(a+)+$" * 40, "в" * 300, "Ab-" * 99 + "Ab", "новый " * 50]
)
def test_no_term_takes_long(text: str) -> None:
    """Terms are literal, and no rule makes too much of one."""
    begun = time.process_time()
    for language in ("de", "ru", "en", "zh"):
        for category in ("other", "person", "place", "office"):
            term = GlossaryTerm(1, 1, language, text[:300], category=category)
            assert Matcher([term]).find_in_document([f"x {text[:300].strip()}, y"])[0]
    assert time.process_time() - begun < 2
