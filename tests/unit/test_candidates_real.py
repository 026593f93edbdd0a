"""The proposals from the five articles of ../shared, held against names read by hand."""

from __future__ import annotations

from tests.candidates_gold import gold, measure, propose
from tests.shared import needs_shared


def test_the_gold_list_names_each_thing_once() -> None:
    names = [(name.language, name.category, name.forms[0]) for name in gold()]
    assert len(names) == len(set(names))


@needs_shared
def test_recall_and_precision() -> None:
    score = measure(propose(), first=60)
    assert score.recall >= 0.95
    assert score.precision >= 0.95
