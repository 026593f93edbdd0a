"""What the readers of bilingual files share: parts that become articles, and inline codes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from sources.cleaning.dates import find_date
from sources.languages import UnknownLanguage, parse_language

from .building import TextBuilder
from .errors import BrokenFile, EmptyFile, UnreadableFile
from .result import ReadText
from .xml import name

_LONGEST_TAG = 40
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_INDENTED = re.compile(r"[ \t]*\n\s*")


class ForeignLanguage(UnreadableFile):
    """A file whose texts are in a language that Concord does not work in."""


@dataclass(slots=True)
class Part:
    """An article in the making: one `file` of XLIFF, one article of a memory."""

    language: str
    title: str = ""
    outlet: str = ""
    published_on: str = ""
    builder: TextBuilder = field(default_factory=TextBuilder, init=False)

    def finish(self, encoding: str) -> ReadText:
        """The article. Raises EmptyFile when it has no text."""
        text, layout = self.builder.finish()
        return ReadText(
            text,
            encoding,
            layout,
            language=self.language,
            title=" ".join(self.title.split()),
            outlet=" ".join(self.outlet.split()),
            published_on=find_date(self.published_on) or _year(self.published_on),
        )


def _year(said: str) -> str:
    return said if _YEAR.fullmatch(said) else ""


def finished(parts: Iterable[Part], encoding: str) -> list[ReadText]:
    """The articles that have any text. Raises EmptyFile when none has."""
    articles: list[ReadText] = []
    for part in parts:
        with suppress(EmptyFile):
            articles.append(part.finish(encoding))
    if not articles:
        raise EmptyFile("The file holds no source text; export it again with its texts.")
    return articles


def language_of(tag: str, place: str) -> str:
    """Our code for the language that a file names at `place`. Raises UnreadableFile."""
    tag = " ".join(tag.split())[:_LONGEST_TAG]
    if not tag:
        raise BrokenFile(
            f"The file does not say which language its source texts are in ({place}); export it "
            "again with the language, or say which it is."
        )
    try:
        return parse_language(tag)
    except UnknownLanguage as error:
        raise ForeignLanguage(f"{str(error).rstrip('.')} ({place}).") from error


def kind_of(said: str) -> Literal["heading", "body"]:
    """Heading or body, from the word that a file has for the kind of a segment."""
    return "heading" if said.rsplit(":", 1)[-1] in {"heading", "title", "header"} else "body"


def plain_texts(
    element: etree._Element, *, codes: Collection[str] = (), keep_space: bool = True
) -> list[str]:
    """The words in an element of a bilingual file, without its inline codes, then its sub-flows.

    The content of elements named in `codes` is native code (`<br/>`, `{0}`), except in a `sub`
    within, which is a text of its own (a link's title). A code that stands for a line break becomes
    one. With `keep_space` false, line breaks that only indent the XML become spaces.
    """
    flows = [element, *element.iter("{*}sub")]
    texts = ["".join(_words(flow, codes)) for flow in flows]
    return texts if keep_space else [_INDENTED.sub(" ", text) for text in texts]


def _words(element: etree._Element, codes: Collection[str]) -> Iterator[str]:
    hidden = 0
    for event, each in etree.iterwalk(element, events=("start", "end")):
        is_code = name(each) in codes
        if event == "start":
            hidden += is_code
            if name(each) in {"x", "ph"} and each.get("ctype", each.get("subType")) in _BREAKS:
                yield "\n"
            if name(each) == "cp":
                yield _code_point(each)
            if each.text and not hidden:
                yield each.text
        else:
            hidden -= is_code
            if each is not element and each.tail and not hidden:
                yield each.tail


_BREAKS = frozenset({"lb", "xlf:lb"})


def _code_point(element: etree._Element) -> str:
    """The character that XML cannot hold, which XLIFF 2 writes as <cp hex="001A"/>."""
    try:
        return chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError):
        return ""
