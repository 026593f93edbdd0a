"""Names found in sentences, in their dictionary forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.candidates import Passage, extract

TABLE = Path(__file__).parents[1] / "data" / "candidates_sentences.tsv"
SENTENCES = [
    line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")
]


def found(language: str, text: str) -> dict[str, str]:
    return {m.base: m.category for _, m in extract(language, [Passage(1, text)])}


@pytest.mark.parametrize(("language", "text", "name", "category"), SENTENCES)
def test_a_name_is_found_in_its_base_form(
    language: str, text: str, name: str, category: str
) -> None:
    assert found(language, text).get(name) == category


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Efforts will be made on Tuesday to help Chinese companies."),
        ("en", "In November, SMEs and R&D centers grew, he said: \"It is good.\""),
        ("en", "He met South and Southeast Asian companies."),
        ("de", "Die Plattform ist ein wichtiger Träger zur Stärkung der Zusammenarbeit."),
        ("de", "Ende September wurde die Entwicklung der Wirtschaft gefördert."),
        ("ru", "Темой конференции стало развитие промышленности и технологий."),
        ("ru", "Общая сумма подписанных соглашений составила 670 миллионов юаней."),
        ("zh", "他们今天说了很多话。"),
    ],
)  # fmt: skip
def test_ordinary_words_are_no_names(language: str, text: str) -> None:
    assert found(language, text) == {}


def test_a_headline_with_large_words_only_repeats_what_the_text_names() -> None:
    headline = "Premier Opens Great New Bridge Across Yellow River"
    assert extract("en", [Passage(1, headline, heading=True)]) == []
    passages = [Passage(1, headline, heading=True), Passage(2, "It spans the Yellow River.")]
    assert {(key, m.base) for key, m in extract("en", passages)} <= {
        (1, "Yellow River"),
        (2, "Yellow River"),
    }


@given(st.sampled_from(["de", "en", "ru", "zh"]), st.text(max_size=80))
@example("ru", "𗀀")  # a letter without a name in Unicode
@example("ru", "Пекин\ud800")  # half a surrogate pair
def test_offsets_lie_in_the_text_whatever_it_is(language: str, text: str) -> None:
    for key, mention in extract(language, [Passage(7, text)]):
        assert key == 7
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.base.strip()
        assert 0 < mention.weight <= 1


_PIECES = st.sampled_from(
    [
        *(
            "Xi Jinping",
            "Belt",
            "and",
            "of the",
            "Secretary",
            "Ministry",
            "(SCO)",
            "China's",
            "20th",
        ),
        *('"', "„", "“", "«", "»", "'", ",", ".", "-", "2024", "SCO-Länder", "des", "der", "Rates"),
        *("Forums", "Управления", "Урумчи", "и", "Центральной", "Азии", "Цзинь", "комитета", "по"),
        *("北京", "书记"),
    ]
)


@given(st.sampled_from(["de", "en", "ru", "zh"]), st.lists(_PIECES, max_size=14))
def test_offsets_hold_in_any_order_of_words(language: str, pieces: list[str]) -> None:
    text = " ".join(pieces)
    for _, mention in extract(language, [Passage(1, text)]):
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
