"""Small files of every format, and what an article is read from them, line by line.

`tests/golden/reading/NAME.read` is what `NAME` must be read as.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.reading import read_articles, supported_suffixes
from tests.unit.reading_samples import GOLDEN, docx, pdf, printed, shown, word_paragraph

FILES = sorted(path for path in GOLDEN.iterdir() if path.suffix != ".read")
SENTENCE = "Der Zug fährt nach Westen."


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_read_as_it_was_written_down(path: Path) -> None:
    read = "".join(shown(text) for text in read_articles(path.name, path.read_bytes()))
    assert read == path.with_name(f"{path.name}.read").read_text(encoding="utf-8")


def test_a_printed_page_has_its_words_joined_and_its_edges_marked() -> None:
    (text,) = read_articles("a.pdf", printed())
    assert shown(text).splitlines() == [
        "# de | Neue Strecke nach Chongqing |  | ",
        "  0 heading        Neue Strecke nach Chongqing",
        "  1 body           Der Wirtschaftskreis Chengdu-Chongqing wächst.",
        "  1 body           Die Landesregierung will die Wirtschafts- und Handelszone erweitern, "
        "die schon groß ist.",
        "  2 heading        Zweiter Abschnitt",
        "  3 body           Er beginnt hier und endet auf der nächsten Seite mit diesem Wort.",
        "  4 body           Ein neuer Absatz ist eingerückt.",
        "  5 running_head   Beispielblatt Nr. 3",
        "  6 no_words       1",
        "  7 no_words       2",
    ]


def test_every_format_is_known_by_its_suffixes() -> None:
    assert supported_suffixes() == [
        ".docx", ".htm", ".html", ".markdown", ".md", ".pdf", ".po", ".pot", ".tmx", ".txt",
        ".xhtml", ".xlf", ".xliff",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "encoding"),
    [
        ("a.html", f"<p>{SENTENCE}".encode(), "utf-8"),
        ("a.htm", f"\ufeff<p>{SENTENCE}".encode(), "utf-8-sig"),
        ("a.html", f"<p>{SENTENCE}".encode("utf-16"), "utf-16"),
        ("a.html", f"<meta charset=utf-8><p>{SENTENCE}".encode("cp1252"), "windows-1252"),
        ("a.html", f"<meta charset=latin1><p>{SENTENCE}".encode("cp1252"), "cp1252"),
        ("a.html", f"<meta charset=windows-1251><p>{SENTENCE}".encode(), "utf-8"),
        ("a.html", f"<meta charset=zip><p>{SENTENCE}".encode(), "utf-8"),
        ("a.md", f"# Zug\r\n\r\n{SENTENCE}\r\n".encode(), "utf-8"),
        ("a.po", f'\ufeffmsgid "{SENTENCE}"\r\nmsgstr ""\r\n'.encode(), "utf-8-sig"),
        ("a.po", f'msgid "{SENTENCE}"\rmsgstr ""\r'.encode("cp1252"), "windows-1252"),
        ("a.docx", docx(word_paragraph(SENTENCE)), ""),
        ("a.pdf", pdf([(50, 700, 10, SENTENCE)]), ""),
    ],
)
def test_encodings_marks_and_line_ends(name: str, content: bytes, encoding: str) -> None:
    (text,) = read_articles(name, content)
    assert SENTENCE in text.text
    assert "\r" not in text.text
    assert text.encoding == encoding


RUSSIAN = "<p>Цзинь Фуцзянь выступил на форуме в Урумчи.</p>" * 3


@pytest.mark.parametrize("declared", ["utf-8", "windows-1251", "koi8-r", "gb2312", "nonsense"])
@pytest.mark.parametrize("codec", ["utf-8", "cp1251", "koi8-r", "utf-16"])
def test_the_words_tell_the_encoding_where_the_page_is_wrong(declared: str, codec: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body>{RUSSIAN}".encode(codec)
    assert "Цзинь Фуцзянь выступил" in read_articles("a.html", page)[0].text
