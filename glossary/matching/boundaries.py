"""Where a word ends: a name inside a longer word is not that name."""

from __future__ import annotations


def inside_word(text: str, position: int) -> bool:
    """Whether `position` in a normalised text lies within a word, not at an edge of one.

    Chinese is written without spaces, so its characters bound each other and everything beside
    them. An apostrophe joins ("Xi'an" does not name Xi), except before the English or German
    possessive ("Xi's").
    """
    if not 0 < position < len(text):
        return False
    before, after = text[position - 1], text[position]
    if before.isalnum():
        if after.isalnum():
            return not (_unspaced(before) or _unspaced(after))
        return (
            after == "'"
            and text[position + 1 : position + 2].isalpha()
            and not _unspaced(text[position + 1])
            and not _possessive(text, position)
        )
    return before == "'" and after.isalnum() and text[max(position - 2, 0)].isalnum()


def _possessive(text: str, apostrophe: int) -> bool:
    ending = text[apostrophe + 1 : apostrophe + 3]
    return ending[0] == "s" and not ending[1:].isalnum()


def _unspaced(character: str) -> bool:
    """Whether the character belongs to a script without spaces (Han, kana and their kin)."""
    return "\u2e80" <= character <= "\u9fff" or character >= "\U00020000"
