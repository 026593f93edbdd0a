"""A change of terms: see what it touches, mend translations with it, take it back."""

from __future__ import annotations

from .apply import Choice, GlossaryMoved, apply_change, decide_change
from .execution import carry_out, is_waiting, work_left
from .importing import import_recorded
from .mend import CHANGED_MEANWHILE
from .preview import Effect, Preview, Touched, preview_change
from .texts import change_texts
from .undo import CannotUndo, decide_undo, undo_change

__all__ = [
    "CHANGED_MEANWHILE",
    "CannotUndo",
    "Choice",
    "Effect",
    "GlossaryMoved",
    "Preview",
    "Touched",
    "apply_change",
    "carry_out",
    "change_texts",
    "decide_change",
    "decide_undo",
    "import_recorded",
    "is_waiting",
    "preview_change",
    "undo_change",
    "work_left",
]
