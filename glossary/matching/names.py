"""What names of all languages in Latin letters have in common."""

from __future__ import annotations

import unicodedata

_STROKES = str.maketrans("łŁøØđĐ", "lLoOdD")


def without_diacritics(text: str, *, keep: str = "") -> str:
    """A name as the press writes it without its marks (Milos Zeman), "" where it has none."""
    if text.isascii() or not any(
        "\u00c0" <= each <= "\u024f" and each not in keep for each in text
    ):
        return ""
    plain = "".join(
        each
        if each in keep or each == "ß"
        else unicodedata.normalize("NFD", each.translate(_STROKES))[0]
        for each in text
    )
    return plain if plain != text else ""
