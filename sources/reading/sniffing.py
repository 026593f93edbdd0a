"""Telling files that are no plain text, so that the message can say what they are."""

from __future__ import annotations

import re

from .errors import BinaryFile, DisguisedMarkup

# First bytes of common formats, and what to call them. Each is published by its format.
SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document (docx, xlsx, odt, epub)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (rb"{\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (an image, a sound or a film)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"ID3", "an MP3 sound file"),
)

_MARKUP_START = re.compile(r"\s*<(?:!doctype\b|html\b|head\b|body\b|\?xml\b|!--)", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|article|br|div|em|h[1-6]|img|li|link|meta|ol|p|script|span|strong|style|table|td|tr"
    r"|ul)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_FRAGMENT_START = re.compile(
    r"\s*<(?:p|div|h[1-6]|article|section|main|ul|ol|table|blockquote|span)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_OTHER_XML = re.compile(
    r"\s*(?:<\?xml\b[^>]*\?>\s*)?(?:<!DOCTYPE\s[^>]*>\s*)?<(?P<name>xliff|tmx|tbx|martif|rss|svg)\b",
    re.IGNORECASE,
)
_MANY_TAGS = 8
_TAG_SHARE = 0.05
_SAMPLE_CHARS = 100_000


def refuse_binary(content: bytes, expected: str = "plain text") -> None:
    """Raise BinaryFile when the first bytes are the signature of a format that is not text."""
    for signature, what in SIGNATURES:
        if content.startswith(signature):
            raise BinaryFile(
                f"The file is {what}, not {expected}; import it under the suffix of its own format "
                "if that can be read, or save its text as a .txt file and import that."
            )


def is_markup(text: str) -> bool:
    """Whether `text` starts like an HTML or XML page, is a piece of one, or is full of tags.

    A tag or two in running text (an article about web pages) is no markup.
    """
    if _FRAGMENT_START.match(text) and text.rstrip().endswith(">"):
        return True
    sample = text[:_SAMPLE_CHARS]
    tags = [len(match[0]) for match in _TAG.finditer(sample)]
    full_of_tags = len(tags) >= _MANY_TAGS and sum(tags) > _TAG_SHARE * len(sample)
    return full_of_tags or bool(_MARKUP_START.match(sample))


def refuse_markup(text: str) -> None:
    """Raise DisguisedMarkup when `text` is the source of an HTML or XML page."""
    if is_markup(text):
        raise DisguisedMarkup(
            "The file is an HTML or XML page under the name of a text file; give it the suffix of "
            "its format (.html) and import it again, or save it as plain text."
        )


def refuse_other_xml(text: str) -> None:
    """Raise DisguisedMarkup when `text`, said to be a web page, is an XML file of another kind."""
    if found := _OTHER_XML.match(text[:_SAMPLE_CHARS]):
        raise DisguisedMarkup(
            f"The file is no web page but XML that begins with “{found['name']}”; import it as a "
            "file, under the suffix of its own format."
        )
