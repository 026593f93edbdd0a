"""The last rung: write the term over the span that stands for it."""

from __future__ import annotations

from .lookalike import lookalike
from .task import Attempt

_LIKE_ENOUGH = 0.62
_LIKE_ENOUGH_SHORT = 0.75
_SHORT = 5  # characters: in a short form a single letter weighs much


def repair(attempt: Attempt) -> Attempt:
    """Replace what is wrong, or looks like what is missing, as long as that improves the text.

    A deprecated form or one in the wrong case is certain to stand for its concept. For a missing
    one the most similar span is taken if it is similar enough, else nothing: a term in the wrong
    place is worse than a missing one that says so.
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
    wanted = attempt.task.wanted[number]
    alike = lookalike(attempt.text, attempt.target, wanted, attempt.settled)
    short = len(wanted.requirement.preferred) <= _SHORT
    if alike and alike.likeness >= (_LIKE_ENOUGH_SHORT if short else _LIKE_ENOUGH):
        return alike.start, alike.end
    return None


def _replace(text: str, span: tuple[int, int], form: str, target: str) -> str:
    start, end = span
    if target == "zh":
        return text[:start].rstrip() + form + text[end:].lstrip()
    opens_sentence = not text[:start].strip() and text[start:end][:1].isupper()
    written = form[0].upper() + form[1:] if opens_sentence else form
    return text[:start] + written + text[end:]
