"""What is known of a draft when it is estimated."""

from __future__ import annotations

import html
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence and its draft; `read` is the text that was translated, English on a pivot.

    Everything after the languages is optional. `score` and `free_score` are the engine's mean
    natural-log probability of a token, with the terms forced and before that; `usual_score` is what
    the engine's drafts have on average and `usual_spread` their standard deviation, without which a
    score says nothing. `lost_terms` are required renditions that are wrong or missing, `errors` how
    many errors the checks of meaning found (`CHECKS_OF_MEANING`). `opinions` are drafts of the same
    text by other engines. `agreed` is what a second engine was found to think of the draft, higher
    for better; it says something against `usual_agreement` and `usual_agreement_spread` only, the
    mean and the standard deviation of what it thinks of the engine's drafts.
    """

    read: str
    text: str
    source: str
    target: str
    score: float | None = None
    free_score: float | None = None
    usual_score: float | None = None
    usual_spread: float | None = None
    lost_terms: int = 0
    errors: int = 0
    opinions: tuple[str, ...] = ()
    agreed: float | None = None
    usual_agreement: float | None = None
    usual_agreement_spread: float | None = None

    @property
    def plain(self) -> str:
        """The draft without character references: some services return "&#39;" for "'"."""
        return html.unescape(self.text)
