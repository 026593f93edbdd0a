"""The distance between a machine's text and what a person made of it."""

from __future__ import annotations

import pytest

from translations.evaluation.post_editing import distance


@pytest.mark.parametrize(
    ("machine", "final", "target", "edits", "length"),
    [
        ("The talks began.", "The talks began.", "en", 0, 3),
        ("The talks began.", "The talks have begun.", "en", 2, 4),
        ("the Talks began.", "The talks began.", "en", 0, 3),  # tercom looks past case
        ("会谈开始", "会谈开始", "zh", 0, 4),
        ("会谈开始", "会议开始", "zh", 1, 4),  # a character is a token
    ],
)
def test_edits_are_counted_by_token(
    machine: str, final: str, target: str, edits: float, length: float
) -> None:
    found = distance(machine, final, target)
    assert (found.edits, found.length) == (edits, length)


def test_the_same_text_has_full_marks_and_another_has_fewer() -> None:
    assert distance("Peking lädt ein", "Peking lädt ein", "en").chrf == pytest.approx(100)
    assert distance("北京欢迎你", "北京邀请你", "zh").chrf < 60
