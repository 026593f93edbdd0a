"""The last rung: write the term over the span that stands for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .task import Attempt
from .wording import replaced, with_article

_ONE_WORD_NAMES = {"person", "place"}
_SMALL_WORDS = 2  # English may need that many more to say the same
_JOINED_BEFORE = re.compile(r"[A-Z][\w’'-]* (?:of|for|and|on)(?: the)? $")
_JOINED_AFTER = re.compile(r" (?:of|for|and|on)(?: the)? [A-Z][\w’'-]*")


def repairs(attempt: Attempt, number: int) -> Iterator[tuple[str, bool]]:
    """Texts with the term in place of what is wrong or seems to stand for what is missing, and
    whether it seems so only because no other name is left over.

    A deprecated form or one in the wrong case is certain to stand for its concept. For a missing
    one the likely span is taken, or else nothing: a term in the wrong place is worse than a missing
    one that says so.
    """
    span = _span(attempt, number)
    if span is None:
        return
    guessed = attempt.found[number].start is None and attempt.likely(number, alike=True) is None
    requirement = attempt.task.wanted[number].requirement
    form = requirement.preferred
    yield replaced(attempt.text, span, form, attempt.target), guessed
    if attempt.target == "en":
        variant = with_article(attempt.text, span, form, requirement.category)
        if variant is not None:
            yield variant, guessed


def _span(attempt: Attempt, number: int) -> tuple[int, int] | None:
    found = attempt.found[number]
    if found.start is not None and found.end is not None:
        return found.start, found.end
    span = attempt.likely(number)
    return _widened(attempt, number, span) if span and attempt.target == "en" else span


def _widened(attempt: Attempt, number: int, span: tuple[int, int]) -> tuple[int, int]:
    """The likely span with what is joined to it, while that is no longer than the name itself.

    “Shanghaier Organisation” is like the name of which “for Cooperation” is the rest; left behind,
    the rest would follow the mended name.
    """
    wanted = attempt.task.wanted[number]
    most = max(len(name.split()) for name in (wanted.surface, wanted.requirement.preferred))
    if wanted.requirement.category not in _ONE_WORD_NAMES:
        most += _SMALL_WORDS
    start, end = span
    while match := _JOINED_AFTER.match(attempt.text, end) or _JOINED_BEFORE.search(
        attempt.text, 0, start
    ):
        wider = min(start, match.start()), max(end, match.end())
        if len(attempt.text[slice(*wider)].split()) > most or attempt.touches(wider):
            break
        start, end = wider
    return start, end
