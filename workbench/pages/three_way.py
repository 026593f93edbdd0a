"""Two people changed the same text: what each did to it, and one text with both changes (diff3).

After Khanna, Kunal and Pierce, “A Formal Investigation of Diff3” (2007): the three texts are cut
where both sides kept the same units of the base; what lies between two such places was changed by
one side, by both alike, or by both differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from .difference import units

_WORD = re.compile(r"\w")

Kind = Literal["same", "yours", "theirs", "both", "clash"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the base and what either side made of it.

    `yours` and `theirs` were changed by one side alone, `both` alike by both. A `clash` was changed
    differently: somebody has to choose.
    """

    kind: Kind
    base: str
    yours: str
    theirs: str

    @property
    def merged(self) -> str:
        """The text with the changes of both; in a clash, yours."""
        return self.theirs if self.kind == "theirs" else self.yours


def three_way(base: str, yours: str, theirs: str) -> list[Piece]:
    """The pieces of a merge; they join to `base`, to `yours` and to `theirs`.

    Changes of the two sides with no word between them are one clash: words that stand side by side
    hang together, and two people's halves of a phrase seldom make one.
    """
    texts = units(base), units(yours), units(theirs)
    pieces: list[Piece] = []
    for piece in _pieces(*texts):
        pieces.append(piece)
        while len(pieces) > 1 and (joined := _hanging_together(pieces)):
            pieces[-len(joined) :] = [_piece(*_texts(joined))]
    return pieces


def merged(pieces: Sequence[Piece]) -> str:
    """The text that is proposed: the changes of both, and yours where they clash."""
    return "".join(piece.merged for piece in pieces)


def _pieces(base: list[str], yours: list[str], theirs: list[str]) -> Iterator[Piece]:
    ends = (len(base), len(yours), len(theirs))
    places = [((0, 0, 0), 0), *_kept_by_both(base, yours, theirs), (ends, 0)]
    for ((at, mine, other), length), (nexts, next_length) in pairwise(places):
        starts = (at + length, mine + length, other + length)
        changed = [
            "".join(text[start:end])
            for text, start, end in zip((base, yours, theirs), starts, nexts, strict=True)
        ]
        if any(changed):
            yield _piece(*changed)
        if next_length:
            same = "".join(base[nexts[0] : nexts[0] + next_length])
            yield Piece("same", same, same, same)


def _kept_by_both(
    base: list[str], yours: list[str], theirs: list[str]
) -> Iterator[tuple[tuple[int, int, int], int]]:
    """Where the base stands in both other texts: (places in the three, length), in order."""
    matching = [
        SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
        for other in (yours, theirs)
    ]
    first = second = 0
    while first < len(matching[0]) and second < len(matching[1]):
        mine, other = matching[0][first], matching[1][second]
        start, end = max(mine.a, other.a), min(mine.a + mine.size, other.a + other.size)
        if start < end:
            yield (start, mine.b + start - mine.a, other.b + start - other.a), end - start
        if mine.a + mine.size < other.a + other.size:
            first += 1
        else:
            second += 1


def _piece(base: str, yours: str, theirs: str) -> Piece:
    kind: Kind
    if yours == theirs:
        kind = "same" if yours == base else "both"
    elif yours == base:
        kind = "theirs"
    elif theirs == base:
        kind = "yours"
    else:
        kind = "clash"
    return Piece(kind, base, yours, theirs)


def _hanging_together(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The last pieces that make one clash, or none: changes of both sides with no word between."""
    last = pieces[-1]
    if last.kind == "same":
        return ()
    before = pieces[-2]
    if before.kind != "same":
        return pieces[-2:]
    if len(pieces) < 3 or _WORD.search(before.base) or pieces[-3].kind == last.kind != "clash":
        return ()
    return pieces[-3:]


def _texts(pieces: Sequence[Piece]) -> tuple[str, str, str]:
    return (
        "".join(piece.base for piece in pieces),
        "".join(piece.yours for piece in pieces),
        "".join(piece.theirs for piece in pieces),
    )
