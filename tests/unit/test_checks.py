"""The registry, what holds for every check, and the rates on professional translations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.checks import DIRECTIONS, false_alarms, pairs, recall
from tests.shared import needs_shared
from translations.checks import Pair, RequiredName, UnknownCheck, check, checks, run_checks

IDS = {
    "brackets", "chinese_punctuation", "chinese_spacing", "currency", "dates", "deprecated",
    "double_words", "end_punctuation", "invisible", "names", "negation", "numbers", "omissions",
    "quotes", "references", "repetition", "script", "unchanged", "units", "untranslated",
    "white_space",
}  # fmt: skip
LANGUAGES = st.sampled_from(["de", "ru", "en", "zh"])
TEXTS = st.text(
    st.sampled_from(
        "абвЯxyzABC  \n&#.,;:!?\"'“”„«»()（）0123456789年月日万亿的二三十，。、%$€-–IVX"
    )
    | st.characters(),
    max_size=60,
)


def test_every_check_says_what_it_is() -> None:
    assert set(checks()) == IDS
    for identifier, each in checks().items():
        assert each.id == identifier
        assert each.name
        assert each.description.endswith(".")


def test_an_unknown_check_is_refused() -> None:
    with pytest.raises(UnknownCheck, match="no check “spelling”; use one of brackets, "):
        check("spelling")


@pytest.mark.parametrize(
    ("check_id", "source", "target", "spans"),
    [
        ("numbers", "Das ist Chinas Ziel.", "That&#39;s China&#8217;s goal.", []),
        ("numbers", "Es waren 12&nbsp;000 Tonnen.", "It was 12,000 tonnes.", []),
        ("numbers", "Es waren 12.", "It&#39;s 13.", [(9, 11)]),
        ("references", "Das ist Chinas Ziel.", "That&#39;s it &amp; &foo;.", [(4, 9), (14, 19)]),
        ("references", "Man schreibt &amp; dafür.", "One writes &amp; for it.", []),
        ("references", "Nichts.", "R&D; at AT&T", []),
        ("white_space", "Nichts.", "&nbsp;", []),
    ],
)
def test_character_references_are_read_as_characters(
    check_id: str, source: str, target: str, spans: list[tuple[int, int]]
) -> None:
    failures = run_checks(Pair(source, "de", target, "en"), [check_id])
    assert [(failure.start, failure.end) for failure in failures] == spans


def test_names_are_found_beside_references() -> None:
    name = RequiredName("Peking", "Beijing", "wrong", "Peking", 6, 12)
    pair = Pair("In Peking.", "de", "&#39;&Peking", "en", names=(name,))
    assert [(each.start, each.end) for each in run_checks(pair, ["names"])] == [(6, 12)]


def test_a_blank_target_is_not_checked() -> None:
    assert run_checks(Pair("Es waren 12.", "de", " ", "en")) == []


@settings(deadline=None)  # the first text waits for the word lists
@given(TEXTS, LANGUAGES, TEXTS, LANGUAGES)
def test_spans_lie_inside_the_target(
    source: str, source_language: str, target: str, target_language: str
) -> None:
    failures = run_checks(Pair(source, source_language, target, target_language))
    for failure in failures:
        assert 0 <= failure.start < failure.end <= len(target)
        assert failure.message
    assert failures == sorted(failures, key=lambda failure: failure.start)


@needs_shared
@pytest.mark.parametrize(("source", "target"), DIRECTIONS[:3])
def test_checks_are_quiet_on_professional_translations_and_find_planted_faults(
    source: str, target: str
) -> None:
    given = pairs(source, target, 997)
    flagged, failures, _ = false_alarms(given)
    assert flagged["any error"] <= 0.02 * len(given)
    assert flagged["any warning"] <= 0.08 * len(given)
    assert flagged["negation warning"] <= 0.01 * len(given)
    caught = recall(given[:300], failures[:300])
    for kind in ("changed number", "changed date", "cyrillic word", "doubled word", "broken off"):
        planted, _, found = caught[kind]
        assert found >= 0.95 * planted
