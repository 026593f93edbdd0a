"""Words of the source's own spelling left standing beside the name that stands for them."""

from __future__ import annotations

import re

from .task import Attempt

_SHORTEST = 4  # letters; shorter words are alike in many languages
_LETTERS = r"[^\W\d_]+(?:[-’'][^\W\d_]+)*"
_WORD = re.compile(_LETTERS)
_BEFORE = re.compile(rf"({_LETTERS})[ -]$")
_AFTER = re.compile(rf"[ -]({_LETTERS})(?=[\s,.;:!?)]|$)")


def without_remains(attempt: Attempt) -> Attempt:
    """The text without them: “the Jangtse Yangtze River Economic Belt”.

    A word goes that stands next to a right rendition and in the source's name, but not in the
    rendition.
    """
    for number in range(len(attempt.found)):
        while (span := _remains(attempt, number)) is not None:
            text = attempt.text[: span[0]] + attempt.text[span[1] :]
            shorter = Attempt.of(attempt.task, attempt.target, text, attempt.score)
            if not set(shorter.open) <= set(attempt.open):
                break
            attempt = shorter
    return attempt


def _remains(attempt: Attempt, number: int) -> tuple[int, int] | None:
    found, surface = attempt.found[number], attempt.task.wanted[number].surface
    if found.verdict != "right" or found.start is None or found.end is None:
        return None
    left = {word.casefold() for word in _WORD.findall(surface)}
    left -= {word.casefold() for word in _WORD.findall(found.found)}
    spans = (
        (match, match.span())
        for match in (
            _BEFORE.search(attempt.text, 0, found.start),
            _AFTER.match(attempt.text, found.end),
        )
        if match and match[1].casefold() in left and len(match[1]) >= _SHORTEST
    )
    return next((span for _, span in spans if not attempt.touches(span)), None)
