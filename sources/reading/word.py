"""The paragraphs in a part of a Word document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from sources.languages import UnknownLanguage, parse_language

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHARACTERS = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}  # fmt: skip
# Content that is shown nowhere, or twice: what the alternative for old programs repeats.
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "pPrChange", "rPrChange", "sectPr"})
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_BODY_LEVEL = 9
_CHAIN = 20


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    level: int | None


class Styles:
    """What the paragraph styles of a document mean, and the language it is set in."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self.language = ""
        if root is None:
            return
        for element in root.iter("{*}style"):
            name, based = element.find("{*}name"), element.find("{*}basedOn")
            level = element.find("{*}pPr/{*}outlineLvl")
            self._styles[_value(element, "styleId")] = _Style(
                _value(name, "val").lower(),
                _value(based, "val"),
                _number(_value(level, "val")) if level is not None else None,
            )
        self.language = _language(root.find("{*}docDefaults//{*}lang"))

    def is_title(self, style: str) -> bool:
        """Whether a paragraph of this style is the document's title."""
        return any(each.name == "title" for each in self._chain(style))

    def is_heading(self, style: str) -> bool:
        """Whether a paragraph of this style is a heading of any level."""
        for each in self._chain(style):
            if each.name in {"title", "subtitle"} or each.name.startswith("heading "):
                return True
            if each.level is not None:
                return each.level < _BODY_LEVEL
        return False

    def _chain(self, style: str) -> Iterator[_Style]:
        """The style and those it is based on; a chain may bite its own tail."""
        for _ in range(_CHAIN):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = found.based_on


@dataclass(slots=True)
class Paragraph:
    """A paragraph's text, with "\\n" for a line break, and what its style and runs say of it."""

    is_heading: bool = False
    is_title: bool = False
    shown: int = 0
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def is_hidden(self) -> bool:
        """Whether every run of it is hidden text."""
        return not self.shown


def paragraphs(root: etree._Element | None, styles: Styles) -> list[Paragraph]:
    """The paragraphs in the order of the document; those of a text box follow their anchor."""
    found: list[Paragraph] = []
    if root is None:
        return found
    open_ones: list[Paragraph] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = _word_name(element)
        if event == "end":
            if name == "p" and open_ones:
                open_ones.pop()
        elif name in _SKIPPED or element.tag == f"{_MC}Fallback" or _is_separator(element):
            walk.skip_subtree()
        elif name == "p":
            open_ones.append(_new(element, styles))
            found.append(open_ones[-1])
        elif open_ones:
            _add(open_ones[-1], element, name)
    return found


def _new(element: etree._Element, styles: Styles) -> Paragraph:
    style = _value(element.find("{*}pPr/{*}pStyle"), "val")
    level = element.find("{*}pPr/{*}outlineLvl")
    outlined = level is not None and _number(_value(level, "val")) < _BODY_LEVEL
    return Paragraph(
        is_heading=outlined or styles.is_heading(style), is_title=styles.is_title(style)
    )


def _add(paragraph: Paragraph, element: etree._Element, name: str) -> None:
    parent = element.getparent()
    if parent is None or not (name == "t" or (name in _CHARACTERS and _word_name(parent) == "r")):
        return
    text = (element.text or "") if name == "t" else _CHARACTERS[name]
    paragraph.pieces.append(text)
    if text.strip() and not _is_hidden(parent):
        paragraph.shown += 1


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find("{*}rPr/{*}vanish")
    return vanish is not None and _value(vanish, "val") not in {"0", "false", "off"}


def _is_separator(element: etree._Element) -> bool:
    return _value(element, "type") in _SEPARATORS


def _word_name(element: etree._Element) -> str:
    """The name of an element of WordprocessingML, of its text and of no other vocabulary."""
    tag = str(element.tag)
    for namespace in (_W, _STRICT):
        if tag.startswith(namespace):
            return tag[len(namespace) :]
    return ""


def _value(element: etree._Element | None, attribute: str) -> str:
    if element is None:
        return ""
    return element.get(f"{_W}{attribute}") or element.get(f"{_STRICT}{attribute}") or ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else _BODY_LEVEL


def _language(element: etree._Element | None) -> str:
    try:
        return parse_language(_value(element, "val"))
    except UnknownLanguage:
        return ""
