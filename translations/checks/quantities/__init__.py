"""Reading numbers, dates, currencies and units in four languages."""

from __future__ import annotations
