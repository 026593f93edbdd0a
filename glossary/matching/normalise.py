"""Text as it is matched, with the way back to exact offsets in the original.

NFKC (Unicode Standard Annex 15) and case folding; soft hyphens and zero-width characters dropped;
white space collapsed; ё as е; variants of hyphen, quotation mark and apostrophe as one each.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

_REMOVED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_QUOTES = "„“”‟«»″〝〞「」『』＂"
_APOSTROPHES = "‘’‚‛‹›′ʼʹ´`＇"
_ACUTE = "\u0301"  # marks stress in Russian, where no letter is written with it
_VARIANTS = (
    dict.fromkeys(_REMOVED, "")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_APOSTROPHES, "'")
    | {"ё": "е", "Ё": "Е"}
)

_MARKS = "\u0300-\u036f\u0483-\u0487\u3099\u309a"
# Characters that stand for themselves and fold to one character; all others go through a table.
_PLAIN = "\0\u0020-\u005f\u0061-\u007eÀ-ÖØ-Þà-öø-ÿЀА-яѐђ-џЂ-Џ、。\u4e00-\u9fff"
_SPECIAL = re.compile(rf"[^{_PLAIN}][{_MARKS}]*")
_SPACES = re.compile("  +")
# They stand for one other character each; in a text of this many characters it is quicker to
# replace all of a kind at once.
_LONG = 400
_FREQUENT = "\n\u00a0“”„«»’–—，：；！？（）"
_HALVES = re.compile("[\ud800-\udfff]")  # of surrogate pairs: no text, and not to be encoded


class _Moves(NamedTuple):
    """Offsets in a normalised text where the distance to the original changes.

    `origins` are the offsets in the original there, `fixed` whether the piece that begins there was
    replaced as a whole.
    """

    breaks: Sequence[int]
    origins: Sequence[int]
    fixed: Sequence[bool]


class Normalised:
    """A normalised text; `span` leads from its offsets to those of the original."""

    __slots__ = ("_moves", "text")

    def __init__(self, text: str, moves: _Moves | None = None) -> None:
        self.text = text
        self._moves = moves

    def stretch(self, start: int) -> tuple[int, int]:
        """Up to where the text goes on unchanged from `start`, and how far on its original stands.

        Where the character at `start` was replaced, that is up to `start`.
        """
        if self._moves is None:
            return len(self.text), 0
        breaks, origins, fixed = self._moves
        at = bisect_right(breaks, start) - 1
        end = breaks[at + 1] if at + 1 < len(breaks) else len(self.text)
        return start if fixed[at] else end, origins[at] - breaks[at]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The original [start, end) of a non-empty part, or None where it cuts a character.

        "ß" is matched as "ss": a part that holds only one of the two has no place in the original.
        """
        if self._moves is None:
            return start, end
        breaks, origins, fixed = self._moves
        first = bisect_right(breaks, start) - 1
        if fixed[first] and start != breaks[first]:
            return None
        moved = origins[first] - breaks[first]
        last = bisect_right(breaks, end - 1) - 1
        if not fixed[last]:
            return start + moved, origins[last] + end - breaks[last]
        return (start + moved, origins[last + 1]) if end == breaks[last + 1] else None


def normalise(text: str, *, casefold: bool = True) -> Normalised:
    """`text` as it is matched. Case is kept with `casefold=False`, all else is the same."""
    begin = 0
    while (special := _SPECIAL.search(text, begin)) and (simple := _SIMPLE.get(special[0])):
        text, begin = text.replace(special[0], simple), special.start()
    if not special and "  " not in text:
        return Normalised(text.casefold() if casefold else text)
    if len(text) > _LONG:
        for each in _FREQUENT:
            text = text.replace(each, _SIMPLE[each])
    pieces: list[str] = []
    breaks, origins, fixed = [0], [0], [False]
    cursor = length = 0
    for found in _specials(text):
        begin, stop = found.span()
        if begin < cursor:
            continue  # taken along with the white space before it
        simple = _SIMPLE.get(found[0])
        if simple and (simple != " " or not _spaces_beside(text, begin, stop)):
            pieces += text[cursor:begin], simple
            length += stop - cursor
            cursor = stop
            continue
        piece = _replacement(found[0], casefold)
        if piece == " " or unicodedata.combining(found[0][0]):
            begin, stop = _widen(text, begin, stop, cursor)
            piece = _replacement(text[begin:stop], casefold)
        pieces += text[cursor:begin], piece
        length += begin - cursor
        if len(piece) != stop - begin:
            breaks += length, length + len(piece)
            origins += begin, stop
            fixed += True, False
        length += len(piece)
        cursor = stop
    pieces.append(text[cursor:])
    joined = "".join(pieces)
    moves = _Moves(breaks, origins, fixed) if len(breaks) > 1 else None
    return Normalised(joined.casefold() if casefold else joined, moves)


def _specials(text: str) -> Iterable[re.Match[str]]:
    """What may not stay as it is, in order; two patterns are quicker than one of both."""
    specials = _SPECIAL.finditer(text)
    if "  " not in text:
        return specials
    return sorted([*specials, *_SPACES.finditer(text)], key=re.Match.start)


def _spaces_beside(text: str, begin: int, stop: int) -> bool:
    return text[stop : stop + 1].isspace() or text[max(begin - 1, 0) : begin].isspace()


def _widen(text: str, begin: int, stop: int, least: int) -> tuple[int, int]:
    """The whole run of white space around [begin, stop), or the letter before a mark with it."""
    if not text[begin].isspace():
        return max(begin - 1, least), stop
    while begin > least and text[begin - 1].isspace():
        begin -= 1
    while stop < len(text) and text[stop].isspace():
        stop += 1
    return begin, stop


@lru_cache(maxsize=4096)
def _replacement(piece: str, casefold: bool) -> str:
    """What stands for a letter with its marks, a special character or a run of white space."""
    if piece.isspace():
        return " "
    varied = "".join(_VARIANTS.get(character, character) for character in piece)
    composed = unicodedata.normalize("NFKC", _HALVES.sub("\ufffd", varied)).replace(_ACUTE, "")
    result = "".join(_VARIANTS.get(character, character) for character in composed)
    return result.casefold() if casefold else result


# Characters that stand for one other each, so that nothing moves; most are quotation marks.
_SIMPLE = {
    each: _replacement(each, False)
    for each in (*_VARIANTS, *"\n\t\u00a0\u202f", *map(chr, range(0xFF01, 0xFF5F)))
    if len(_replacement(each, False)) == 1
}
