"""Words that a page says once, where its rows would say them again and again."""

from __future__ import annotations


class Once:
    """What has been said in one answer, by the kind of thing it was said of.

    rows.js says it again of the others of the kind.
    """

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def __call__(self, kind: str, words: str) -> str:
        """The words to send: none if they are those first said of the kind."""
        if kind not in self._first:
            self._first[kind] = words
            return words
        return "" if self._first[kind] == words else words
