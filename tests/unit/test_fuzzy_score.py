"""How alike two texts are, in percent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.fuzzy import key_words, percent, prepare, searchable


def score(one: str, other: str, at_least: int = 0) -> int:
    return percent(prepare(one), prepare(other), at_least)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Das Treffen beginnt.", "Das Treffen beginnt.", 100),
        ("Das Treffen beginnt.", "DAS TREFFEN BEGINNT.", 99),
        ("Das Treffen  beginnt.", "Das Treffen beginnt.", 99),
        ("Das Treffen beginnt.", "Das Treffen beginnt!", 99),
        ("Am 9. April kamen 200 Gäste.", "Am 12. April kamen 350 Gäste.", 98),
        ("Am 9. April kamen 200 Gäste.", "Am 12. April kamen 350 Gäste!", 97),
        ("会议于4月9日在北京举行。", "会议于4月12日在北京举行。", 98),
        ("Новый проект", "новый проект", 99),
        ("", "Das Treffen beginnt.", 0),
        ("2021", "2022", 98),
        ("…", "!", 0),
        ("Ja", "Nein", 0),
    ],
)
def test_case_punctuation_and_numbers_cost_little(one: str, other: str, expected: int) -> None:
    assert score(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        (  # one word of eight
            "Die Stadt stellte am Montag eine neue Plattform vor.",
            "Die Stadt stellte am Montag eine neue Strategie vor.",
            80,
            92,
        ),
        (  # an ending
            "Глава города открыл новую выставку",
            "Глава города открыл новые выставки",
            70,
            85,
        ),
        ("会议在北京举行，三百人参加。", "会议在上海举行，三百人参加。", 75, 90),
        (  # word order
            "Gestern kam der Minister nach Peking.",
            "Der Minister kam gestern nach Peking.",
            20,
            60,
        ),
        (
            "Die Stadt stellte am Montag eine neue Plattform vor.",
            "Der Winter war in diesem Jahr ungewöhnlich mild.",
            0,
            40,
        ),
    ],
)
def test_what_differs_in_words_scores_by_how_much(
    one: str, other: str, low: int, high: int
) -> None:
    assert low <= score(one, other) <= high


texts = st.text(st.sampled_from("aeß ÄЖжё北京市 019.,!"), max_size=30)


@given(texts, texts)
def test_a_score_is_symmetric_and_100_means_the_same_text(one: str, other: str) -> None:
    result = score(one, other)
    assert result == score(other, one)
    assert 0 <= result <= 100
    assert (result == 100) == (one == other)


@given(texts, texts, st.integers(0, 100))
def test_a_threshold_only_leaves_out_what_is_below_it(one: str, other: str, bar: int) -> None:
    result = score(one, other)
    assert score(one, other, bar) == (result if result >= bar else 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Zone, die 2021 …", ["die", "zone"]),
        ("ПЁТР и пётр", ["петр", "и"]),
        ("在北京市", ["在北", "北京", "京市"]),
        ("京", ["京"]),
        ("APEC峰会", ["apec", "峰会"]),
    ],
)
def test_key_words_are_folded_words_and_pairs_of_chinese_characters(
    text: str, expected: list[str]
) -> None:
    assert key_words(text) == expected


@given(texts, st.integers(0, 30), st.integers(0, 30))
def test_a_part_of_a_text_is_found_in_it_when_both_are_searchable(
    text: str, start: int, end: int
) -> None:
    part = " ".join(text[start:end].split())
    assert searchable(part) in searchable(text)
