"""Plots are well-formed, described, inside their frame, and told apart without colour."""

from __future__ import annotations

import math
from collections.abc import Callable
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.plots import Axis, Series, columns, lines, standing_scale
from workbench.plots.scale import spread, ticks

Kind = Callable[[str, str, Axis, list[Series]], str]
AXIS = Axis(["1 Jan", "8 Jan", "15 Jan"], "segments")


def draw(kind: Kind, *series: Series, title: str = "Title", axis: Axis = AXIS) -> Element:
    return fromstring(kind(title, "Description", axis, list(series)))  # noqa: S314


@pytest.mark.parametrize(
    ("top", "whole", "expected"),
    [
        (0, False, [0, 1]),
        (math.nan, False, [0, 1]),
        (0.3, False, [0, 0.1, 0.2, 0.3]),
        (7, False, [0, 2, 4, 6, 8]),
        (100, False, [0, 25, 50, 75, 100]),
        (1, True, [0, 1]),
        (3, True, [0, 1, 2, 3]),
        (9, True, [0, 3, 6, 9]),
    ],
)
def test_axes_have_round_numbers(top: float, whole: bool, expected: list[float]) -> None:
    assert ticks(top, whole=whole) == expected


@given(st.floats(1e-3, 1e9), st.booleans())
def test_an_axis_holds_its_highest_value_in_few_steps(top: float, whole: bool) -> None:
    marks = ticks(top, whole=whole)
    assert marks[0] == 0
    assert marks[-1] >= top * (1 - 1e-6)
    assert 2 <= len(marks) <= 6


@given(st.integers(0, 500), st.integers(1, 12))
def test_labels_are_few_and_end_with_the_last(count: int, most: int) -> None:
    places = spread(count, most)
    assert len(places) <= most
    assert places[-1:] == ([count - 1] if count else [])


@pytest.mark.parametrize("kind", [lines, columns])
def test_a_plot_is_an_image_with_title_and_description(kind: Kind) -> None:
    svg = draw(kind, Series("A & <B>", {0: 1}), title="Übersicht <1>")
    assert svg.get("role") == "img"
    assert svg.findtext("title") == "Übersicht <1>"
    assert svg.findtext("desc") == "Description"
    assert "A & <B>" in [text.text for text in svg.iter("text")]


@pytest.mark.parametrize("kind", [lines, columns])
def test_a_plot_carries_no_style_and_no_script(kind: Kind) -> None:
    svg = draw(kind, Series("a", {0: 1, 2: 3}), Series("b", {1: 2}))
    for element in svg.iter():
        assert element.tag not in {"style", "script"}
        assert not {"style", "fill", "stroke", "onclick"} & set(element.attrib)


def test_a_line_breaks_where_a_value_is_missing() -> None:
    svg = draw(lines, Series("a", {0: 1, 2: 3}))
    assert len(list(svg.iter("polyline"))) == 2


def test_series_have_marks_of_their_own() -> None:
    svg = draw(lines, *(Series(str(number), {0: number}) for number in range(6)))
    marks = {element.get("d") for element in svg.iter("path") if element.get("class") == "mark"}
    assert len(marks) == 6


def test_columns_are_told_apart_by_a_pattern() -> None:
    svg = draw(columns, Series("a", {0: 9}), Series("b", {0: 9}))
    hatched = [g.get("class") for g in svg.findall("g") if g.find(".//path") is not None]
    assert "series s1" in hatched
    assert "series s0" not in hatched


@pytest.mark.parametrize(("kind", "most"), [(lines, 6), (columns, 3)])
def test_more_series_than_can_be_told_apart_are_refused(kind: Kind, most: int) -> None:
    many = [Series(str(number), {0: 1}) for number in range(most + 1)]
    with pytest.raises(ValueError, match="at most"):
        draw(kind, *many)


@given(st.dictionaries(st.integers(0, 2), st.floats(0, 1e6), min_size=1))
def test_columns_stay_inside_their_frame(values: dict[int, float]) -> None:
    svg = draw(columns, Series("a", values))
    for box in svg.iter("rect"):
        x, y, width, height = (float(box.get(name, "0")) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert x + width <= 640
        assert y >= 0
        assert height >= 0


@pytest.mark.parametrize("kind", [lines, columns])
@pytest.mark.parametrize("names", [["One"], ["One & two", "</g></svg>"]])
def test_labels_and_legend_stand_apart_in_the_same_places(kind: Kind, names: list[str]) -> None:
    series = [Series(name, {0: 3.0, 2: 1.0}) for name in names]
    plot = draw(kind, *series)
    scale = fromstring(standing_scale(kind("Title", "Description", AXIS, series)))  # noqa: S314
    for each in ("y", "legend"):
        wanted = [
            (text.get("x"), text.get("y"), text.text)
            for text in plot.iter("text")
            if text.get("class") == each
        ]
        found = [
            (text.get("x"), text.get("y"), text.text)
            for text in scale.iter("text")
            if text.get("class") == each
        ]
        assert found == wanted != []
    assert scale.get("viewBox", "").split()[3] == plot.get("viewBox", "").split()[3]
