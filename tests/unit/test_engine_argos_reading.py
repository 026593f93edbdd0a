"""What is kept of a model's pass over a text."""

from __future__ import annotations

import math

import numpy as np
import pytest

from translations.engines.argos.reading import LEAST, Reading

VOCABULARY = ["the", "new", "area", "of", "Tashkent", "rare"]
NUMBERS = {piece: number for number, piece in enumerate(VOCABULARY)}
EXPECTED = [
    {"the": 0.8, "new": 0.1, "area": 0.1},
    {"new": 0.6, "area": 0.2, "Tashkent": 0.2},
    {"area": 0.5, "Tashkent": 0.5},
    {"of": 0.9, "Tashkent": 0.05, "area": 0.05},
]
"""Before each of three pieces, and after them."""


@pytest.fixture
def reading() -> Reading:
    rows = [[math.log(row.get(piece, 1e-9)) for piece in VOCABULARY] for row in EXPECTED]
    shifted = np.array(rows) + np.array([[0.0], [3.0], [-7.0], [100.0]])  # not normalised
    return Reading.of("the new area", ["the", "new", "area"], [0, 1, 2], shifted)


def test_the_pieces_of_the_text_add_up(reading: Reading) -> None:
    sums = [0.0, math.log(0.8), math.log(0.8 * 0.6), math.log(0.8 * 0.6 * 0.5)]
    assert reading.reached == pytest.approx(sums, abs=1e-5)


def test_what_is_hardly_expected_is_not_kept(reading: Reading) -> None:
    assert [len(row) for row in reading.expected] == [3, 3, 2, 3]
    assert reading.at(0, NUMBERS["rare"]) == LEAST
    assert reading.at(0, None) == LEAST
    assert reading.at(4, NUMBERS["the"]) == LEAST, "nothing was asked so far behind"
    assert reading.at(3, NUMBERS["of"]) == pytest.approx(math.log(0.9), abs=1e-5)


@pytest.mark.parametrize(
    ("beginning", "longer", "likely"),
    [
        ("the", "the Tashkent", 0.2),
        ("the new", "the new Tashkent", 0.5),
        ("the new area", "the new area Tashkent", 0.05),
        ("the new area", "the new area of Tashkent", 0.9),
        ("the", "the new Tashkent", 0.6 * 0.5),
        ("", "the new area", 0.8 * 0.6 * 0.5),
        ("the new", "the new", 1.0),
    ],
    ids=["middle", "later", "end", "link", "begins alike", "the text itself", "nothing"],
)
def test_what_goes_on_is_rated_to_where_it_parts(
    reading: Reading, beginning: str, longer: str, likely: float
) -> None:
    rated = reading.rate(beginning.split(), longer.split(), NUMBERS.get)
    assert rated == pytest.approx(math.log(likely), abs=1e-5)


def test_a_beginning_cut_into_other_pieces_is_rated_from_where_it_parts(reading: Reading) -> None:
    rated = reading.rate(["the", "ne"], ["the", "Tashkent"], NUMBERS.get)
    assert rated == pytest.approx(math.log(0.2), abs=1e-5)
