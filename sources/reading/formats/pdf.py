"""PDF with a text layer (ISO 32000), by pypdf: what its lines say, put together into paragraphs."""

from __future__ import annotations

import io
import logging
import struct
import time
import zlib
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from sources.cleaning import Exclusion
from sources.languages import UnknownLanguage, parse_language
from sources.reading.building import TextBuilder
from sources.reading.errors import (
    BinaryFile,
    BrokenFile,
    EmptyFile,
    FileTooLarge,
    TooManyParts,
    UnsafeFile,
)
from sources.reading.pdf.lines import Line, page_lines
from sources.reading.pdf.paragraphs import headline, joined, running
from sources.reading.registry import register
from sources.reading.result import ReadText

_SIGNATURE_WITHIN = 1024
_MOST_PAGES = 500
_MOST_SECONDS = 60
_MOST_CHARS = 10 * 1024 * 1024
_UNREADABLE_SHARE = 0.2
# Whatever pypdf meets in a damaged file: it promises no more than that nothing worse happens.
_DAMAGE = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError,
    RuntimeError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
# It logs what it mends; whether a file can be read is said by our own errors.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@register(".pdf")
def read_pdf(content: bytes, _language: str) -> list[ReadText]:
    """The text layer, paragraph by paragraph, words divided at line ends joined again.

    Lines that return at the edge of the pages and page numbers are marked and come last. Pictures
    of text cannot be read; tables and unusual columns come in the order the file draws them.
    """
    if b"%PDF-" not in content[:_SIGNATURE_WITHIN]:
        raise BinaryFile("The file is no PDF file; import it under the suffix of its own format.")
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnsafeFile("The PDF file is protected; save it without a password, then import.")
        pages = list(_pages(reader))
        language = str(reader.root_object.get("/Lang", ""))
    except _DAMAGE as error:
        raise BrokenFile(
            "The PDF file is damaged or protected and cannot be read; print it to a new PDF file "
            "and import that."
        ) from error
    margins = running(pages)
    paragraphs = joined([[line for line in page if line not in margins] for page in pages])
    builder = TextBuilder()
    for paragraph in paragraphs:
        builder.add(paragraph.text, "heading" if paragraph.is_heading else "")
    for text in dict.fromkeys(line.text for page in pages for line in page if line in margins):
        builder.add(text, "", Exclusion.RUNNING_HEAD)
    try:
        text, layout = builder.finish()
    except EmptyFile as error:
        raise _no_text() from error
    _refuse_unreadable(text)
    return [
        ReadText(text, "", layout, language_hint=_language_of(language), title=headline(paragraphs))
    ]


def _pages(reader: PdfReader) -> Iterator[list[Line]]:
    """The lines of each page. Raises TooManyParts or FileTooLarge when there is no end to them."""
    until = time.monotonic() + _MOST_SECONDS
    if len(reader.pages) > _MOST_PAGES:
        raise TooManyParts(
            f"The PDF file has {len(reader.pages)} pages and the limit is {_MOST_PAGES}; split it."
        )
    chars = 0
    for number, page in enumerate(reader.pages, 1):
        lines = page_lines(page, number, until)
        chars += sum(len(line.text) for line in lines)
        if chars > _MOST_CHARS:
            raise FileTooLarge(
                f"The PDF file has more text than any article (stopped at page {number}); split it."
            )
        yield lines


def _refuse_unreadable(text: str) -> None:
    """Raise BrokenFile where the file does not say which letters its shapes are."""
    shapes = sum("\ue000" <= character <= "\uf8ff" or character == "\ufffd" for character in text)
    if shapes > _UNREADABLE_SHARE * len(text):
        raise BrokenFile(
            "The PDF file does not say which letters it shows; open it, copy the text and paste it."
        )


def _no_text() -> EmptyFile:
    return EmptyFile(
        "The PDF file has no text layer, only pictures of its pages; run a text recognition (OCR) "
        "over it first."
    )


def _language_of(tag: str) -> str:
    try:
        return parse_language(tag)
    except UnknownLanguage:
        return ""
