"""HTML and DOCX: documents to read, print, edit, and send back."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree, html

from tests.unit.export_samples import PAIRS, SPECIAL, golden, pair_lists, written
from translations.exporters import AlignedPair
from translations.exporters.characters import without_controls

TAGS = {"zh": "zh-Hans"}
NAMES = {"de": "German (de)", "ru": "Russian (ru)", "en": "English (en)", "zh": "Chinese (zh-Hans)"}


def one(text: str = "a", **changes: object) -> AlignedPair:
    return replace(PAIRS[0], **({"source": text, "translation": text} | changes))


def read_html(data: bytes) -> list[tuple[str, str, str, str, str]]:
    """(segment, source, target language, translation, state) of each cell with a state."""
    rows = []
    for row in html.fromstring(data.decode()).iter("tr"):
        for cell in row.xpath("td[@data-state]"):
            source, text = row[1][0], cell[0]
            rows.append((row.get("id"), source.text or "", text.get("lang"), text.text or "",
                         cell.get("data-state")))  # fmt: skip
    return rows


def text_of(cell: object) -> str:
    """The text of a cell's first paragraph, carriage returns kept apart from line feeds."""
    marks = {qn("w:br"): "\n", qn("w:cr"): "\r", qn("w:tab"): "\t"}
    paragraph = cell._tc.find(qn("w:p"))  # type: ignore[attr-defined]
    return "".join(
        marks.get(element.tag) or (element.text or "")
        for element in paragraph.iter(qn("w:t"), *marks)
    )


def read_docx(data: bytes) -> list[tuple[str, str, str, str, str, str]]:
    rows = []
    for table in docx.Document(BytesIO(data)).tables:
        _, source, target, _, _ = (cell.text for cell in table.rows[0].cells)
        for row in table.rows[1:]:
            number, *cells = row.cells
            first, second, state = (text_of(cell) for cell in cells[:3])
            rows.append((text_of(number), source, first, target, second, state.replace(" ", "_")))
    return rows


def test_html_is_the_file_agreed_on() -> None:
    data = written("html", PAIRS)
    assert data == golden("both.html", data)


def test_html_stands_alone() -> None:
    root = html.fromstring(written("html", PAIRS).decode())
    assert not list(root.iter("script", "link", "img", "iframe"))
    assert not root.xpath("//@src | //@href | //@style | //@*[starts-with(name(), 'on')]")
    assert "url(" not in root.findtext(".//style")
    assert "@media print" in root.findtext(".//style")
    assert root.get("lang") == "en"


def test_html_names_the_language_of_every_text() -> None:
    root = html.fromstring(written("html", PAIRS).decode())
    languages = [element.get("lang") for element in root.xpath("//div[@class='text']")]
    assert set(languages) == {"de", "ru", "en", "zh-Hans"}
    assert [element.get("lang") for element in root.iter("h2")] == ["de", "ru"]


@pytest.mark.parametrize("text", SPECIAL)
def test_documents_carry_every_character(text: str) -> None:
    # lxml's HTML parser is older than HTML 5 and reads U+0085 as it is, as browsers do.
    assert read_html(written("html", [one(text)])) == [("s12.1", text, "en", text, "approved")]
    (row,) = read_docx(written("docx", [one(text)]))
    assert (row[2], row[4]) == (text, text)


@given(pair_lists())
def test_html_reads_back_as_written(pairs: list[AlignedPair]) -> None:
    assert read_html(written("html", pairs)) == [
        (f"s{p.segment}", p.source, TAGS.get(p.target, p.target), p.translation, p.state)
        for p in pairs
    ]


@settings(max_examples=25, deadline=None)
@given(pair_lists(controls=True))
def test_docx_reads_back_as_written(pairs: list[AlignedPair]) -> None:
    assert sorted(read_docx(written("docx", pairs))) == sorted(
        (p.segment, NAMES[p.source_language], without_controls(p.source), NAMES[p.target],
         without_controls(p.translation), p.state)
        for p in pairs
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "column", "shown"),
    [
        ({"version": 7}, 0, "12.1\nv7"),
        ({"state": "needs_work"}, 3, "needs work"),
        ({"note": "Too long."}, 4, "Too long."),
        ({"translation": "b\x08"}, 4, "\ntarget: 1 control character was left out: U+0008"),
    ],
)
def test_docx_shows_what_a_reviewer_and_an_import_need(
    changes: dict[str, object], column: int, shown: str
) -> None:
    (table,) = docx.Document(BytesIO(written("docx", [one(**changes)]))).tables
    assert table.rows[1].cells[column].text == shown


def test_docx_tells_word_the_languages_and_repeats_the_header() -> None:
    with zipfile.ZipFile(BytesIO(written("docx", PAIRS))) as package:
        assert package.testzip() is None
        assert not [info for info in package.infolist() if info.create_version > 20]
        body = package.read("word/document.xml")
    root = etree.fromstring(body)
    spelling = {element.get(qn("w:val")) or element.get(qn("w:eastAsia"))
                for element in root.iter(qn("w:lang"))}  # fmt: skip
    assert spelling == {"de-DE", "ru-RU", "en-US", "zh-CN"}
    assert len(list(root.iter(qn("w:tblHeader")))) == len(list(root.iter(qn("w:tbl")))) == 4
    assert not re.search(rb"concord-tables", body)
