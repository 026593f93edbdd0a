"""Cells that a spreadsheet would run as formulas, made harmless and back.

OWASP, "CSV Injection": a cell that starts with one of = + - @ is evaluated when the file is opened
in a spreadsheet; | and % start commands in some. White space before them does not help.
"""

from __future__ import annotations

_TRIGGERS = ("=", "+", "-", "@", "|", "%", "'")


def guard(cell: str) -> str:
    """`cell` with an apostrophe before it if a spreadsheet could run it; `unguard` takes it off.

    A cell that starts with an apostrophe gets one more, which keeps the pair exact.
    """
    return f"'{cell}" if cell.lstrip().startswith(_TRIGGERS) else cell


def unguard(cell: str) -> str:
    """The cell that `guard` was given."""
    return cell.removeprefix("'")
