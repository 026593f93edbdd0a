"""The frame of a plot: its axes, grid, labels, legend, title and description."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from .scale import spread, ticks
from .series import SHAPES, Series

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 44, 8, 10, 24
_LABELS = 8
_EDGE = 26  # half of what a label takes
_LEGEND_LINE = 20
_STANDING = 352  # what a narrow window shows of the width
_CHARACTER = 7.2  # a generous mean width, in the units of the view box


@dataclass(frozen=True, slots=True)
class Axis:
    """The horizontal axis: a label for each place. `unit` says what the vertical one counts."""

    labels: Sequence[str]
    unit: str
    whole: bool = False


class Frame:
    """An SVG with axes for some series, into which a kind of plot draws its marks."""

    def __init__(self, kind: str, title: str, description: str, axis: Axis, top: float) -> None:
        self.axis = axis
        self.marks = ticks(top, whole=axis.whole)
        self.legend: list[tuple[str, int]] = []
        self.svg = Element("svg", {"class": f"plot {kind}", "role": "img"})
        SubElement(self.svg, "title").text = title
        SubElement(self.svg, "desc").text = description
        self.svg.set("aria-label", f"{title}. {description}")
        self._grid()

    def x(self, place: float) -> float:
        """Where a place of the axis is; each has a stretch of `width` around its middle."""
        return round(LEFT + (place + 0.5) * self.width, 2)

    def y(self, value: float) -> float:
        """Where a value is."""
        plot = HEIGHT - TOP - BOTTOM
        return round(TOP + plot * (1 - value / self.marks[-1]), 2)

    @property
    def width(self) -> float:
        """The stretch of one place of the axis."""
        return (WIDTH - LEFT - RIGHT) / max(1, len(self.axis.labels))

    def add(self, tag: str, parent: Element | None = None, **attributes: object) -> Element:
        """A new element of the plot, with underscores in names for hyphens."""
        named = {
            name.rstrip("_").replace("_", "-"): str(value) for name, value in attributes.items()
        }
        return SubElement(self.svg if parent is None else parent, tag, named)

    def markup(self) -> str:
        """The SVG, escaped, with its legend below."""
        height = HEIGHT
        if self.legend:
            height += 6 + _LEGEND_LINE * self._legend()
        self.svg.set("viewBox", f"0 0 {WIDTH} {height}")
        return tostring(self.svg, encoding="unicode")

    def _grid(self) -> None:
        for value in self.marks:
            y = self.y(value)
            self.add("line", class_="grid-line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y)
            self.add("text", class_="y", x=LEFT - 6, y=y + 4).text = f"{value:g}"
        for place in spread(len(self.axis.labels), _LABELS):
            x, at_edge = self.x(place), WIDTH - self.x(place) < _EDGE
            text = self.add(
                "text", class_="x last" if at_edge else "x", x=WIDTH if at_edge else x, y=HEIGHT - 6
            )
            text.text = self.axis.labels[place]

    def _legend(self) -> int:
        """Draw the legend; how many lines it takes."""
        line, x = 1, float(LEFT)
        items = self.add("g", class_="legends")
        for name, shape in self.legend:
            needed = 26 + _CHARACTER * len(name)
            if x > LEFT and x + needed > _STANDING:
                line, x = line + 1, float(LEFT)
            y = HEIGHT + 2 + _LEGEND_LINE * (line - 0.5)
            swatch = self.add("g", items, class_=f"series s{shape}")
            self.swatch(swatch, x + 7, y, shape)
            self.add("text", items, class_="legend", x=round(x + 20, 2), y=y + 4).text = name
            x += needed
        return line

    def swatch(self, parent: Element, x: float, y: float, shape: int) -> None:
        """Draw what stands for a series in the legend."""
        raise NotImplementedError


def standing_scale(svg: str) -> str:
    """A plot's vertical labels and its legend once more, to stand still where it is scrolled."""
    labels = re.findall(r'<text class="y"[^>]*>[^<]*</text>', svg)
    legend = re.findall(r'<g class="legends">.*</g>(?=</svg>)', svg, re.DOTALL)
    box = re.sub(r'.*? viewBox="0 0 \d+ (\d+)".*', rf"0 0 {_STANDING} \1", svg, flags=re.DOTALL)
    under = f'<path class="under" d="M0 0H{LEFT - 4}V{HEIGHT}H{_STANDING}V999H0z"/>'
    drawn = under + "".join(labels + legend)
    return f'<svg class="plot scale" aria-hidden="true" viewBox="{box}">{drawn}</svg>'


def shown(series: Sequence[Series]) -> list[tuple[int, Series]]:
    """The series with the number of their shape; more than can be told apart are refused."""
    if len(series) > SHAPES:
        raise ValueError(f"a plot has at most {SHAPES} series, not {len(series)}")
    return list(enumerate(series))


def highest(series: Sequence[Series]) -> float:
    """The highest value of all series, 0 without any."""
    return max((value for each in series for value in each.values.values()), default=0.0)


def hint(parent: Element, series: Series, label: str, value: float, unit: str) -> None:
    """What a pointer resting on a mark is told."""
    SubElement(parent, "title").text = f"{series.name}, {label}: {value:.4g} {unit}"
