"""The quality estimate: what lowers it, what does not, and how well it does on real drafts."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.estimate_fit import ridge
from tests.bench.estimate_systems import HELD_OUT, at, gap, systems
from tests.shared import needs_shared
from translations.estimate import Draft, estimate
from translations.estimate.features import agreement, features
from translations.estimate.lexicon import explained
from translations.estimate.likeness import likeness, trigrams

GERMAN = Draft(
    "Die Behörden in Chengdu teilten am Montag mit, dass 1.250 Menschen die Messe besuchten.",
    "The authorities in Chengdu announced on Monday that 1,250 people visited the fair.",
    "de",
    "en",
)
RUSSIAN = Draft(
    "Губернатор провинции Сычуань Ван Сяохуэй посетил Урумчи вместе с делегацией.",
    "Governor of Sichuan Province Wang Xiaohui visited Urumqi together with a delegation.",
    "ru",
    "en",
)
CHINESE = Draft(
    "The governor of the province visited the free trade zone on Monday with a delegation.",
    "省长周一率代表团访问了自由贸易区。",
    "en",
    "zh",
)
GOOD = [GERMAN, RUSSIAN, CHINESE]
PAIRS = ["de-en", "ru-en", "en-zh"]


@pytest.mark.parametrize("draft", GOOD, ids=PAIRS)
def test_a_sound_draft_is_not_among_the_worst(draft: Draft) -> None:
    assert estimate(draft) > 0.1


@pytest.mark.parametrize("draft", GOOD, ids=PAIRS)
@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"lost_terms": 1}, id="a term lost"),
        pytest.param({"errors": 1}, id="an error found"),
        pytest.param({"score": -1.2, "free_score": -0.3}, id="forcing hurt"),
        pytest.param(
            {"score": -1.2, "usual_score": -0.5, "usual_spread": 0.2}, id="the engine doubts"
        ),
        pytest.param({"opinions": ("Something else altogether, 别的话。",)}, id="others differ"),
    ],
)
def test_what_is_known_of_a_draft_lowers_it(draft: Draft, changes: dict[str, Any]) -> None:
    assert estimate(replace(draft, **changes)) < estimate(draft)


@pytest.mark.parametrize("draft", GOOD, ids=PAIRS)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("{read}", id="the source"),
        pytest.param("{third}", id="a third of it"),
        pytest.param("{text} сказал он", id="words left in the source's language"),
        pytest.param("{text} so so so so so so", id="a loop"),
    ],
)
def test_a_spoilt_draft_is_among_the_worst(draft: Draft, text: str) -> None:
    third = draft.text[: len(draft.text) // 3]
    spoilt = text.format(read=draft.read, text=draft.text, third=third)
    assert estimate(replace(draft, text=spoilt)) < 0.1


@pytest.mark.parametrize("draft", GOOD, ids=PAIRS)
def test_a_draft_of_another_sentence_follows_the_lexicon_less(draft: Draft) -> None:
    ways = {"de": "en", "ru": "en", "en": "zh"}
    other = {
        "en": "She sang two old songs before the game began in the evening rain.",
        "zh": "她在晚上的雨中唱了两首老歌。",
    }[ways[draft.source]]
    right = explained(draft.read, draft.text, draft.source, draft.target)
    wrong = explained(draft.read, other, draft.source, draft.target)
    assert right["covered"] > wrong["covered"]
    assert right["expected"] > wrong["expected"]
    assert estimate(replace(draft, text=other)) < 0.1


@pytest.mark.parametrize(
    ("read", "text", "covered"),
    [
        ("Зигмаринген", "Sigmaringen", 0.5),
        ("48153", "48153", 1),
        ("48153", "48154", 0),
        ("", "", 0),
        ("a", "", 0),
    ],
)
def test_names_and_numbers_stay(read: str, text: str, covered: float) -> None:
    assert explained(read, text, "ru", "en")["covered"] == covered


def test_a_pair_without_a_lexicon_has_none() -> None:
    assert explained("Chengdu", "成都", "de", "zh") == {}


def test_a_second_engines_view_counts_against_what_is_usual() -> None:
    known = {"usual_agreement": -1.0, "usual_agreement_spread": 0.3}
    low, usual, high = (replace(GERMAN, agreed=agreed, **known) for agreed in (-2.0, -1.0, -0.5))
    assert estimate(low) < estimate(usual) < estimate(high)
    assert estimate(replace(GERMAN, agreed=-2.0)) == estimate(GERMAN)


def test_agreement_and_confidence_raise_it() -> None:
    assert estimate(replace(GERMAN, opinions=(GERMAN.text,))) > 0.5
    surer = replace(GERMAN, score=-0.1, usual_score=-0.5, usual_spread=0.2)
    assert estimate(surer) > estimate(GERMAN)
    assert estimate(replace(GERMAN, score=-0.1)) == estimate(GERMAN)


@pytest.mark.parametrize(
    ("read", "text"),
    [("", ""), (" ", "\n"), ("Peking", "Peking"), ("Chengdu 2024", "Chengdu 2024")],
)
def test_what_needs_no_translation_is_no_copy(read: str, text: str) -> None:
    assert estimate(Draft(read, text, "de", "en")) > 0.1


def test_character_references_are_read_as_characters() -> None:
    plain = replace(GERMAN, text=GERMAN.text + " It's true.")
    escaped = replace(GERMAN, text=GERMAN.text + " It&#39;s true.")
    assert estimate(plain) == estimate(escaped)


def test_a_pair_without_weights_of_its_own_takes_the_nearest() -> None:
    assert 0 < estimate(replace(CHINESE, source="de")) < 1


@pytest.mark.parametrize(
    ("word", "other", "alike"),
    [("Чэнду", "Chengdu", True), ("Universität", "University", True), ("Берлин", "Berlin", True),
     ("Haus", "Beijing", False), ("Правительство", "Government", False)],
)  # fmt: skip
def test_names_keep_their_shape_across_scripts(word: str, other: str, alike: bool) -> None:
    assert (likeness(word, [trigrams(other)]) >= 0.3) is alike
    assert likeness(word, []) == 0


def test_features_say_what_their_names_say() -> None:
    assert features(GERMAN)["lost_numbers"] == 0
    assert features(replace(GERMAN, text="Nobody came."))["lost_numbers"] == 1
    assert features(replace(GERMAN, text="So, so."))["variety"] == 0.5
    assert agreement(GERMAN) is None
    assert agreement(replace(GERMAN, opinions=(GERMAN.text,))) == pytest.approx(100)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["de", "ru", "en"]))
def test_any_text_has_an_estimate(read: str, text: str, source: str) -> None:
    target = "zh" if source == "en" else "en"
    assert 0 <= estimate(Draft(read, text, source, target, opinions=(read,))) <= 1


def test_two_thousand_words_take_no_age() -> None:
    long = Draft(GERMAN.read * 150, GERMAN.text * 150, "de", "en")
    started = time.perf_counter()
    estimate(long)
    assert time.perf_counter() - started < 3


def test_ridge_regression_finds_the_line() -> None:
    rows = [[float(x % 7), float(x % 5)] for x in range(100_000)]
    weights = ridge(rows, [3 * a - 2 * b for a, b in rows])
    assert weights == pytest.approx([3, -2], abs=0.01)


@needs_shared
@pytest.mark.slow
def test_low_estimates_have_low_chrf_on_lines_the_fit_has_not_seen() -> None:
    """The figures of docs/evaluation.md, with room for other versions of libraries."""
    alone, second, seconds = [], [], []
    for system in systems():
        chrf = at(system.chrf, HELD_OUT)
        started = time.perf_counter()
        alone.append(gap([estimate(draft) for draft in system.alone(HELD_OUT)], chrf))
        seconds.append((time.perf_counter() - started) / len(chrf))
        second.append(gap([estimate(draft) for draft in system.second(HELD_OUT)], chrf))
    assert min(alone) > 3
    assert statistics.mean(alone) > 7.5
    assert sum(each >= 10 for each in second) >= 5
    assert statistics.median(seconds) < 0.005
