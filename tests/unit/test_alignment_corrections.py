"""Correcting an alignment by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.aligning.corrections import Act, Bead, changed, doubtful, following

Short = list[tuple[list[int], list[int]]]


def beads(*pairs: tuple[list[int], list[int]]) -> list[Bead]:
    return [Bead(source, target, 0.5, False) for source, target in pairs]


def done(there: list[Bead], act: Act, at: int) -> list[Bead]:
    change = changed(there, act, at)
    if change is None:
        return there
    assert there[change.at : change.at + len(change.old)] == change.old
    after = [*there[: change.at], *change.new, *there[change.at + len(change.old) :]]
    assert 0 <= change.focus < len(after)
    return after


@pytest.mark.parametrize(
    ("before", "act", "at", "after"),
    [
        ([([0], [0]), ([1], [1])], Act.JOIN, 0, [([0, 1], [0, 1])]),
        ([([0], [0]), ([1], [1])], Act.JOIN, 1, [([0], [0]), ([1], [1])]),
        ([([0], [1]), ([1], [0])], Act.JOIN, 0, [([0, 1], [0, 1])]),
        ([([0], [0])], Act.SPLIT, 0, [([0], []), ([], [0])]),
        ([([0], [0, 1])], Act.SPLIT, 0, [([0], [0]), ([], [1])]),
        ([([0, 1], [0, 1])], Act.SPLIT, 0, [([0], [0]), ([1], [1])]),
        ([([0], [])], Act.SPLIT, 0, [([0], [])]),
        ([([0, 1], [0]), ([2], [1])], Act.SOURCE_DOWN, 0, [([0], [0]), ([1, 2], [1])]),
        ([([0], [0]), ([1], [1, 2])], Act.TARGET_UP, 1, [([0], [0, 1]), ([1], [2])]),
        ([([0], [0]), ([1], [])], Act.TARGET_DOWN, 0, [([0], []), ([1], [0])]),
        ([([0], [0]), ([1], [])], Act.SOURCE_UP, 1, [([0, 1], [0])]),
        ([([0], [0])], Act.TARGET_DOWN, 0, [([0], []), ([], [0])]),
        ([([0], [0])], Act.TARGET_UP, 0, [([], [0]), ([0], [])]),
        ([([0], [])], Act.SOURCE_UP, 0, [([0], [])]),
        ([([0], [])], Act.SOURCE_DOWN, 7, [([0], [])]),
    ],
)
def test_an_act_makes(before: Short, act: Act, at: int, after: Short) -> None:
    assert [(bead.source, bead.target) for bead in done(beads(*before), act, at)] == after


def test_what_a_person_looked_at_is_not_doubtful_any_more() -> None:
    there = beads(([0], [0]), ([1], [1]), ([2], []))
    there = done(there, Act.RIGHT, 0)
    assert list(map(doubtful, there)) == [False, True, False]
    assert following(there, 2) == 1
    assert following(done(there, Act.RIGHT, 1), 1) == 2


ACTS = st.lists(st.tuples(st.sampled_from(Act), st.integers(0, 9)), max_size=12)


@given(sizes=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6), acts=ACTS)
def test_every_sentence_stays_in_exactly_one_bead(
    sizes: list[tuple[int, int]], acts: list[tuple[Act, int]]
) -> None:
    there, i, j = [], 0, 0
    for source, target in sizes:
        if source or target:
            there.append(Bead(list(range(i, i + source)), list(range(j, j + target)), 0.5, False))
        i, j = i + source, j + target
    for act, at in acts:
        there = done(there, act, at)
        assert all(bead.source or bead.target for bead in there)
        assert [number for bead in there for number in bead.source] == list(range(i))
        assert sorted(number for bead in there for number in bead.target) == list(range(j))
