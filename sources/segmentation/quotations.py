"""Where quotations and brackets run, so that full stops within them do not end the sentence."""

from __future__ import annotations

import re

LONGEST_KEPT_WHOLE = 300
"""A quotation up to this many code points stays in one segment; a longer one is split within."""

_BRACKETS = {"(": ")", "[": "]", "（": "）", "［": "］", "【": "】"}
_QUOTES = {
    "de": {"„": "“”", "»": "«", "«": "»", "“": "”", "‚": "‘’"},
    "ru": {"«": "»", "„": "“”", "“": "”"},
    "en": {"“": "”", "«": "»"},
    "zh": {"“": "”", "「": "」", "『": "』", "《": "》", "〈": "〉"},
}
_MARK = re.compile('["„“”«»‚‘’「」『』《》〈〉()\\[\\]（）［］【】]')
_DEEPEST = 4


def quotations(text: str, language: str) -> list[tuple[int, int]]:
    """The quotations and brackets in `text` that are closed, marks included, outer after inner.

    A mark that is opened and never closed, or closed and never opened, counts for nothing.
    """
    closers = _QUOTES[language] | _BRACKETS
    found: list[tuple[int, int]] = []
    open_marks: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        mark, position = match[0], match.start()
        depth = _closed_by(open_marks, mark, closers)
        if depth:
            found.append((open_marks[-depth][1], position + 1))
            del open_marks[-depth:]
        elif mark in closers or (mark == '"' and not text[position + 1 : position + 2].isspace()):
            open_marks.append((mark, position))
    return found


def _closed_by(open_marks: list[tuple[str, int]], mark: str, closers: dict[str, str]) -> int:
    """How many of the innermost open marks end with `mark`: 0 when it closes none of them."""
    for depth in range(1, min(_DEEPEST, len(open_marks)) + 1):
        opener = open_marks[-depth][0]
        if mark == opener == '"' or mark in closers.get(opener, ""):
            return depth
    return 0


def inside_mask(text: str, spans: list[tuple[int, int]]) -> bytearray:
    """A byte for each offset of `text`, 1 where a sentence cannot end: within a short quotation."""
    mask = bytearray(len(text) + 1)
    for start, end in spans:
        if end - start <= LONGEST_KEPT_WHOLE:
            mask[start + 1 : end] = b"\1" * (end - start - 1)
    return mask
