"""The acts of review: one file an act, each guarded by the version it was made against."""

from __future__ import annotations

from .approve import approve
from .errors import AlreadyLocked, ReviewError, SelfApproval, StaleVersion
from .reopen import reopen
from .send_back import send_back
from .submit import submit

__all__ = [
    "AlreadyLocked",
    "ReviewError",
    "SelfApproval",
    "StaleVersion",
    "approve",
    "reopen",
    "send_back",
    "submit",
]
