"""Plain text in whatever encoding it was saved."""

from __future__ import annotations

from sources.reading.decoding import decode
from sources.reading.errors import EmptyFile
from sources.reading.normalisation import normalise
from sources.reading.registry import register
from sources.reading.result import ReadText
from sources.reading.sniffing import refuse_binary, refuse_markup


@register(".txt")
def read_txt(content: bytes, _language: str) -> list[ReadText]:
    """The text of a plain-text file, its encoding told from the bytes."""
    refuse_binary(content)
    decoded, encoding = decode(content)
    text = normalise(decoded)
    if not text.strip():
        raise EmptyFile("The file holds nothing but white space; choose one that holds an article.")
    refuse_markup(text)
    return [ReadText(text, encoding)]
