"""Where engines keep packages and weights."""

from __future__ import annotations

import os
from pathlib import Path


def data_dir() -> Path:
    """The absolute path of CONCORD_DATA_DIR, by default `data` beside manage.py."""
    beside = Path(__file__).resolve().parents[2] / "data"
    return Path(os.environ.get("CONCORD_DATA_DIR") or beside).resolve()
