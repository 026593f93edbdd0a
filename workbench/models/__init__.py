"""Accounts and background jobs."""

from __future__ import annotations

from .account import User
from .job import Job

__all__ = ["Job", "User"]
