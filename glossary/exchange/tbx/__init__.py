"""TBX (ISO 30042), versions 2 and 3; `formats/tbx.py` registers it."""

from __future__ import annotations
