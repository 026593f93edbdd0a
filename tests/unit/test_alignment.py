"""Sentences of a text and its translation brought together."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import needs_shared
from translations.alignment import Bead, align
from translations.alignment.lexicon import likeness, seed
from translations.alignment.words import words

GERMAN = [
    "Die Konferenz fand am 22. August in Urumqi statt.",
    "Mehr als 300 Gäste kamen aus Kasachstan und Russland.",
    "Der Minister sprach über Handel.",
    "Danach gab es Musik.",
    "Das Abkommen gilt bis 2035.",
]
ENGLISH = [
    "The conference took place in Urumqi on August 22.",
    "More than 300 guests came from Kazakhstan and Russia.",
    "The minister spoke about trade.",
    "Afterwards there was music.",
    "The agreement is valid until 2035.",
]
CHINESE = [
    "会议于8月22日在乌鲁木齐举行。",
    "来自哈萨克斯坦和俄罗斯的300多名嘉宾参加。",
    "部长谈到了贸易。",
    "之后有音乐。",
    "协议有效期至2035年。",
]


def groups(beads: list[Bead]) -> list[tuple[str, str]]:
    """Beads as the numbers of their sentences: "12-3"."""
    return [
        ("".join(map(str, range(*bead.source))), "".join(map(str, range(*bead.target))))
        for bead in beads
    ]


ONE_TO_ONE = [(str(i), str(i)) for i in range(5)]


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        (GERMAN, ENGLISH, ("de", "en"), ONE_TO_ONE),
        (GERMAN, CHINESE, ("de", "zh"), ONE_TO_ONE),
        (ENGLISH, CHINESE, ("en", "zh"), ONE_TO_ONE),
        (
            GERMAN,
            [*ENGLISH[:2], " ".join(ENGLISH[2:4]), ENGLISH[4]],
            ("de", "en"),
            [("0", "0"), ("1", "1"), ("23", "2"), ("4", "3")],
        ),
        (
            [*GERMAN[:1], *GERMAN[2:]],
            [ENGLISH[0], ENGLISH[1] + " They stayed to see 120 companies.", *ENGLISH[2:]],
            ("de", "en"),
            [("0", "0"), ("", "1"), ("1", "2"), ("2", "3"), ("3", "4")],
        ),
        (
            GERMAN,
            [ENGLISH[1], ENGLISH[0], *ENGLISH[2:]],
            ("de", "en"),
            [("0", "1"), ("1", "0"), *ONE_TO_ONE[2:]],
        ),
        ([], ENGLISH[:2], ("de", "en"), [("", "0"), ("", "1")]),
        (GERMAN[:1], [], ("de", "en"), [("0", "")]),
        ([], [], ("de", "en"), []),
        (["?!"], ["。"], ("de", "zh"), [("0", "0")]),
    ],
)
def test_beads(
    source: list[str],
    target: list[str],
    languages: tuple[str, str],
    expected: list[tuple[str, str]],
) -> None:
    assert groups(align(source, target, languages)) == expected


def test_pairs_that_are_known_teach_words() -> None:
    fruit = ("Apfel Birne Pflaume Kirsche Quitte Traube.", "Cherry quince pear grape apple plum.")
    rooms = ("Tisch Stuhl Lampe Sofa Regal Teppich.", "Lamp carpet chair table shelf sofa.")
    source, target = [fruit[0], rooms[0]], [rooms[1], fruit[1]]
    crossed = [("0", "1"), ("1", "0")]
    assert groups(align(source, target, ("de", "en"))) != crossed
    assert groups(align(source, target, ("de", "en"), known=[fruit, rooms] * 9)) == crossed


SENTENCES = st.lists(st.text("abc дё 中国12.,\u00ad", max_size=20), max_size=12)


@given(source=SENTENCES, target=SENTENCES)
def test_every_sentence_is_in_one_bead(source: list[str], target: list[str]) -> None:
    beads = align(source, target, ("ru", "zh"))
    for side, count in (("source", len(source)), ("target", len(target))):
        spans = sorted(getattr(bead, side) for bead in beads)
        assert [i for span in spans for i in range(*span)] == list(range(count))
    assert all(0 <= bead.sure <= 1 for bead in beads)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Am 3.500 Tage", ["am", "3500", "tage"]),
        ("Конференция", ["конфер"]),
        ("北京市", ["北", "京", "市", "北京", "京市"]),
        ("", []),
        ("—…!", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("москва", "moscow", True),
        ("раонич", "raonic", True),
        ("2024", "2024", True),
        ("2024", "2023", False),
        ("präsid", "presid", False),
        ("haus", "house", False),
    ],
)
def test_likeness(first: str, second: str, alike: bool) -> None:
    assert (likeness(first, second) >= 0.5) is alike


def test_the_seed_lexicon_is_whole() -> None:
    for source, target in itertools.permutations(("de", "ru", "en", "zh"), 2):
        assert len(seed(source, target)) > 200
    assert "北京" in seed("de", "zh")["peking"]


@needs_shared
@pytest.mark.parametrize(("first", "second"), [("de", "en"), ("ru", "en"), ("en", "zh")])
def test_damaged_texts_are_brought_together(first: str, second: str) -> None:
    from tests.bench.alignment import measure

    *_, score, _seconds = measure(first, second, 200, swapped=0.0, texts=1)
    assert score > 0.93
