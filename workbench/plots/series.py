"""What is plotted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SHAPES = 6
"""How many series one plot can tell apart."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values by their place on the axis (0 is the first); a place without a value is a gap."""

    name: str
    values: Mapping[int, float]
