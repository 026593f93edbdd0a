"""The bilingual table, as Word and LibreOffice leave it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from lxml import etree

from . import xml
from .base import ImportedRow, UnusableFile, register, source_code, target_code, version_of
from .packed import opened, unpacked

_BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(r"\(([A-Za-z]{2,3}(?:[-_][A-Za-z]+)*)\)\s*$")
_MARKS = {
    f"{_W}br": "\n",
    f"{_W}cr": "\r",
    f"{_W}tab": "\t",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
# Deleted and moved text of a document with tracked changes, and what stands in for older programs.
_GONE = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr"}
_STATES = {"initial", "draft", "translated", "needs_work", "approved"}
_COLUMNS = 5


@register
class Docx:
    """The tables whose header names two languages; all other text of the document is passed over.

    Tracked changes count as accepted: what was inserted is there, what was deleted is not.
    """

    name: ClassVar = "docx"
    suffixes: ClassVar[tuple[str, ...]] = (".docx",)

    def read(self, content: bytes) -> Iterator[ImportedRow]:
        languages: tuple[str, str] | None = None
        count = 0
        for event, element in xml.events(_body(content)):
            if event == "start" and element.tag == f"{_W}tbl":
                languages, count = None, 0
            elif event == "end" and element.tag == f"{_W}tr":
                count += 1
                cells = [each for each in element.iter(f"{_W}tc") if _row_of(each) is element]
                if count == 1:
                    languages = _languages(cells)
                elif languages:
                    yield _row(cells, languages, count)
                xml.forget(element)


def _body(content: bytes) -> bytes:
    with opened(content, "Word document") as package:
        if _BODY not in package.namelist():
            raise UnusableFile("", "This is no Word document: it has no body.")
        return unpacked(package, _BODY, len(content))


def _row_of(cell: etree._Element) -> etree._Element | None:
    """The row that a cell belongs to; cells of a table inside a cell have another."""
    return next(cell.iterancestors(f"{_W}tr"), None)


def _languages(cells: list[etree._Element]) -> tuple[str, str] | None:
    """The tags that the header names; None for a table that is none of ours."""
    if len(cells) < _COLUMNS or _text(cells[0]).strip() != "Segment":
        return None
    source, target = (_TAG.search(_text(cell).strip()) for cell in cells[1:3])
    if not source or not target:
        return None
    return source_code(source[1]), target_code(target[1], f"the table into “{target[1]}”")


def _row(cells: list[etree._Element], languages: tuple[str, str], number: int) -> ImportedRow:
    if len(cells) < _COLUMNS:
        raise UnusableFile(f"row {number}", f"it has {len(cells)} cells instead of {_COLUMNS}")
    called, *rest = (each.strip() for each in _text(cells[0]).split("\n"))
    where = f"segment {called[:80]}" if called else f"row {number}"
    version = next(filter(None, rest), "")
    state = _text(cells[3]).strip().lower().replace(" ", "_")
    text = _text(cells[2])
    return ImportedRow(
        where=where,
        segment=called[:80],
        language=languages[0],
        target=languages[1],
        source=_text(cells[1]),
        text=text,
        state=state if state in _STATES else "translated",
        note=_paragraphs(cells[4])[0],
        version=version_of(version, where) if version else None,
    )


def _text(cell: etree._Element) -> str:
    return "\n".join(_paragraphs(cell))


def _paragraphs(cell: etree._Element) -> list[str]:
    return [_line(each) for each in cell.iterchildren(f"{_W}p")] or [""]


def _line(element: etree._Element) -> str:
    pieces = []
    for child in element:
        if child.tag in _GONE or xml.local(child) == "Fallback":
            continue
        if child.tag == f"{_W}t":
            pieces.append(child.text or "")
        else:
            pieces.append(_MARKS.get(str(child.tag)) or _line(child))
    return "".join(pieces)
