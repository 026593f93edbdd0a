"""Enforcement on texts and engines that are not as they should be."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.enforcing import Completing, Scoring, Scripted, run, wanted
from tests.engine_double import DictionaryEngine
from translations.enforcement import Task, enforce
from translations.engines import EngineUnavailable, Hypothesis, Opening, Output, Sentence


def test_the_same_term_five_times() -> None:
    draft = "Tashkend, Tashkend, Tashkend, Tashkend and Tashkend."
    enforced = run(Scripted(draft), *[wanted("Tashkent")] * 5)
    assert enforced.text == draft.replace("Tashkend", "Tashkent")
    assert enforced.outcomes == ("repaired",) * 5


def test_five_are_not_forced_where_the_draft_has_no_room() -> None:
    enforced = run(Completing("It met.", lambda b: " met."), *[wanted("Tashkent")] * 5)
    assert enforced.text.count("Tashkent") <= 2
    assert enforced.outcomes.count("violated") >= 3


@pytest.mark.parametrize(
    ("draft", "outcomes"),
    [
        ("Shanghai joined the Shanghai Cooperation Organization.", ("satisfied", "satisfied")),
        ("The Shanghai Cooperation Organization met.", ("violated", "satisfied")),
        ("Shanghai met.", ("satisfied", "violated")),
    ],
)
def test_nested_terms_need_a_place_each(draft: str, outcomes: tuple[str, ...]) -> None:
    enforced = run(Scripted(draft), wanted("Shanghai"), wanted("Shanghai Cooperation Organization"))
    assert (enforced.text, enforced.outcomes) == (draft, outcomes)


def test_overlapping_terms_do_not_share_words() -> None:
    draft = "The Tianjin Binhai New Area grew."
    enforced = run(Scripted(draft), wanted("Tianjin Binhai"), wanted("Binhai New Area"))
    assert enforced.text == draft
    assert sorted(enforced.outcomes) == ["satisfied", "violated"]


@pytest.mark.parametrize(
    ("beginning", "text"),
    [("重庆", "重庆两江新区发展很快。"), ("", "天津滨海新区发展很快。")],
)
def test_a_name_is_not_set_beside_a_longer_one_that_holds_it(beginning: str, text: str) -> None:
    short, long = (text[:2], text[:6])
    engine = Completing(text, lambda b: text if b == short else None)
    enforced = run(
        engine,
        wanted(short, language="zh", at=0.0),
        wanted(long, language="zh", at=0.3),
        target="zh",
    )
    assert (enforced.text, enforced.outcomes) == (text, ("violated", "satisfied"))


def test_a_form_that_cannot_be_spelled_is_written_over_the_wrong_one() -> None:
    engine = Completing("Mr Jin Fuzian spoke.", lambda beginning: None)
    enforced = run(engine, wanted("Jin Fujian", surface="Цзинь Фуцзянь", category="person"))
    assert (enforced.text, enforced.outcomes) == ("Mr Jin Fujian spoke.", ("repaired",))


@pytest.mark.parametrize(
    "draft",
    [
        "",
        " ",
        "2024 500,000 3.5",
        "😀😀 🎉",
        "Привет 北京 and مرحبا",
        "مرحبا بكم في طشقند",
        "word " * 2000,
        "字" * 2000,
    ],
    ids=["empty", "blank", "numbers", "emoji", "mixed", "right to left", "long", "long han"],
)
@pytest.mark.parametrize("target", ["en", "zh"])
def test_odd_drafts(draft: str, target: str) -> None:
    form = "Tashkent" if target == "en" else "塔什干"
    for engine in (
        Scripted(draft),
        Completing(draft, lambda b: "."),
        Scoring(draft, lambda b: "!"),
    ):
        enforced = run(engine, wanted(form, language=target), target=target)
        assert len(enforced.outcomes) == len(enforced.drops) == 1
        if enforced.outcomes == ("violated",):
            assert enforced.text == draft
        else:
            assert form in enforced.text


@settings(max_examples=60, deadline=None)
@given(
    st.text("Tashken dt.,the and1", max_size=40),
    st.text("Tashken dt.,the and1", max_size=20),
    st.lists(st.sampled_from(["Tashkent", "Tashkent City", "the Tent"]), max_size=4),
)
def test_what_is_said_of_a_text_is_true(draft: str, rest: str, forms: list[str]) -> None:
    """Outcomes but “violated” mean that the form is there; without a change nothing was forced."""
    enforced = run(Scoring(draft, lambda beginning: rest), *[wanted(form) for form in forms])
    lower = enforced.text.casefold()
    for form, outcome in zip(forms, enforced.outcomes, strict=True):
        assert outcome == "violated" or form.casefold() in lower
    if set(enforced.outcomes) <= {"satisfied", "violated"}:
        assert enforced.text == draft


class Dying(Scoring):
    """Stops working at one of its abilities."""

    def __init__(self, at: str) -> None:
        super().__init__("The Tashkend fair opened.", lambda b: " fair opened.")
        self.at = at

    def translate(self, sentences: Sequence[Sentence], source: str, target: str) -> list[Output]:
        self._die("translate")
        return super().translate(sentences, source, target)

    def complete(
        self, openings: Sequence[Opening], source: str, target: str
    ) -> list[Output | None]:
        self._die("complete")
        return super().complete(openings, source, target)

    def score(
        self, hypotheses: Sequence[Hypothesis], source: str, target: str
    ) -> list[float | None]:
        self._die("score")
        return super().score(hypotheses, source, target)

    def _die(self, ability: str) -> None:
        if ability == self.at:
            raise EngineUnavailable("The engine stopped.")


@pytest.mark.parametrize("at", ["translate", "complete", "score"])
def test_an_engine_that_dies_on_the_way_fails_the_whole_batch(at: str) -> None:
    with pytest.raises(EngineUnavailable, match="stopped"):
        run(Dying(at), wanted("Tashkent"))


def test_no_sentences_and_no_terms() -> None:
    assert enforce(DictionaryEngine(), [], "de", "en") == []
    (plain,) = enforce(DictionaryEngine(), [Task(Sentence("Die Zone"))], "de", "en")
    assert (plain.text, plain.outcomes, plain.drops) == ("Die Zone", (), ())
