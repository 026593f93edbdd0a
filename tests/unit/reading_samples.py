"""Files of every format that can be read, small, and how their reading is shown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from sources.document import parse_document
from sources.language import detect_language
from sources.reading import ReadText

GOLDEN = Path(__file__).parents[1] / "golden" / "reading"

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def shown(text: ReadText) -> str:
    """What an article is read as: its facts, then a line a segment with its kind or exclusion."""
    language = text.language or detect_language(text.prose)
    document = parse_document(text.text, language, layout=text.layout, title=text.title)
    outlet, date = text.outlet or document.outlet, text.published_on or document.published_on
    lines = [f"# {language} | {document.title} | {outlet} | {date}"]
    for each in document.segments:
        said = each.text.replace("\n", "⏎")
        lines.append(f"{each.paragraph:>3} {each.exclusion or each.kind:<14} {said}")
    return "\n".join(lines) + "\n"


def relationships(*targets: tuple[str, str]) -> str:
    """A relationships part: kind and target of each."""
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{rows}</Relationships>'


def word_part(content: str, root: str = "document") -> str:
    """A part of a Word document around its paragraphs."""
    return f'<w:{root} xmlns:w="{_WORD}" xmlns:mc="{_MC}">{content}</w:{root}>'


def word_paragraph(text: str, style: str = "") -> str:
    """A paragraph with one run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(
    body: str, parts: dict[str, str] | None = None, related: Sequence[tuple[str, str]] = ()
) -> bytes:
    """A Word document with this body, further parts, and what the body relates to."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relationships(("officeDocument", "word/document.xml")))
        archive.writestr("word/document.xml", word_part(f"<w:body>{body}</w:body>"))
        archive.writestr("word/_rels/document.xml.rels", relationships(*related))
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


Drawn = tuple[int, int, int, str]
"""A line on a page: x and y in points, size of the letters, text (of Windows-1252)."""


def pdf(*pages: Sequence[Drawn]) -> bytes:
    """A PDF file of A4 pages with these lines in Helvetica."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        strokes = b"".join(
            f"BT /F1 {size} Tf {x} {y} Td (".encode() + text.encode("cp1252") + b") Tj ET\n"
            for x, y, size, text in lines
        )
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(strokes), strokes))
    return pdf_of(objects)


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF file of numbered objects, the first of which is the catalog, with its table."""
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()


def printed() -> bytes:
    """Two pages as a newspaper prints them: a head, divided words, a paragraph across the page."""
    head, foot = (50, 810, 8, "Beispielblatt Nr. 3"), 20
    return pdf(
        [
            head,
            (50, 760, 20, "Neue Strecke nach"),
            (50, 736, 20, "Chongqing"),
            (50, 700, 10, "Der Wirtschaftskreis Chengdu-"),
            (50, 688, 10, "Chongqing wächst. Die Landes-"),
            (50, 676, 10, "regierung will die Wirtschafts-"),
            (50, 664, 10, "und Handelszone erweitern, die"),
            (50, 652, 10, "schon groß ist."),
            (50, 620, 14, "Zweiter Abschnitt"),
            (50, 600, 10, "Er beginnt hier und endet auf der"),
            (290, foot, 8, "1"),
        ],
        [
            head,
            (50, 760, 10, "nächsten Seite mit diesem Wort."),
            (62, 748, 10, "Ein neuer Absatz ist eingerückt."),
            (290, foot, 8, "2"),
        ],
    )
