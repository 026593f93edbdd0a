"""Which files become text, and what is said of those that do not."""

from __future__ import annotations

import pytest

from sources.errors import ConcordError
from sources.reading import (
    MAX_BYTES,
    BinaryFile,
    DisguisedMarkup,
    EmptyFile,
    FileTooLarge,
    UnsupportedFormat,
    read,
    supported_suffixes,
)
from sources.reading.sniffing import SIGNATURES

PAGE = "<div><p>Text</p><p>Mehr</p></div>" * 5


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "folder/b.c.txt"])
def test_plain_text_is_read(name: str) -> None:
    result = read(name, b"Ein Satz.\r\nNoch einer.\r\n")
    assert (result.text, result.encoding) == ("Ein Satz.\nNoch einer.\n", "utf-8")


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        ("a.txt", b"", EmptyFile, "empty"),
        ("a.txt", b" \n\t\r\n", EmptyFile, "white space"),
        ("a.txt", b"\xef\xbb\xbf\n", EmptyFile, "white space"),
        ("a.txt", b"x" * (MAX_BYTES + 1), FileTooLarge, "limit is 10 MiB"),
        ("a.txt", bytes(50 * 1024 * 1024), FileTooLarge, "50 MiB"),
        ("a.xyz", b"text", UnsupportedFormat, r"“\.xyz” cannot be read.*\.txt"),
        ("article", b"text", UnsupportedFormat, "without a suffix"),
        ("a.txt", b"%PDF-1.7\n...", BinaryFile, "a PDF file"),
        ("a.txt", b"PK\x03\x04\x14\x00", BinaryFile, "office document"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00", BinaryFile, "a PNG image"),
        ("a.txt", b"a\x00\x01\x02\x00\x05b" * 40, BinaryFile, "binary data"),
        ("a.txt", b"<!DOCTYPE html><p>x", DisguisedMarkup, "HTML"),
        ("a.txt", b"\n <HTML lang='de'>", DisguisedMarkup, "HTML"),
        ("a.txt", b"<?xml version='1.0'?><a/>", DisguisedMarkup, "XML"),
        ("a.txt", PAGE.encode(), DisguisedMarkup, "plain text"),
        ("a.txt", b"<p>Ein Satz.</p>\n<p>Noch einer.</p>\n", DisguisedMarkup, "plain text"),
        ("a.html", b"<?xml version='1.0'?>\n<xliff version='1.2'/>", DisguisedMarkup, "“xliff”"),
        ("a.html", b"<!DOCTYPE tmx SYSTEM 'x'>\n<tmx/>", DisguisedMarkup, "“tmx”"),
        ("a.txt", PAGE.encode("utf-16"), DisguisedMarkup, "plain text"),
    ],
)
def test_bad_files_are_refused_in_one_clear_sentence(
    name: str, content: bytes, error: type[ConcordError], says: str
) -> None:
    with pytest.raises(error, match=says) as caught:
        read(name, content)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(("signature", "what"), SIGNATURES)
def test_known_formats_are_named(signature: bytes, what: str) -> None:
    with pytest.raises(BinaryFile) as caught:
        read("a.txt", signature + b"rest")
    assert what in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "Wir schreiben <b>fett</b> nur einmal.",
        "Es gilt a < b und c > d.",
        "Die Liste <Anhang> liegt bei.",
    ],
)
def test_text_with_a_few_angle_brackets_is_text(text: str) -> None:
    assert read("a.txt", text.encode()).text == text


def test_a_file_at_the_limit_is_read() -> None:
    assert len(read("a.txt", b"Satz. " * (MAX_BYTES // 6)).text) <= MAX_BYTES


def test_supported_suffixes_come_from_the_readers() -> None:
    assert ".txt" in supported_suffixes()
