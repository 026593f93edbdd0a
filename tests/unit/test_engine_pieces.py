from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.engines import Hint, Output, Sentence
from translations.engines.pieces import translate_in_pieces
from translations.engines.repetition import is_looping


def echo(pieces):
    return [Output(piece.text, -1.0) for piece in pieces]


def pieces_of(sentence, limit, target="en"):
    seen = []

    def translate(pieces):
        seen.extend(pieces)
        return echo(pieces)

    outputs = translate_in_pieces(
        [sentence], target, fits=lambda text: len(text) <= limit, translate=translate
    )
    return seen, outputs[0]


LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]) | st.just(" ")


@given(st.text(LETTERS), st.integers(1, 30))
def test_pieces_fit_and_lose_nothing(text, limit):
    pieces, output = pieces_of(Sentence(text), limit, "zh")
    assert all(len(piece.text) <= limit for piece in pieces)
    assert "".join(output.text.split()) == "".join(text.split())


@given(st.lists(st.text("ab ,;.", max_size=40)), st.integers(1, 12))
def test_order_is_kept(texts, limit):
    outputs = translate_in_pieces(
        [Sentence(text) for text in texts], "zh", fits=lambda t: len(t) <= limit, translate=echo
    )
    assert ["".join(o.text.split()) for o in outputs] == ["".join(t.split()) for t in texts]


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("kurz", 10, ["kurz"]),
        ("", 10, []),
        (" \n\t ", 10, []),
        ("a\nb\x00c\ud800d", 10, ["a b c d"]),
        ("eins, zwei; drei, vier", 15, ["eins, zwei; ", "drei, vier"]),
        ("eins zwei, drei vier", 15, ["eins zwei, ", "drei vier"]),
        ("eins zwei drei vier", 12, ["eins zwei ", "drei vier"]),
        ("一二三，四五六", 5, ["一二三，", "四五六"]),
        ("abcdefgh", 4, ["abcd", "efgh"]),
    ],
)
def test_where_sentences_are_cut(text, limit, expected):
    pieces, _ = pieces_of(Sentence(text), limit)
    assert [piece.text for piece in pieces] == expected


def test_hints_move_with_their_piece_and_are_never_cut_through():
    text = "In Chongqing Liangjiang New Area, das wächst"
    sentence = Sentence(text, (Hint(3, 32, "a"), Hint(38, 44, "b")))
    pieces, _ = pieces_of(sentence, 36)
    found = [
        (piece.text[hint.start : hint.end], hint.rendition)
        for piece in pieces
        for hint in piece.hints
    ]
    assert found == [("Chongqing Liangjiang New Area", "a"), ("wächst", "b")]


def test_the_score_of_a_long_sentence_is_the_mean_by_length():
    outputs = iter([Output("xx", -1.0), Output("yyyyyy", -3.0)])
    joined = translate_in_pieces(
        [Sentence("aa bb")], "en", fits=lambda text: len(text) < 4, translate=lambda _: outputs
    )
    assert joined == [Output("xx yyyyyy", -2.5)]


@pytest.mark.parametrize(
    ("text", "source", "looping"),
    [
        ("The zone is growing.", "", False),
        ("very, very good, very good", "", False),
        ("pre-pre-pre-pre-emptive", "", True),
        ("in Chiyang, Chiyang, Chiyang, Chiyang, Chiyang", "", True),
        ("the development of the zone of the development of the zone of the development of the "
         "zone of", "", True),
        ("ха-ха-ха-ха", "", True),
        ("ha ha ha ha", "ха-ха-ха-ха", False),
        ("（掌声）（掌声）（掌声）（掌声）", "", True),
        ("合作合作合作合作", "", True),
        ("看一看，试一试", "", False),
        ("1 000 000 000 000 000", "", False),
        ("..........", "", False),
        ("x" * 300, "", True),
        ("Aaaaah", "", False),
    ],
)  # fmt: skip
def test_repetition_loops(text, source, looping):
    assert is_looping(text, source) is looping
