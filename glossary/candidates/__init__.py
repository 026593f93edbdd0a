"""Names that articles seem to mention, proposed for the glossary. Knows no database.

A language's way of finding names is one file here that registers itself.
"""

from __future__ import annotations

from . import chinese as chinese
from . import english as english
from . import german as german
from . import russian as russian
from .collecting import Candidate, Context, collect
from .grouping import Group, group, places_in
from .known import fold_name
from .text import Mention, Passage, extract

__all__ = [
    "Candidate",
    "Context",
    "Group",
    "Mention",
    "Passage",
    "collect",
    "extract",
    "fold_name",
    "group",
    "places_in",
]
