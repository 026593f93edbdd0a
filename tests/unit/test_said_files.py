"""What the readers of files say is said in the language of the page."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from sources.reading import read_articles
from sources.reading.errors import UnreadableFile
from translations.importers.base import UnusableFile
from workbench.said import said


@pytest.mark.parametrize(
    ("name", "content", "german"),
    [
        ("a.txt", b"", "Die Datei ist leer; bitte eine wählen, die einen Artikel enthält."),
        ("a.txt", b" \n", "Die Datei enthält nur Leerraum; bitte eine wählen"),
        ("a.txt", b"%PDF-1.7", "Erwartet war: reiner Text; die Datei ist aber: PDF-Datei."),
        ("a.xyz", b"x", "Dateien mit der Endung „.xyz“ sind nicht lesbar"),
        ("a", b"x", "Dateien ohne Endung sind nicht lesbar"),
        ("a.docx", b"x", "Die Datei ist nicht, was die Endung sagt (Word-Dokument)"),
        ("a.tmx", b"<xliff/>", "Die Datei ist nicht, was die Endung sagt (TMX-Datei): Ihr erstes"),
        ("a.tmx", b"<tmx>\n<body>", "Die Datei (TMX-Datei) ist beschädigt bei Zeile 2"),
        ("a.xlf", b'<xliff version="9"/>', "Die Datei ist XLIFF der Version „9“; lesbar sind"),
    ],
)
def test_a_file_that_is_no_article(name: str, content: bytes, german: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_articles(name, content)
    with override("de"):
        assert said(str(refused.value)).startswith(german)


@pytest.mark.parametrize(
    ("where", "why", "language", "expected"),
    [
        (
            "line 1",
            "the header names a column twice",
            "de",
            "Zeile 1: der Kopf nennt eine Spalte zweimal",
        ),
        (
            "unit 12.5",
            "the version “x: y” is no number",
            "zh-hans",
            "单元 12.5：版本“x: y”不是数字",
        ),
        ("", "The file is empty; choose the one that was edited.", "ru", "Файл пуст; выберите тот"),
        ("line 1", "something new", "ru", "Строка 1: something new"),
        ("line 1", "the header names a column twice", "en", "line 1: the header names a column"),
    ],
)
def test_a_file_that_cannot_be_brought_back(
    where: str, why: str, language: str, expected: str
) -> None:
    with override(language):
        assert said(str(UnusableFile(where, why))).startswith(expected)
