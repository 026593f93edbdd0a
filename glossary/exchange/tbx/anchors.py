"""Where a quotation stands among our articles, as our note in a TBX file says it."""

from __future__ import annotations

import re

from glossary.exchange.entries import Quotation

_ANCHOR = re.compile(r"([^:]{1,64}):(\d{1,9}):(\d{1,9})-(\d{1,9})", re.ASCII)


def to_anchor(quotation: Quotation) -> str:
    """Article, segment and offsets: "3fe2…:12:0-7"."""
    span = f"{quotation.start}-{quotation.end}"
    return f"{quotation.article}:{quotation.position}:{span}"


def from_anchor(anchor: str, *, sentence: str, source: str) -> Quotation | None:
    """The quotation that `to_anchor` was given; None where the text is no anchor."""
    match = _ANCHOR.fullmatch(anchor)
    if not match:
        return None
    position, start, end = (int(number) for number in match.groups()[1:])
    if start >= end:
        return None
    return Quotation(sentence, source, match[1], position, start, end)
