"""Correcting beads by hand: join, split, and move a sentence on one side. Pure list work."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

DOUBTFUL = 0.9
"""Below this a bead wants to be looked at: of those above, about one in fifty is wrong."""


class Act(StrEnum):
    """What can be done to the bead at hand, or undone."""

    RIGHT = "right"
    JOIN = "join"
    SPLIT = "split"
    SOURCE_UP = "source_up"
    SOURCE_DOWN = "source_down"
    TARGET_UP = "target_up"
    TARGET_DOWN = "target_down"
    NEXT = "next"
    UNDO = "undo"


class Bead(NamedTuple):
    """Numbers of sentences, from 0, that render each other; `seen` by a person."""

    source: list[int]
    target: list[int]
    sure: float = 1.0
    seen: bool = False

    @classmethod
    def of(cls, stored: Sequence[Any]) -> Bead:
        """The bead that JSON kept."""
        source, target, sure, seen = stored
        return cls(list(source), list(target), sure, seen)


class Change(NamedTuple):
    """Beads [at, at + len(old)) become `new`; `focus` is the one to go on with."""

    at: int
    old: list[Bead]
    new: list[Bead]
    focus: int


def paired(bead: Bead) -> bool:
    """Whether there is something on both sides."""
    return bool(bead.source and bead.target)


def doubtful(bead: Bead) -> bool:
    """Whether nobody has looked at a pair that lengths and words hardly speak for."""
    return paired(bead) and not bead.seen and bead.sure < DOUBTFUL


def changed(beads: Sequence[Bead], act: Act, at: int) -> Change | None:
    """What `act` makes of the bead number `at`; None where it can do nothing there."""
    if not 0 <= at < len(beads):
        return None
    bead = beads[at]
    if act is Act.RIGHT:
        return Change(at, [bead], [bead._replace(seen=True)], following(beads, at))
    if act is Act.JOIN:
        return _replaced(beads, at, 2, [_seen([bead, *beads[at + 1 : at + 2]])])
    if act is Act.SPLIT:
        parts = _parts(bead)
        return Change(at, [bead], parts, at) if parts else None
    if act in {Act.SOURCE_UP, Act.TARGET_UP}:
        return _moved_up(beads, at, source=act is Act.SOURCE_UP)
    if act in {Act.SOURCE_DOWN, Act.TARGET_DOWN}:
        return _moved_down(beads, at, source=act is Act.SOURCE_DOWN)
    return None


def following(beads: Sequence[Bead], at: int) -> int:
    """The next doubtful bead after `at`, from the top again if need be; else the next bead."""
    order = [*range(at + 1, len(beads)), *range(min(at, len(beads)))]
    return next((n for n in order if doubtful(beads[n])), min(at + 1, len(beads) - 1))


def _replaced(beads: Sequence[Bead], at: int, count: int, new: list[Bead]) -> Change | None:
    old = list(beads[at : at + count])
    return Change(at, old, new, at) if len(old) == count else None


def _seen(beads: Sequence[Bead]) -> Bead:
    source = sorted(number for bead in beads for number in bead.source)
    target = sorted(number for bead in beads for number in bead.target)
    return Bead(source, target, 1.0, True)


def _parts(bead: Bead) -> list[Bead]:
    """The first sentence of each side and the rest, or the two sides of a pair of two."""
    source, target = bead.source, bead.target
    if len(source) + len(target) < 2:
        return []
    if len(source) == len(target) == 1:
        return [Bead(source, [], 1.0, True), Bead([], target, 1.0, True)]
    return [
        Bead(source[:1], target[:1], 1.0, True),
        Bead(source[1:], target[1:], 1.0, True),
    ]


def _moved_up(beads: Sequence[Bead], at: int, *, source: bool) -> Change | None:
    """The first sentence of a side joins the bead before, or a new one at the top."""
    bead = beads[at]
    side = bead.source if source else bead.target
    if not side or (at == 0 and len(bead.source) + len(bead.target) < 2):
        return None
    before = beads[at - 1] if at else Bead([], [])
    given = _with(before, source, [*(before.source if source else before.target), side[0]])
    left = _with(bead, source, side[1:])
    return _between(beads, max(at - 1, 0), 2 if at else 1, [given, left], keep=left)


def _moved_down(beads: Sequence[Bead], at: int, *, source: bool) -> Change | None:
    """The last sentence of a side joins the bead after, or a new one at the end."""
    bead = beads[at]
    side = bead.source if source else bead.target
    last = at == len(beads) - 1
    if not side or (last and len(bead.source) + len(bead.target) < 2):
        return None
    after = Bead([], []) if last else beads[at + 1]
    left = _with(bead, source, side[:-1])
    given = _with(after, source, [side[-1], *(after.source if source else after.target)])
    return _between(beads, at, 1 if last else 2, [left, given], keep=left)


def _with(bead: Bead, source: bool, side: list[int]) -> Bead:
    return Bead(side, bead.target, 1.0, True) if source else Bead(bead.source, side, 1.0, True)


def _between(beads: Sequence[Bead], at: int, count: int, new: list[Bead], *, keep: Bead) -> Change:
    """The change without beads that became empty; the focus stays on `keep` or where it was."""
    there = [bead for bead in new if bead.source or bead.target]
    index = next((n for n, bead in enumerate(there) if bead is keep), 0)
    return Change(at, list(beads[at : at + count]), there, at + index)
