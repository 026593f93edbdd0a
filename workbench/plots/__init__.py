"""Plots as SVG, drawn by the server: pure functions from numbers to markup.

They carry no style and no script, which the site's policy forbids; style sheets colour them by
class. Series differ by shape or pattern as well as by colour, each plot has a title and a
description, and the page shows its numbers in a table beside it.
"""

from __future__ import annotations

from .columns import columns
from .frame import Axis, standing_scale
from .lines import lines
from .series import Series

__all__ = ["Axis", "Series", "columns", "lines", "standing_scale"]
