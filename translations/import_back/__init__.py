"""Bringing translations back that somebody edited elsewhere: read, look, apply, take back."""

from __future__ import annotations

from .apply import apply_import, decide_import
from .errors import ImportRefused
from .execution import carry_out, is_waiting, work_left
from .plan import plan_import, receive, stored_rows
from .undo import decide_undo, undo_import

__all__ = [
    "ImportRefused",
    "apply_import",
    "carry_out",
    "decide_import",
    "decide_undo",
    "is_waiting",
    "plan_import",
    "receive",
    "stored_rows",
    "undo_import",
    "work_left",
]
