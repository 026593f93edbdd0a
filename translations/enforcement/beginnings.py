"""Where in a draft a missing term may be forced: beginnings that end with the term."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .task import Attempt

MOST = 4
"""Beginnings tried for one term: each costs a completion."""

_ENGLISH_STARTS = re.compile(r"(?<![\w’'-])(?=\w)")
_CHINESE_STARTS = re.compile(r"(?<=[，。、；：的在和与及了对为是由向从到于])(?=.)|^")


def beginnings(attempt: Attempt, number: int) -> list[str]:
    """Up to MOST texts to decode on from, the likeliest first, each ending with the missing form.

    The term may take the place of what looks like it, stand next to its neighbours in the source,
    or at its place in proportion.
    """
    form = attempt.task.wanted[number].requirement.preferred
    cuts = list(dict.fromkeys(_cuts(attempt, number)))[:MOST]
    return [_begin(attempt.text[:cut], form, attempt.target) for cut in cuts]


def _begin(before: str, form: str, target: str) -> str:
    if target == "zh":
        return before.rstrip() + form
    if not before.strip():
        return form[0].upper() + form[1:]
    return f"{before.rstrip()} {form}"


def _cuts(attempt: Attempt, number: int) -> Iterator[int]:
    text, wanted = attempt.text, attempt.task.wanted[number]
    found = attempt.found[number]
    if found.start is not None:
        yield found.start
    if likely := attempt.likely(number):
        yield likely[0]
    starts = _starts(text, attempt)
    if not starts:
        return
    yield min(starts, key=lambda start: abs(start - wanted.at * len(text)))
    before = [row.end for row in attempt.found[:number] if row.end is not None]
    if before:
        yield min(starts, key=lambda start: (start < before[-1], start))
    after = [row.start for row in attempt.found[number + 1 :] if row.start is not None]
    if after:
        yield after[0]
    yield starts[0]


def _starts(text: str, attempt: Attempt) -> list[int]:
    """Where a word may begin, outside settled renditions."""
    pattern = _CHINESE_STARTS if attempt.target == "zh" else _ENGLISH_STARTS
    return [
        match.start()
        for match in pattern.finditer(text)
        if not any(start < match.start() < end for start, end in attempt.settled)
    ]
