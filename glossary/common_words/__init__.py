"""Whether a term is a word that texts use for other things too: a common word, or one character.

A judgement on the bare form, from the dictionaries that matching and the names use. It asks no
corpus and no database. A language's rule is one file here that registers itself.
"""

from __future__ import annotations

from . import chinese as chinese
from . import english as english
from . import german as german
from . import russian as russian
from .judge import Caution, caution

__all__ = ["Caution", "caution"]
