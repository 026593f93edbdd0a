"""The last rung: write the term over the span that stands for it."""

from __future__ import annotations

import re

from .task import Attempt

_ONE_WORD_NAMES = {"person", "place"}
_SMALL_WORDS = 2  # English may need that many more to say the same
_JOINED_BEFORE = re.compile(r"[A-Z][\w’'-]* (?:of|for|and|on)(?: the)? $")
_JOINED_AFTER = re.compile(r" (?:of|for|and|on)(?: the)? [A-Z][\w’'-]*")


def repair(attempt: Attempt) -> Attempt:
    """Replace what is wrong, or what seems to stand for what is missing, if that improves the text.

    A deprecated form or one in the wrong case is certain to stand for its concept. For a missing
    one the likely span is taken, or else nothing: a term in the wrong place is worse than a missing
    one that says so.
    """
    for number in attempt.open:
        span = _span(attempt, number)
        if span is None:
            continue
        form = attempt.task.wanted[number].requirement.preferred
        text = _replace(attempt.text, span, form, attempt.target)
        mended = Attempt.of(attempt.task, attempt.target, text, attempt.score)
        if mended.improves_on(attempt):
            attempt = mended
    return attempt


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


def _replace(text: str, span: tuple[int, int], form: str, target: str) -> str:
    start, end = span
    if target == "zh":
        return text[:start].rstrip() + form + text[end:].lstrip()
    opens_sentence = not text[:start].strip() and text[start:end][:1].isupper()
    written = form[0].upper() + form[1:] if opens_sentence else form
    return text[:start] + written + text[end:]
