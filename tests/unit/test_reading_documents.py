"""Markdown, Word and PDF documents."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sources.cleaning import Exclusion
from sources.reading import (
    BrokenFile,
    EmptyFile,
    FileTooLarge,
    ReadText,
    TooManyParts,
    UnsafeFile,
    read,
)
from tests.unit.reading_samples import (
    Drawn,
    docx,
    pdf,
    pdf_of,
    word_paragraph,
    word_part,
)

STYLES = word_part(
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="U"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="V"><w:name w:val="Eigene"/><w:basedOn w:val="U"/></w:style>'
    '<w:style w:styleId="O"><w:name w:val="Rang"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr>'
    "</w:style>"
    '<w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>'
    '<w:style w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>',
    "styles",
)


def marks(text: ReadText) -> list[tuple[str, str]]:
    return [(each.exclusion or each.kind, text.text[each.start : each.end]) for each in text.layout]


def word(body: str, **parts: str) -> ReadText:
    """The text of a document with this body and these parts (`footnotes="…"`)."""
    files = {f"word/{name}.xml": content for name, content in parts.items()}
    related = [(name.rstrip("123"), f"{name}.xml") for name in parts]
    return read("a.docx", docx(body, files, related))


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ("<w:t>Ein</w:t></w:r><w:r><w:t> Satz</w:t>", "Ein Satz"),
        ("<w:t>Ein</w:t><w:tab/><w:t>Satz</w:t>", "Ein\tSatz"),
        ("<w:t>E-</w:t><w:noBreakHyphen/><w:t>Satz</w:t>", "E-\u2011Satz"),
        ("<w:t>Zug</w:t><w:softHyphen/><w:t>fahrt</w:t>", "Zug\u00adfahrt"),
        ("<w:instrText>PAGE</w:instrText><w:t>3</w:t>", "3"),
        ("<w:delText>weg</w:delText><w:t>da</w:t>", "da"),
        ("</w:r><w:del><w:r><w:t>weg</w:t></w:r></w:del><w:r><w:t>da</w:t>", "da"),
        ("</w:r><w:ins><w:r><w:t>neu</w:t></w:r></w:ins><w:r><w:t> da</w:t>", "neu da"),
        ("</w:r><w:hyperlink><w:r><w:t>Verweis</w:t></w:r></w:hyperlink><w:r>", "Verweis"),
        ("</w:r><w:sdt><w:sdtContent><w:r><w:t>Feld</w:t></w:r></w:sdtContent></w:sdt><w:r>",
         "Feld"),
    ],
)  # fmt: skip
def test_runs_of_a_word_document(run: str, text: str) -> None:
    assert marks(word(f"<w:p><w:r>{run}</w:r></w:p>")) == [("", text)]


@pytest.mark.parametrize(
    ("style", "kind", "title"),
    [("T", "heading", "Wort"), ("U", "heading", ""), ("V", "heading", ""), ("O", "heading", ""),
     ("A", "", ""), ("none", "", "")],
)  # fmt: skip
def test_styles_tell_headings_and_the_title(style: str, kind: str, title: str) -> None:
    text = word(word_paragraph("Wort", style), styles=STYLES)
    assert (marks(text), text.title, text.language_hint) == ([(kind, "Wort")], title, "ru")


def test_everything_in_a_word_document_is_there_once() -> None:
    box = (
        "<w:p><w:r><w:t>Anker</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
        + word_paragraph("Kasten")
        + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
        + word_paragraph("Kasten")
        + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    cells = "<w:tbl><w:tr>" + "".join(f"<w:tc>{word_paragraph(cell)}</w:tc>" for cell in ("A", "B"))
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Geheim</w:t></w:r></w:p>"
    note = '<w:footnote w:type="separator"><w:p><w:r><w:t>--</w:t></w:r></w:p></w:footnote>'
    text = word(
        box + cells + "</w:tr></w:tbl>" + hidden,
        footnotes=word_part(note + word_paragraph("Fußnote"), "footnotes"),
        header1=word_part(word_paragraph("Kopf"), "hdr"),
        header2=word_part(word_paragraph("Kopf"), "hdr"),
    )
    assert marks(text) == [
        ("", "Anker"), ("", "Kasten"), ("", "A"), ("", "B"), (Exclusion.HIDDEN, "Geheim"),
        ("", "Fußnote"), (Exclusion.RUNNING_HEAD, "Kopf"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("# Titel #\n\nEin *Satz*\nhier.", [("heading", "Titel"), ("", "Ein Satz hier.")]),
        ("Titel\n=====\n\n1. Eins\n2. Zwei", [("heading", "Titel"), ("", "Eins"), ("", "Zwei")]),
        ("[Wort](http://x \"y\") und ![Bild](b.png)", [("", "Wort und")]),
        ("    Kode  bleibt\n", [("", "Kode bleibt")]),
        ("Zeile eins  \nZeile zwei", [("", "Zeile eins"), ("", "Zeile zwei")]),
        ("2 < 3 & `a<b>` \\# x", [("", "2 < 3 & a<b> # x")]),
        ("第一行\n第二行", [("", "第一行第二行")]),
        ("---\nnur: eine Linie", [("", "nur: eine Linie")]),
    ],
)  # fmt: skip
def test_markdown_is_read_without_its_marks(source: str, lines: list[tuple[str, str]]) -> None:
    assert marks(read("a.md", source.encode())) == lines


@pytest.mark.parametrize(
    ("source", "error", "says"),
    [
        ("\n \n", EmptyFile, "white space"),
        ("[a]: b\n", EmptyFile, "no text"),
        (">" * 150 + " Text", BrokenFile, "line 1 are nested too deeply"),
        ("x" * (2 * 1024 * 1024 + 1), FileTooLarge, "2,097,152"),
    ],
)
def test_markdown_that_would_lose_text_is_refused(
    source: str, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        read("a.md", source.encode())


FULL = "Eine volle Zeile steht hier mit Worten"


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ([(50, 700, 10, "Die Wirt-"), (50, 688, 10, "schaft wächst.")], ["Die Wirtschaft wächst."]),
        ([(50, 700, 10, "Von Chengdu-"), (50, 688, 10, "Chongqing.")], ["Von Chengdu-Chongqing."]),
        ([(50, 700, 10, "Die 500-"), (50, 688, 10, "kW-Anlage.")], ["Die 500-kW-Anlage."]),
        ([(50, 700, 10, "Die Wirtschafts-"), (50, 688, 10, "oder Zollzone.")],
         ["Die Wirtschafts- oder Zollzone."]),
        ([(50, 700, 10, "Ein E-Auto und ein E-"), (50, 688, 10, "Auto.")],
         ["Ein E-Auto und ein E-Auto."]),
        ([(50, 700, 10, FULL), (50, 688, 10, "und weiter.")], [f"{FULL} und weiter."]),
        ([(50, 700, 10, FULL + "."), (50, 688, 10, FULL + ".")], [f"{FULL}. {FULL}."]),
        ([(50, 700, 10, FULL + "."), (50, 670, 10, FULL + ".")], [f"{FULL}.", f"{FULL}."]),
        ([(50, 700, 10, FULL + "."), (62, 688, 10, FULL + ".")], [f"{FULL}.", f"{FULL}."]),
        ([(50, 700, 10, FULL), (50, 688, 10, "Ende."), (50, 676, 10, "Neu.")],
         [f"{FULL} Ende.", "Neu."]),
        ([(50, 100, 10, "Eine Spalte geht"), (300, 700, 10, "oben weiter.")],
         ["Eine Spalte geht oben weiter."]),
    ],
)  # fmt: skip
def test_lines_of_a_pdf_become_paragraphs(lines: Sequence[Drawn], paragraphs: list[str]) -> None:
    assert [text for _, text in marks(read("a.pdf", pdf(lines)))] == paragraphs


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (pdf([]), EmptyFile, "no text layer"),
        (pdf(*[[(50, 700, 10, "x")]] * 501), TooManyParts, "501 pages"),
        (b"%PDF-1.7\nnothing else", BrokenFile, "damaged"),
        (
            pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
            BrokenFile,
            "damaged",
        ),
        (
            pdf([(50, 700, 10, "x")]).replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/X>>"),
            (BrokenFile, UnsafeFile),
            "protected",
        ),
    ],
)
def test_pdf_files_without_readable_text_are_refused(
    content: bytes, error: type[Exception] | tuple[type[Exception], ...], says: str
) -> None:
    with pytest.raises(error, match=says):
        read("a.pdf", content)
