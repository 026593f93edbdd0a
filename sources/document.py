"""A text as a document: what its page says of it, and its segments in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .cleaning import Block, Exclusion, Stretch, clean
from .errors import ConcordError
from .segmentation import split_sentences

_DERIVED_TITLE_CHARS = 100
_DERIVED_TITLE_CHARS_ZH = 40


class NoSentence(ConcordError):
    """A text in which nothing but litter was found."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, heading or piece of litter: `text` is the document's text from start to end.

    Offsets count code points, half-open. `kind` is "excluded" for litter, and `exclusion` then the
    reason's code (sources.cleaning.Exclusion). `paragraph` counts the blocks of the text from 0.
    """

    start: int
    end: int
    text: str
    kind: Literal["heading", "body", "excluded"]
    exclusion: Exclusion | Literal[""]
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    """A cleaned and segmented text.

    Its segments are ordered and disjoint, begin and end with a visible character, and leave
    nothing but white space out. `title_is_derived` says that the text has no title of its own and
    its first sentence stands in for it. `outlet` is "" where none is named; `published_on` is an
    ISO 8601 date of reduced precision ("2024-12-12", "2021-04") or "".
    """

    title: str
    title_is_derived: bool
    outlet: str
    published_on: str
    segments: tuple[Segment, ...]


def parse_document(
    text: str, language: str, *, layout: Sequence[Stretch] = (), title: str = ""
) -> Document:
    """Clean and segment `text`, an article in `language` ("de", "ru", "en" or "zh").

    `layout` and `title` are what the file it was read from says of it, if anything. Raises
    NoSentence when there is nothing to translate in it.
    """
    cleaned = clean(text, language, layout=layout, title=title)
    segments = tuple(
        segment
        for paragraph, block in enumerate(cleaned.blocks)
        for segment in _segments(text, language, paragraph, block)
    )
    first = next((segment.text for segment in segments if segment.kind == "body"), "")
    if not first:
        raise NoSentence(
            "No sentence of an article was found in the text, only headings, navigation, names or "
            "numbers; check that the right text was saved."
        )
    return Document(
        title=cleaned.title or _shortened(first, language),
        title_is_derived=not cleaned.title,
        outlet=cleaned.outlet,
        published_on=cleaned.published_on,
        segments=segments,
    )


def _segments(text: str, language: str, paragraph: int, block: Block) -> list[Segment]:
    """The sentences of a body block; a heading or a piece of litter is one segment.

    A block that came cut into segments keeps them.
    """
    spans = list(block.units) or [(block.start, block.end)]
    if block.kind == "body" and not block.units:
        sentences = split_sentences(text[block.start : block.end], language)
        spans = [(block.start + start, block.start + end) for start, end in sentences]
    return [
        Segment(start, end, text[start:end], block.kind, block.exclusion, paragraph)
        for start, end in spans
    ]


def _shortened(sentence: str, language: str) -> str:
    """A title made of a sentence: its stop dropped, cut between words when it is long."""
    limit = _DERIVED_TITLE_CHARS_ZH if language == "zh" else _DERIVED_TITLE_CHARS
    title = " ".join(sentence.split())
    if len(title) <= limit + 1:
        return title.rstrip(".。") or title
    head = title[:limit]
    return (head if language == "zh" else head.rsplit(" ", 1)[0]).rstrip(" ,;:，；：–—-") + " …"
