"""Which encoding a text is in, tried from the surest sign to the least sure.

1. A byte-order mark names UTF-8, UTF-16 or UTF-32.
2. NUL bytes occur in no text but UTF-16 and UTF-32, here without a mark.
3. Strict UTF-8: other encodings produce valid UTF-8 by accident only in a few letters.
4. UTF-16 without NUL bytes, as Chinese has it when not even a line end is in the text.
5. The code pages of our four languages, chosen by charset-normalizer.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from .errors import BinaryFile, Undecodable
from .plausibility import plausibility

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_UTF16 = ("utf-16-le", "utf-16-be")
CODE_PAGES = {
    "gb18030": "gb18030",
    "cp1251": "windows-1251",
    "koi8_r": "koi8-r",
    "cp1252": "windows-1252",
}
"""The encodings before Unicode in which Chinese, Russian, German and English texts were saved:
charset-normalizer's name of each, and the registered one."""

_PLAUSIBLE = 0.85
_SAMPLE_BYTES = 200_000
_MULTIBYTE = re.compile(b"[\xc2-\xf4][\x80-\xbf]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01


def decode(content: bytes) -> tuple[str, str]:
    """The text in `content` and the name of the codec that gave it.

    Raises BinaryFile when the bytes are no text, Undecodable when they may be text in an encoding
    that is not known here or are damaged.
    """
    text, encoding = _decode(content)
    if len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text):
        raise _binary()
    return text, encoding


def _decode(content: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _by_mark(content, encoding), encoding
    if b"\0" in content:
        if found := _most_plausible(content, _WIDE):
            return found
        raise _binary()
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(content, error)
    if found := _most_plausible(content, _UTF16) or _by_code_page(content):
        return found
    raise Undecodable(
        "The encoding of the text cannot be told (tried UTF-8, UTF-16, GB18030, Windows-1251, "
        "KOI8-R and Windows-1252); save it as UTF-8 and import it again."
    )


def _by_mark(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(
            f"The file begins with the mark of {encoding.removesuffix('-sig').upper()} but is "
            f"broken at byte {error.start}; save it again as UTF-8."
        ) from error


def _refuse_damaged_utf8(content: bytes, error: UnicodeDecodeError) -> None:
    """Raise Undecodable when nearly all of the letters beyond ASCII are good UTF-8.

    A code page would decode such bytes too, into letters nobody wrote.
    """
    good = len(_MULTIBYTE.findall(content))
    broken = content.decode("utf-8", errors="replace").count("\ufffd")
    if good > 3 * broken:
        raise Undecodable(
            f"The text is UTF-8 but broken at byte {error.start}; save it again as UTF-8."
        ) from error


def _most_plausible(content: bytes, encodings: tuple[str, ...]) -> tuple[str, str] | None:
    best, best_score = None, _PLAUSIBLE
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if (score := plausibility(text)) > best_score:
            best, best_score = (text, encoding), score
    return best


def _by_code_page(content: bytes) -> tuple[str, str] | None:
    for match in from_bytes(_up_to_line_end(content), cp_isolation=list(CODE_PAGES)):
        encoding = CODE_PAGES.get(match.encoding)
        if encoding and (found := _most_plausible(content, (encoding,))):
            return found
    return _most_plausible(content, tuple(CODE_PAGES.values()))


def _up_to_line_end(content: bytes) -> bytes:
    """The first part of `content`, cut where no character of two bytes is torn apart."""
    if len(content) <= _SAMPLE_BYTES:
        return content
    end = content.rfind(b"\n", 0, _SAMPLE_BYTES)
    return content[: end if end > 0 else _SAMPLE_BYTES]


def _binary() -> BinaryFile:
    return BinaryFile(
        "The file holds binary data, not text; save its text as a .txt file and import that."
    )
