"""Which of several texts with a forced term is kept, and when none is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.enforcing import Completing, Scoring, Scripted, run, wanted
from translations.engines import Hypothesis, Opening, Output


def test_the_place_with_the_best_score_is_chosen() -> None:
    draft = "The delegation from the capital met the governor in spring."
    engine = Scoring(
        draft,
        lambda beginning: " and met the governor of the province in spring.",
        {"capital Tashkent": -0.6, "Tashkent": -1.4},
    )
    enforced = run(engine, wanted("Tashkent", at=0.5))
    assert enforced.outcomes == ("constrained",)
    assert (enforced.score, enforced.free_score) != (None, None)
    best = max(engine.rated(beginning) for beginning in engine.beginnings)
    assert enforced.score == best


@pytest.mark.parametrize(
    ("scores", "outcome"),
    [
        ({"Tashkent fair": -0.4, "Tashkent": -0.9}, "repaired"),
        ({"Tashkent fair": -1.2, "Tashkent": -0.6}, "constrained"),
        ({"Tashkent": -3.0}, "violated"),
    ],
)
def test_decoding_and_writing_over_compete(scores: dict[str, float], outcome: str) -> None:
    engine = Scoring(
        "The Tashkend fair opened in spring.", lambda b: " opened its fair in spring.", scores
    )
    assert run(engine, wanted("Tashkent", at=0.1)).outcomes == (outcome,)


def test_the_cost_of_each_occurrence_is_told() -> None:
    draft = "The Tashkend fair of Almaty opened in Bisckek."
    engine = Scoring(draft, scores={"Tashkent fair of Almaty opened in Bishkek": -0.9,
                                    "Tashkent": -0.6})  # fmt: skip
    enforced = run(
        engine, wanted("Tashkent", at=0.1), wanted("Almaty", at=0.5), wanted("Bishkek", at=0.9)
    )
    assert enforced.outcomes == ("repaired", "satisfied", "repaired")
    assert enforced.drops == (pytest.approx(0.1), None, pytest.approx(0.3))
    assert enforced.score_drop == pytest.approx(0.4)


def test_without_scores_decoding_comes_before_writing_over() -> None:
    engine = Completing("The Tashkend fair opened in spring.", lambda b: " fair opened in spring.")
    enforced = run(engine, wanted("Tashkent", at=0.1))
    assert enforced.outcomes == ("constrained",)


@pytest.mark.parametrize(
    ("draft", "form", "rest"),
    [
        ("The capital hosts the fair.", "Tashkent", " hosts the the fair."),
        ("Helping people avoid costs.", "Afghans", " Afghan people avoid costs."),
        ("The Binhai area grew fast.", "Tianjin Binhai", " Binhai area grew fast."),
    ],
)
def test_a_text_that_says_something_twice_is_refused(draft: str, form: str, rest: str) -> None:
    enforced = run(Completing(draft, lambda beginning: rest), wanted(form, at=0.9))
    assert enforced.outcomes != ("constrained",)


def test_what_keeps_the_wrong_name_beside_the_right_one_is_worth_less() -> None:
    draft = "The economic circle of Chengdu-Chongqing was discussed at length."
    form = "Chengdu-Chongqing economic circle"
    twice = " was the economic circle of Chengdu-Chongqing, discussed at length."
    once = " was discussed at length."
    for rests, expected in (((twice, once), once), ((once, twice), once)):
        left = list(rests)
        engine = Completing(draft, lambda b, left=left: left.pop(0) if left else None)
        assert run(engine, wanted(form, at=0.0)).text.endswith(f"{form}{expected}")


def test_lost_numbers_count_against_a_text() -> None:
    draft = "In 2024 the capital had 500 schools and trains."
    rests = [" had schools and trains.", " had 500 schools and trains."]
    kept = []

    def rest(beginning: str) -> str | None:
        kept.append(beginning)
        return rests[len(kept) % 2] if beginning.startswith("In 2024") else None

    assert "500" in run(Completing(draft, rest), wanted("Tashkent", at=0.3)).text


class Locating(Scoring):
    """Knows of a place where the form is likely."""

    def __init__(self, draft: str, place: int) -> None:
        super().__init__(draft, lambda beginning: " in spring, as every year and every other one.")
        self.place = place

    def locate(
        self, asked: Sequence[tuple[Hypothesis, str]], source: str, target: str
    ) -> list[list[tuple[int, float]]]:
        return [[(self.place, -1.0), (3, -9.0)] for _ in asked]


def test_where_the_engine_itself_thought_of_the_form_is_tried() -> None:
    draft = "The fair that opened to visitors closed in the autumn of that year."
    engine = Locating(draft, draft.index(" closed"))
    run(engine, wanted("Tashkent", at=0.0))
    assert "The fair that opened to visitors Tashkent" in engine.beginnings
    assert "The Tashkent" not in engine.beginnings


class Linking(Scripted):
    """Writes the link asked for, as an engine may."""

    def complete(
        self, openings: Sequence[Opening], source: str, target: str
    ) -> list[Output | None]:
        return [
            Output(opening.beginning + " in" + opening.form + ".", -0.4)
            if " in" in opening.links
            else None
            for opening in openings
        ]


def test_a_word_may_link_the_term_to_what_stands_before_it() -> None:
    enforced = run(Linking("The president chaired a symposium."), wanted("Tashkent", at=1.0))
    assert enforced.text == "The president chaired a symposium in Tashkent."
    assert enforced.outcomes == ("constrained",)
