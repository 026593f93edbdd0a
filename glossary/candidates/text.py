"""What extraction reads and what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

# A number with its ordinal ending, an initial, a word (hyphens, apostrophes and & inside), or any
# other visible character.
_TOKEN = re.compile(
    r"\d+(?:st|nd|rd|th)\b|\d+|[^\W\d_]\.(?=\s[^\W\d_])"
    r"|[^\W\d_]+(?:[-‐‑'’&][^\W_]+)*-?|\S"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or heading of an article; `key` is the caller's name for it."""

    key: int
    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: `passage.text[start:end] == text`."""

    start: int
    end: int
    text: str
    joined: bool  # only white space lies between it and the token before
    initial: bool  # first word of a sentence, a quotation or a bracket's contents

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def acronym(self) -> bool:
        """SCO, ШОС: two to seven capitals, digits aside."""
        return 2 <= len(self.text) <= 7 and self.text.isupper() and self.text.isalpha()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a passage seems to name something.

    `base` is the name in its dictionary form, which may differ from `text[start:end]`. `weight`
    says how far the pattern that found it is to be trusted, from 0 to 1. `nested` marks a part of
    a longer mention. `acronym` is the one that the text gives for the name in brackets.
    """

    start: int
    end: int
    base: str
    category: str
    weight: float
    nested: bool = False
    acronym: str = ""


Extractor = Callable[[Sequence[Passage]], Iterator[tuple[int, Mention]]]
_extractors: dict[str, Extractor] = {}


def extracts(language: str) -> Callable[[Extractor], Extractor]:
    """Register the decorated function as the one that reads articles in `language`.

    It is given the passages of one article, and yields mentions with the keys of their passages.
    """

    def register(extractor: Extractor) -> Extractor:
        _extractors[language] = extractor
        return extractor

    return register


def extract(language: str, passages: Sequence[Passage]) -> list[tuple[int, Mention]]:
    """What an article's passages seem to name, a place reported once for each name found there."""
    seen: dict[tuple[int, int, int, str], Mention] = {}
    for key, mention in _extractors[language](passages):
        place = (key, mention.start, mention.end, mention.base)
        known = seen.get(place)
        if known is None or mention.weight > known.weight:
            seen[place] = mention
    return [(place[0], mention) for place, mention in seen.items()]


def tokenise(text: str) -> list[Token]:
    """The words and marks of `text` in order."""
    tokens: list[Token] = []
    end, initial = 0, True
    for found in _TOKEN.finditer(text):
        gap = text[end : found.start()]
        token = Token(found.start(), found.end(), found[0], bool(gap) or not tokens, initial)
        tokens.append(token)
        # What opens a quotation or follows a dash is written large without being a name.
        initial = (initial and not token.word and not token.text[0].isdigit()) or (
            token.text in "'\"“”„«(:;—–•!?…"
        )
        end = found.end()
    return tokens
