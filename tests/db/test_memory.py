"""Exact matches from the memory."""

from __future__ import annotations

import pytest

from tests.factories import make_article, make_translation
from translations.memory import exact_matches, remember


@pytest.fixture(autouse=True)
def _remembered() -> None:
    article = make_article(["Erster Satz.", "Das Treffen beginnt.", "Dritter Satz."])
    for segment in article.segments.all():
        remember(make_translation(segment, text=f"translation of {segment.position}"))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Das Treffen beginnt.", "translation of 2"),
        ("Das Treffen endet.", None),
        ("DAS TREFFEN BEGINNT.", None),
        ("Das Treffen beginnt!", None),
    ],
)
def test_only_the_same_text_to_the_letter_is_an_exact_match(
    sentence: str, found: str | None
) -> None:
    segment = make_article([sentence]).segments.get()
    match = exact_matches([segment], language="de", target="en").get(segment.pk)
    assert (match.text if match else None) == found


@pytest.mark.parametrize(("language", "target"), [("ru", "en"), ("de", "zh")])
def test_a_match_is_for_one_pair_of_languages(language: str, target: str) -> None:
    segment = make_article(["Das Treffen beginnt."]).segments.get()
    assert not exact_matches([segment], language=language, target=target)


@pytest.mark.parametrize(
    ("before", "expected"),
    [("Vierter Satz.", "after the fourth"), ("Erster Satz.", "translation of 2")],
)
def test_the_unit_after_the_same_sentence_is_preferred(before: str, expected: str) -> None:
    other = make_article(["Vierter Satz.", "Das Treffen beginnt."]).segments.get(position=2)
    remember(make_translation(other, text="after the fourth"))
    segment = make_article([before, "Das Treffen beginnt."]).segments.get(position=2)
    assert exact_matches([segment], language="de", target="en")[segment.pk].text == expected


def test_remembering_again_replaces() -> None:
    segment = make_article(["Noch ein Satz."]).segments.get()
    translation = make_translation(segment, text="first")
    first = remember(translation)
    translation.text = "second"
    assert remember(translation).pk == first.pk
    assert exact_matches([segment], language="de", target="en")[segment.pk].text == "second"
