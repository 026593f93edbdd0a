"""Words to be found and replaced: where a text has them, as they are or however they are spelt."""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossary.matching.normalise import normalise

from .words import HAN

Span = tuple[int, int]

_MARKS = "\u0300-\u036f\u0483-\u0487"
_JOINED = rf"[^\W{HAN}]"  # a letter or digit of a word; Chinese is written without gaps
_STARTS_WORD = re.compile(_JOINED)


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is looked for, white space around it included.

    `exact` takes it character by character; else case, kinds of quotation marks, hyphens and
    spaces, ё and е, and invisible characters make no difference. `whole` leaves out places inside
    longer words. Between Chinese characters there are no gaps, so there it says nothing.
    """

    text: str
    exact: bool = False
    whole: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self._wanted

    def find(self, text: str) -> list[Span]:
        """The disjoint places [start, end) of `text` that have it, in order, in code points."""
        if self.empty:
            return []
        found = (match.span() for match in self._compiled().finditer(self._seen_as(text)))
        if self.exact:
            return list(found)
        normalised = normalise(text)
        spans = (normalised.span(*each) for each in found)
        return [span for span in spans if span is not None]

    @property
    def _wanted(self) -> str:
        return self.text if self.exact else normalise(self.text).text

    def _seen_as(self, text: str) -> str:
        return text if self.exact else normalise(text).text

    def _compiled(self) -> re.Pattern[str]:
        wanted = self._wanted
        before = after = ""
        if self.whole and _STARTS_WORD.match(wanted[0]):
            before = rf"(?<!{_JOINED})(?<![{_MARKS}])"
        if self.whole and _STARTS_WORD.match(wanted[-1]):
            after = rf"(?!{_JOINED})"
        # A letter is not found where an accent of its own follows.
        return re.compile(rf"{before}{re.escape(wanted)}{after}(?![{_MARKS}])")


def replacements(text: str, pattern: Pattern, new: str) -> list[tuple[int, int, str]]:
    """The places of `text` to write `new` into; those that say it already are left out."""
    return [(start, end, new) for start, end in pattern.find(text) if text[start:end] != new]
