"""Blocks that are litter by where they stand and how much of them is links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from sources.cleaning import Exclusion
from sources.cleaning.prose import is_prose

from .blocks import Block, Side

_LINK = 0.8


def judged(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with a reason on those that are links to elsewhere or outside the article.

    A sentence before the article stays (a lead may stand there); a main heading stays anywhere.
    """
    found: list[Block] = []
    prose_passed = False
    for block in blocks:
        reason = block.reason or _by_place(block, prose_passed)
        prose_passed = prose_passed or (not reason and is_prose(block.text))
        found.append(replace(block, reason=reason))
    return found


def _by_place(block: Block, prose_passed: bool) -> Exclusion | Literal[""]:
    if block.level == 1:
        return ""
    prose = is_prose(block.text)
    if block.side is Side.AFTER:
        return Exclusion.RELATED
    if block.side is Side.BEFORE and not prose:
        return Exclusion.NAVIGATION
    if block.linked >= _LINK and not prose:
        return Exclusion.RELATED if prose_passed else Exclusion.NAVIGATION
    return ""
