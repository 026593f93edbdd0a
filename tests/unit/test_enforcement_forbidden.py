"""Deprecated forms: asked to be avoided, and written over where they stand all the same."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.enforcing import Scripted, run, wanted
from translations.engines import Output, Sentence

BELT = ("Belt and Road", "-New Silk Road", "BRI")


class Obedient(Scripted):
    """Avoids what it is asked to avoid, by saying something else."""

    def translate(self, sentences: Sequence[Sentence], source: str, target: str) -> list[Output]:
        self.avoided = [sentence.avoid for sentence in sentences]
        return super().translate(sentences, source, target)


def test_the_engine_is_told_what_to_avoid() -> None:
    engine = Obedient("The Belt and Road met.")
    run(engine, wanted(*BELT), wanted("Tashkent"))
    assert engine.avoided == [("New Silk Road",)]


@pytest.mark.parametrize(
    ("draft", "expected", "outcomes"),
    [
        ("The New Silk Road grew.", "The Belt and Road grew.", ("repaired",)),
        ("The Belt and Road, or New Silk Road, grew.",
         "The Belt and Road, or Belt and Road, grew.", ("satisfied",)),
        ("BRI and the New Silk Road grew.", "BRI and the Belt and Road grew.", ("satisfied",)),
        ("The new silk road of BRI grew.", "The Belt and Road of BRI grew.", ("satisfied",)),
        ("The Belt and Road grew.", "The Belt and Road grew.", ("satisfied",)),
    ],
)  # fmt: skip
def test_none_stays(draft: str, expected: str, outcomes: tuple[str, ...]) -> None:
    enforced = run(Scripted(draft), wanted(*BELT))
    assert (enforced.text, enforced.outcomes) == (expected, outcomes)


def test_a_deprecated_form_inside_a_right_name_stays() -> None:
    enforced = run(Scripted("The Silk Road Fund grew."), wanted("Silk Road Fund", "-Silk Road"))
    assert enforced.text == "The Silk Road Fund grew."


def test_chinese() -> None:
    enforced = run(
        Scripted("一带一路和新丝绸之路。"),
        wanted("一带一路", "-新丝绸之路", language="zh"),
        target="zh",
    )
    assert enforced.text == "一带一路和一带一路。"
