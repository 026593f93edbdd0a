"""Saying in the language of the page what was written down in English.

The checks and other text work know no language but English, and what is stored, such as findings
and the notes of the history, is stored in it. The wordings they use are listed here once more, with
named gaps; a text that fits one is said in the language of the page, and any other as it is.
"""

from __future__ import annotations

from .wordings import said

__all__ = ["said"]
