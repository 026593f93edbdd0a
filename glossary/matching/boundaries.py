"""Where a word ends: a name inside a longer word is not that name."""

from __future__ import annotations

LETTER, LIMIT, APOSTROPHE = 0, 1, 2
# Scripts without spaces: Han, kana and their kin.
HAN, HAN_END = "\u2e80", "\u9fff"


class _Kinds(dict[str, int]):
    """The kind of a character, worked out once; there are no more than Unicode has."""

    def __missing__(self, character: str) -> int:
        if character == "'":
            kind = APOSTROPHE
        else:
            word = character.isalnum() and not _unspaced(character)
            kind = LETTER if word else LIMIT
        self[character] = kind
        return kind


# A LETTER or digit goes on a word; beside a LIMIT no word goes on; an APOSTROPHE may join.
KINDS = _Kinds()


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
    return HAN <= character <= HAN_END or character >= "\U00020000"


HYPHENS = frozenset("-\u2010\u2011")


def in_compound(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is joined by hyphen to another word or part ("SCO-Länder").

    A dash between two names ("Chengdu–Chongqing") joins nothing.
    """
    return (end < len(text) and text[end] in HYPHENS) or (start > 0 and text[start - 1] in HYPHENS)
