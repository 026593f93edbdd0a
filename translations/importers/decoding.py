"""The text of a table or PO file, whichever encoding a spreadsheet or an editor saved it in."""

from __future__ import annotations

import codecs
import io

from .base import UnusableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(content: bytes) -> str:
    """The text of `content`: UTF-8, or UTF-16 with its mark as spreadsheets save it.

    Nothing is guessed: in a wrong encoding every text would seem to be edited. Raises UnusableFile.
    """
    try:
        return content.decode(_encoding(content))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnusableFile(
            f"line {line}", "the file is not in UTF-8; save it again with that encoding"
        ) from error


def stream(content: bytes) -> io.TextIOWrapper:
    """The text of `content` as a file, line ends as they are, without a second copy in memory.

    Reading it raises UnicodeDecodeError where `decode` would raise UnusableFile.
    """
    encoding = _encoding(content)
    return io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="")


def _encoding(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04"):
        raise UnusableFile("", "This is a zip archive or an office document under another name.")
    return next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
