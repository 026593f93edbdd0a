"""Backups: the whole database in one file that any installation of the same version can take."""

from __future__ import annotations

from .back_up import back_up
from .contents import BackupError, Contents
from .restore import Restored, restore

__all__ = ["BackupError", "Contents", "Restored", "back_up", "restore"]
