"""Export files that a worker made: kept for some days, to be taken away by a page."""

from __future__ import annotations

import time
from pathlib import Path

from django.conf import settings

KEPT_DAYS = 7


def folder() -> Path:
    """Where the files lie; machines that share a database have to share it as well."""
    path: Path = settings.DATA_DIR / "exports"
    path.mkdir(exist_ok=True)
    return path


def sweep() -> None:
    """Remove files, whole or not, that nothing has written to for KEPT_DAYS."""
    long_ago = time.time() - KEPT_DAYS * 24 * 3600
    for path in folder().iterdir():
        if path.is_file() and path.stat().st_mtime < long_ago:
            path.unlink(missing_ok=True)
