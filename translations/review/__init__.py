"""The acts of review: one file an act, each guarded by the version it was made against."""

from __future__ import annotations

from .approve import approve
from .approve_many import (
    LeftOut,
    Outcome,
    UndoneAlready,
    approve_clean,
    clean,
    undo_approval,
    waiting,
)
from .dismiss import TakenBackAlready, dismiss, take_back
from .errors import AlreadyLocked, OpenErrors, ReviewError, SelfApproval, StaleVersion
from .reopen import reopen
from .send_back import send_back
from .submit import submit

__all__ = [
    "AlreadyLocked",
    "LeftOut",
    "OpenErrors",
    "Outcome",
    "ReviewError",
    "SelfApproval",
    "StaleVersion",
    "TakenBackAlready",
    "UndoneAlready",
    "approve",
    "approve_clean",
    "clean",
    "dismiss",
    "reopen",
    "send_back",
    "submit",
    "take_back",
    "undo_approval",
    "waiting",
]
