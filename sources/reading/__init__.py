"""From the bytes of a file to its text."""

from __future__ import annotations

from .errors import (
    BinaryFile,
    BrokenFile,
    DisguisedMarkup,
    EmptyFile,
    FileTooLarge,
    TooManyParts,
    Undecodable,
    UnreadableFile,
    UnsafeFile,
    UnsupportedFormat,
)
from .registry import MAX_BYTES, read, read_articles, supported_suffixes
from .result import ReadText
from .sniffing import is_markup

__all__ = [
    "MAX_BYTES",
    "BinaryFile",
    "BrokenFile",
    "DisguisedMarkup",
    "EmptyFile",
    "FileTooLarge",
    "ReadText",
    "TooManyParts",
    "Undecodable",
    "UnreadableFile",
    "UnsafeFile",
    "UnsupportedFormat",
    "is_markup",
    "read",
    "read_articles",
    "supported_suffixes",
]
