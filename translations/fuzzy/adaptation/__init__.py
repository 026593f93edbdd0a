"""An old translation made to fit a new source that differs from its own in numbers, dates or names.

All or nothing: a text that was adapted in part only would have to be read twice as closely.
"""

from __future__ import annotations

from .adapt import Adaptation, Doubt, Replacement, adapt
from .items import Name, Text

__all__ = ["Adaptation", "Doubt", "Name", "Replacement", "Text", "adapt"]
