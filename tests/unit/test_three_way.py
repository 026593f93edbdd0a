"""Merging what two people made of one text, and showing what changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.pages.difference import abridged, difference, readable
from workbench.pages.three_way import merged, three_way

BASE = "The meeting took place in Peking on Monday."

# What yours and theirs are, what is proposed, and how often somebody has to choose.
MERGES = [
    ("nobody changed anything", BASE, BASE, BASE, 0),
    (
        "each in a place of their own",
        "The meeting took place in Beijing on Monday.",
        "The summit took place in Peking on Monday.",
        "The summit took place in Beijing on Monday.",
        0,
    ),
    (
        "both the same",
        "The meeting took place in Beijing on Monday.",
        "The meeting took place in Beijing on Monday.",
        "The meeting took place in Beijing on Monday.",
        0,
    ),
    (
        "one place differently",
        "The meeting took place in Beijing on Monday.",
        "The meeting took place in Shanghai on Monday.",
        "The meeting took place in Beijing on Monday.",
        1,
    ),
    (
        "neighbouring words are one choice",
        "The meeting took place in Beijing on Monday.",
        "The meeting took place at Peking on Monday.",
        "The meeting took place in Beijing on Monday.",
        1,
    ),
    (
        "one deleted what the other left",
        "The meeting took place in Peking.",
        "The summit took place in Peking on Monday.",
        "The summit took place in Peking.",
        0,
    ),
    ("everything was written anew", "Talks were held.", "It began.", "Talks were held.", 1),
]


@pytest.mark.parametrize(("_why", "yours", "theirs", "proposed", "clashes"), MERGES)
def test_a_merge_has_the_changes_of_both(
    _why: str, yours: str, theirs: str, proposed: str, clashes: int
) -> None:
    pieces = three_way(BASE, yours, theirs)
    assert merged(pieces) == proposed
    assert sum(piece.kind == "clash" for piece in pieces) == clashes


def test_chinese_is_merged_by_the_character() -> None:
    pieces = three_way("会议在北京举行。", "峰会在北京举行。", "会议在北京召开。")
    assert merged(pieces) == "峰会在北京召开。"


_texts = st.lists(st.sampled_from(["a ", "b ", "c ", "d ", ".", ", ", "北", "京"]), max_size=9).map(
    "".join
)


@given(_texts, _texts, _texts)
def test_a_merge_loses_no_text_and_knows_no_favourites(base: str, yours: str, theirs: str) -> None:
    pieces = three_way(base, yours, theirs)
    assert "".join(piece.base for piece in pieces) == base
    assert "".join(piece.yours for piece in pieces) == yours
    assert "".join(piece.theirs for piece in pieces) == theirs
    turned = three_way(base, theirs, yours)
    other = {"yours": "theirs", "theirs": "yours"}
    assert [other.get(piece.kind, piece.kind) for piece in turned] == [
        piece.kind for piece in pieces
    ]


@given(_texts, _texts)
def test_where_one_side_changed_nothing_the_other_is_taken(base: str, text: str) -> None:
    assert merged(three_way(base, text, base)) == text
    assert merged(three_way(base, base, text)) == text
    assert merged(three_way(base, text, text)) == text


@given(_texts, _texts)
def test_a_readable_difference_still_joins_to_both_texts(old: str, new: str) -> None:
    for shown in (list(difference(old, new)), readable(old, new)):
        assert "".join(text for kind, text in shown if kind != "new") == old
        assert "".join(text for kind, text in shown if kind != "gone") == new


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("a b", "a b", [("same", "a b")]),
        ("", "a", [("new", "a")]),
        (
            "one two three",
            "four five three",
            [("gone", "one two"), ("new", "four five"), ("same", " three")],
        ),
        ("one, two", "three, two", [("gone", "one"), ("new", "three"), ("same", ", two")]),
    ],
)
def test_changes_with_no_word_between_them_are_shown_as_one(
    old: str, new: str, shown: list[tuple[str, str]]
) -> None:
    assert readable(old, new) == shown


def test_what_stayed_the_same_far_from_a_change_is_cut_short() -> None:
    long = "x" * 100
    assert abridged([("same", long)]) == [("same", long)]
    assert abridged(
        [("same", long), ("new", "y"), ("same", long), ("gone", "z"), ("same", long)]
    ) == [
        ("same", "…" + "x" * 32),
        ("new", "y"),
        ("same", "x" * 32 + "…" + "x" * 32),
        ("gone", "z"),
        ("same", "x" * 32 + "…"),
    ]
