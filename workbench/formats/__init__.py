"""How the pages write dates in each language of the interface, brief enough for tables."""

from __future__ import annotations
