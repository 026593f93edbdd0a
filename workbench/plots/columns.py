"""Counts over time as columns side by side; each series has its own pattern."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from .frame import Axis, Frame, highest, hint, shown
from .series import Series

_WIDEST = 22.0


class _Columns(Frame):
    def swatch(self, parent: Element, x: float, y: float, shape: int) -> None:
        self.column(parent, x - 6, y - 6, 12, 12, shape)

    def column(
        self, parent: Element, x: float, y: float, width: float, height: float, shape: int
    ) -> Element:
        """A column: filled, hatched by strokes across it from the second series on."""
        column = self.add("g", parent, class_="column")
        box = {"x": x, "y": y, "width": width, "height": height}
        self.add("rect", column, **{name: round(value, 2) for name, value in box.items()})
        if shape and height > 2:
            every = 5.0 if shape == 1 else 3.0
            strokes = [
                f"M{x:.2f} {y + down * every:.2f}h{width:.2f}"
                for down in range(1, int((height - 0.5) / every) + 1)
            ]
            if strokes:
                self.add("path", column, class_="hatch", d="".join(strokes))
        return column


def columns(title: str, description: str, axis: Axis, series: Sequence[Series]) -> str:
    """The SVG of up to three series as columns; a place without a value has none."""
    if len(series) > 3:
        raise ValueError("columns side by side are at most three")
    frame = _Columns("columns", title, description, axis, highest(series))
    wide = min(_WIDEST, frame.width * 0.8 / max(1, len(series)))
    base = frame.y(0)
    for shape, each in shown(series):
        frame.legend.append((each.name, shape))
        group = frame.add("g", class_=f"series s{shape}")
        for place, value in sorted(each.values.items()):
            if value <= 0:
                continue
            x = frame.x(place) + wide * (shape - len(series) / 2)
            top = frame.y(value)
            column = frame.column(group, x, top, wide * 0.92, base - top, shape)
            hint(column, each, axis.labels[place], value, axis.unit)
    return frame.markup()
