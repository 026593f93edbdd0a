"""The text of a page in blocks, as a browser lays it out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from lxml import etree

from sources.cleaning import Exclusion

from .regions import SILENT, Regions

# HTML Living Standard, section 15.3, "display: block" and what starts a new line besides.
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "head",
    }
    | {"details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"}
    | {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li"}
    | {"listing", "main", "menu", "nav", "noscript", "ol", "optgroup", "option", "p", "plaintext"}
    | {"pre", "search", "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot"}
    | {"th", "thead", "title", "tr", "ul", "xmp"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KEEPS_SPACE = frozenset({"pre", "textarea", "listing", "xmp"})
_HAN = "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_SPACE_IN_CHINESE = re.compile(rf"(?<={_HAN})[ \t\r\f]*\n[ \t\r\n\f]*(?={_HAN})")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\v"  # no character of HTML: the HTML parser drops it


class Side(Enum):
    """Where a block stands on a page that says where its article is."""

    BEFORE = "before the article"
    WITHIN = "in the article, or on a page that does not say"
    AFTER = "after the article"


@dataclass(frozen=True, slots=True)
class Block:
    """A block: its text with "\\n" for each <br>, its heading level or 0, why it is litter.

    `linked` is the share of its characters that are links.
    """

    text: str
    level: int
    reason: Exclusion | Literal[""]
    linked: float
    side: Side


class _Page:
    """The blocks collected so far, and the one that is open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.level = 0
        self.links = 0
        self.keeps_space = 0
        self.side = Side.WITHIN
        self.reasons: list[Exclusion] = []
        self._text: list[str] = []
        self._linked = 0

    def add(self, text: str | None) -> None:
        if text:
            self._text.append(_SPACE.sub(_kept, text) if self.keeps_space else text)
            self._linked += len(text.strip()) if self.links else 0

    def line_break(self) -> None:
        self._text.append(_BREAK)

    def close(self) -> None:
        """End the open block."""
        text = _laid_out("".join(self._text))
        if text:
            reason: Exclusion | Literal[""] = self.reasons[-1] if self.reasons else ""
            linked = min(1.0, self._linked / len(text))
            self.blocks.append(Block(text, self.level, reason, linked, self.side))
        self._text, self._linked = [], 0


def blocks(root: etree._Element, marked: Regions) -> list[Block]:
    """The blocks of a page in the order of its source."""
    page = _Page()
    if marked.main is not None:
        page.side = Side.BEFORE
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = str(element.tag)
        if event == "start" and tag in SILENT:
            walk.skip_subtree()
        elif tag in SILENT:
            page.add(element.tail)
        elif event == "start":
            _open(page, element, tag, marked)
        else:
            _shut(page, element, tag, marked)
    page.close()
    return page.blocks


def _open(page: _Page, element: etree._Element, tag: str, marked: Regions) -> None:
    if tag in _BLOCKS or element in marked.reasons or element is marked.main:
        page.close()
    if element is marked.main:
        page.side = Side.WITHIN
    if element in marked.reasons:
        page.reasons.append(marked.reasons[element])
    page.level = _HEADINGS.get(tag, page.level)
    page.links += tag == "a"
    page.keeps_space += tag in _KEEPS_SPACE
    if tag == "br":
        page.line_break()
    page.add(element.text)


def _shut(page: _Page, element: etree._Element, tag: str, marked: Regions) -> None:
    if tag in _BLOCKS or element in marked.reasons or element is marked.main:
        page.close()
    if element is marked.main:
        page.side = Side.AFTER
    if element in marked.reasons:
        page.reasons.pop()
    if tag in _HEADINGS:
        page.level = 0
    page.links -= tag == "a"
    page.keeps_space -= tag in _KEEPS_SPACE
    page.add(element.tail)


def _kept(space: re.Match[str]) -> str:
    return space[0].replace("\r\n", "\n").replace("\n", _BREAK)


def _laid_out(text: str) -> str:
    """White space collapsed as a browser does; between two Chinese characters a line end of the
    source is nothing (CSS Text 3, 4.1.3)."""
    text = _SPACE.sub(" ", _SPACE_IN_CHINESE.sub("", text))
    return "\n".join(line.strip(" ") for line in text.split(_BREAK)).strip()
