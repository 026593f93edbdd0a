"""What a reader hands on."""

from __future__ import annotations

from dataclasses import dataclass

from sources.cleaning import Stretch


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text of an article, and what its file says of it.

    Lines end in "\\n"; the only other control character left is the tab. `encoding` is the name of
    a Python codec, "" where the file is no text. `layout` is in order and leaves only white space
    out; it is empty for plain text. `language` (of our four codes) is one the file is sure to know;
    `language_hint` one it states, as web pages do, rightly or not. `title`, `outlet` and
    `published_on` (ISO 8601, of reduced precision) are "" where the file does not name them.
    """

    text: str
    encoding: str
    layout: tuple[Stretch, ...] = ()
    language: str = ""
    language_hint: str = ""
    title: str = ""
    outlet: str = ""
    published_on: str = ""

    @property
    def prose(self) -> str:
        """The text without what its file marks as litter: enough to tell the language by."""
        if not self.layout:
            return self.text
        return "\n".join(self.text[s.start : s.end] for s in self.layout if not s.exclusion)
