"""DOCX: a bilingual table to review in Word or LibreOffice, and to import back."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO, ClassVar

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from sources.languages import LANGUAGES

from . import facts
from .archive import members
from .base import AlignedPair, ExportMeta, Tally, Written, register
from .grouping import by_article_and_target
from .markup import element, leaf

_BODY = "word/document.xml"
_MARK = "concord-tables"
_MARKED = re.compile(rf"<w:p>(?:(?!</w:p>).)*{_MARK}.*?</w:p>", re.DOTALL)
# Twentieths of a point, as Word counts; together the width of A4 across, less its margins.
_WIDTHS = (1300, 5400, 5400, 1300, 2000)
_SPELLING = {
    "de": '<w:lang w:val="de-DE"/>',
    "ru": '<w:lang w:val="ru-RU"/>',
    "en": '<w:lang w:val="en-US"/>',
    "zh": '<w:rFonts w:hint="eastAsia"/><w:lang w:eastAsia="zh-CN"/>',
}
_SMALL = '<w:color w:val="595959"/><w:sz w:val="16"/>'
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:cr/>"}


@register
class Docx:
    """A Word document with a table for each article and target, a row a segment.

    The columns are the segment's id with the version of its translation below ("12.5", "v3"), the
    source, the translation, the state and the note; the header names the languages with their tags.
    A line feed is a line break (`w:br`), a carriage return a `w:cr`. python-docx makes everything
    but the rows, which are streamed into the document, since it would hold them all in memory.
    """

    name: ClassVar = "docx"
    label: ClassVar = "Bilingual table (DOCX)"
    suffix: ClassVar = ".docx"
    media_type: ClassVar = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    one_pair: ClassVar = False

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        tally = Tally()
        with members() as package:
            with zipfile.ZipFile(_skeleton(meta)) as skeleton:
                parts = {name: skeleton.read(name) for name in skeleton.namelist()}
            before, after = _MARKED.split(parts.pop(_BODY).decode(), maxsplit=1)
            for name, content in parts.items():
                package.open(name).write(content)
            body = package.open(_BODY)
            body.write(before.encode())
            for group in by_article_and_target(tally.of(pairs)):
                body.writelines(piece.encode() for piece in _table(group))
            body.write(after.encode())
            package.pack(out, meta.created_at)
        return tally.written


def _skeleton(meta: ExportMeta) -> BytesIO:
    """A document that is whole but for the tables, in whose place a mark stands."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12.7)
    section.top_margin = section.bottom_margin = Mm(15)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Microsoft YaHei")
    said = document.core_properties
    said.title, said.author, said.comments = "Source and translation", "Concord", ""
    said.created = said.modified = meta.created_at
    document.add_paragraph(_MARK)
    out = BytesIO()
    document.save(out)
    return out


def _table(group: list[AlignedPair]) -> Iterator[str]:
    first = group[0]
    source, target = LANGUAGES[first.source_language], LANGUAGES[first.target]
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    yield element("w:p", style + _run(first.article_title, _SPELLING[source.code]))
    about = ", ".join(filter(None, [f"Article {first.article}", first.outlet, first.published_on]))
    yield element("w:p", _run(about, _SMALL))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
    languages = [f"{language.name} ({language.tag})" for language in (source, target)]
    names = ["Segment", *languages, "State", "Note"]
    yield _row((_paragraph(name, "<w:b/>") for name in names), "<w:trPr><w:tblHeader/></w:trPr>")
    for pair in group:
        yield _row(_cells(pair))
    # Word joins tables that have no paragraph between them.
    yield "</w:tbl><w:p/>"


def _cells(pair: AlignedPair) -> Iterator[str]:
    bold = "<w:b/>" if pair.kind == "heading" else ""
    yield _paragraph(pair.segment, _SMALL) + _paragraph(f"v{pair.version}", _SMALL)
    for text, language in (
        (pair.source, pair.source_language),
        (pair.translation, pair.target),
    ):
        spelling = _SPELLING[language]
        fonts, lang = spelling.split("<w:lang")
        yield _paragraph(text, f"{fonts}{bold}<w:lang{lang}")
    yield _paragraph(pair.state.replace("_", " "))
    remarks = (f"{side}: {remark}" for side, remark in facts.dropped(pair))
    yield _paragraph(pair.note) + "".join(_paragraph(remark, _SMALL) for remark in remarks)


def _row(cells: Iterable[str], properties: str = "") -> str:
    written = (
        element("w:tc", f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}')
        for width, cell in zip(_WIDTHS, cells, strict=True)
    )
    return element("w:tr", properties + "".join(written))


def _paragraph(text: str, properties: str = "") -> str:
    return element("w:p", _run(text, properties) if text else "")


def _run(text: str, properties: str = "") -> str:
    """A run; `properties` are in the order that the schema wants (fonts, bold, color, size)."""
    pieces = (
        _BREAKS.get(piece) or leaf("w:t", piece, {"xml:space": "preserve"})
        for piece in re.split(r"([\t\n\r])", text)
        if piece
    )
    return element("w:r", (f"<w:rPr>{properties}</w:rPr>" if properties else "") + "".join(pieces))
