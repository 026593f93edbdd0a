"""From the bytes of a file to its text."""

from __future__ import annotations

from .errors import (
    BinaryFile,
    DisguisedMarkup,
    EmptyFile,
    FileTooLarge,
    Undecodable,
    UnreadableFile,
    UnsupportedFormat,
)
from .registry import MAX_BYTES, read, supported_suffixes
from .result import ReadText

__all__ = [
    "MAX_BYTES",
    "BinaryFile",
    "DisguisedMarkup",
    "EmptyFile",
    "FileTooLarge",
    "ReadText",
    "Undecodable",
    "UnreadableFile",
    "UnsupportedFormat",
    "read",
    "supported_suffixes",
]
