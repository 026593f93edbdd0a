"""Word documents (ISO/IEC 29500, WordprocessingML), as Word and LibreOffice write them.

Read by their XML: python-docx knows no footnotes, text boxes or tracked changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from sources.cleaning import Exclusion
from sources.reading import xml
from sources.reading.building import TextBuilder
from sources.reading.errors import BrokenFile
from sources.reading.package import Package, resolve
from sources.reading.registry import register
from sources.reading.result import ReadText
from sources.reading.word import Paragraph, Styles, paragraphs

_WHAT = "a Word document"
_OFFICE_DOCUMENT = "officeDocument"
_NOTES = ("footnotes", "endnotes")
_MARGINS = ("header", "footer")


@register(".docx")
def read_docx(content: bytes, _language: str) -> list[ReadText]:
    """The text: paragraphs, lists, tables cell by cell, text boxes, notes at the end.

    Deletions that are tracked are left out and insertions taken. Page headers and footers and
    hidden text are there, marked as such. Comments and field codes are no text.
    """
    package = Package(content, _WHAT)
    main = next(_related(package, "", _OFFICE_DOCUMENT), "")
    if not main:
        raise BrokenFile("The file is no whole Word document: it names no text; save it again.")
    styles = Styles(_tree(package, next(_related(package, main, "styles"), "")))
    builder = TextBuilder()
    title = ""
    body = _tree(package, main)
    if body is None:
        raise BrokenFile("The file is no whole Word document: its text is missing; save it again.")
    for paragraph in paragraphs(body, styles):
        title = title or (paragraph.text if paragraph.is_title else "")
        _add(builder, paragraph)
    for kind in _NOTES:
        for part in _related(package, main, kind):
            for paragraph in paragraphs(_tree(package, part), styles):
                _add(builder, paragraph)
    _add_margins(builder, package, main, styles)
    text, layout = builder.finish()
    return [
        ReadText(text, "", layout, title=" ".join(title.split()), language_hint=styles.language)
    ]


def _add(builder: TextBuilder, paragraph: Paragraph) -> None:
    builder.add(
        paragraph.text,
        "heading" if paragraph.is_heading else "",
        Exclusion.HIDDEN if paragraph.is_hidden else "",
    )


def _add_margins(builder: TextBuilder, package: Package, main: str, styles: Styles) -> None:
    """Headers and footers, each text once however many sections repeat it."""
    seen: set[str] = set()
    for kind in _MARGINS:
        for part in _related(package, main, kind):
            for paragraph in paragraphs(_tree(package, part), styles):
                if paragraph.text not in seen:
                    seen.add(paragraph.text)
                    builder.add(paragraph.text, "", Exclusion.RUNNING_HEAD)


def _related(package: Package, part: str, kind: str) -> Iterator[str]:
    """The parts that `part` ("" for the package) relates to as `kind`, those inside the package."""
    folder, _, file = part.rpartition("/")
    path = f"{folder}/_rels/{file}.rels".lstrip("/")
    names = set(package.names())
    if path not in names:
        return
    for each in xml.parse(package.read(path), {"Relationships"}, _WHAT)[0]:
        if each.get("Type", "").rsplit("/", 1)[-1] != kind or each.get("TargetMode") == "External":
            continue
        if (target := resolve(part, each.get("Target", ""))) in names:
            yield target


def _tree(package: Package, part: str) -> etree._Element | None:
    if not part:
        return None
    return xml.parse(package.read(part), _ROOTS, _WHAT)[0]


_ROOTS = frozenset({"document", "styles", "footnotes", "endnotes", "hdr", "ftr"})
