"""Folding text for comparison and search, the same on every database."""

from __future__ import annotations

import hashlib
import unicodedata


def fold(text: str) -> str:
    """`text` as it is compared: NFKC, casefolded, white space collapsed.

    Databases fold ASCII only (SQLite) or as their locale says (PostgreSQL), so folded copies are
    stored and searched instead. The result is for comparison: offsets into it mean nothing.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def text_hash(text: str) -> str:
    """A key for finding texts that are equal after folding; 64 hexadecimal digits."""
    return hashlib.sha256(fold(text).encode()).hexdigest()
