"""Finding names in text: normalised with exact offsets, by one automaton per language.

Knows no database. A language's rules for surface forms are one file here that registers itself.
"""

from __future__ import annotations

from . import chinese as chinese
from . import english as english
from . import german as german
from . import russian as russian
from .match import Match
from .matcher import Matcher
from .terms import Form, GlossaryTerm, surface_forms

__all__ = ["Form", "GlossaryTerm", "Match", "Matcher", "surface_forms"]
