"""Accounts, background jobs, and who has which translation open."""

from __future__ import annotations

from .account import User
from .job import Job
from .presence import Presence

__all__ = ["Job", "Presence", "User"]
