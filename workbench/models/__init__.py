"""Accounts and their keys, background jobs, saved filters, and who has which translation open."""

from __future__ import annotations

from .account import User
from .job import Job
from .presence import Presence
from .saved_filter import SavedFilter
from .token import ApiToken

__all__ = ["ApiToken", "Job", "Presence", "SavedFilter", "User"]
