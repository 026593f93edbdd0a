"""Values over time as lines; each series has its own mark and dashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from .frame import Axis, Frame, highest, hint, shown
from .series import Series

# Marks around (0, 0), as filled paths: circle, square, triangle, diamond, cross, bar.
_MARKS = (
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
    "M-3.6 -3.6h7.2v7.2h-7.2z",
    "M0 -4.6L4.6 3.8H-4.6z",
    "M0 -5L5 0L0 5L-5 0z",
    "M-1.4 -4.6h2.8v3.2h3.2v2.8h-3.2v3.2h-2.8v-3.2h-3.2v-2.8h3.2z",
    "M-5 -1.8h10v3.6h-10z",
)


class _Lines(Frame):
    def swatch(self, parent: Element, x: float, y: float, shape: int) -> None:
        self.add("path", parent, class_="line", d=f"M{x - 9} {y}h18")
        self.mark(parent, x, y, shape)

    def mark(self, parent: Element, x: float, y: float, shape: int) -> Element:
        return SubElement(
            parent,
            "path",
            {"class": "mark", "d": _MARKS[shape], "transform": f"translate({x} {y})"},
        )


def lines(title: str, description: str, axis: Axis, series: Sequence[Series]) -> str:
    """The SVG of some series as lines, broken where a value is missing."""
    frame = _Lines("lines", title, description, axis, highest(series))
    for shape, each in shown(series):
        frame.legend.append((each.name, shape))
        group = frame.add("g", class_=f"series s{shape}")
        for stretch in _unbroken(sorted(each.values)):
            points = " ".join(f"{frame.x(at)},{frame.y(each.values[at])}" for at in stretch)
            frame.add("polyline", group, class_="line", points=points)
        for place, value in sorted(each.values.items()):
            mark = frame.mark(group, frame.x(place), frame.y(value), shape)
            hint(mark, each, axis.labels[place], value, axis.unit)
    return frame.markup()


def _unbroken(places: Sequence[int]) -> Iterator[list[int]]:
    """Runs of neighbouring places."""
    run = list(places[:1])
    for before, place in pairwise(places):
        if place != before + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run
