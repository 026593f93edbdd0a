"""The readers, by file suffix: a new format is a new module in `formats` that registers itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import PurePath

from sources.families import import_members

from .errors import EmptyFile, FileTooLarge, UnsupportedFormat
from .result import ReadText

Reader = Callable[[bytes], ReadText]

MAX_BYTES = 10 * 1024 * 1024
"""The largest file read: a press article has kilobytes, a book about one megabyte."""

_readers: dict[str, Reader] = {}


def register(*suffixes: str) -> Callable[[Reader], Reader]:
    """Register the decorated function as the reader of files with these suffixes (".txt")."""

    def decorate(reader: Reader) -> Reader:
        _readers.update(dict.fromkeys(suffixes, reader))
        return reader

    return decorate


@cache
def _load_formats() -> None:
    import_members(f"{__package__}.formats")


def supported_suffixes() -> list[str]:
    """The suffixes of the files that can be read, in alphabetical order."""
    _load_formats()
    return sorted(_readers)


def read(name: str, content: bytes) -> ReadText:
    """The text of a file called `name`.

    Raises UnreadableFile (a ConcordError) when the file is too large, of an unknown format, empty,
    or not the text its suffix promises.
    """
    if len(content) > MAX_BYTES:
        raise FileTooLarge(
            f"The file has {len(content) / 1024**2:.0f} MiB and the limit is "
            f"{MAX_BYTES // 1024**2} MiB; import the articles in it as separate files."
        )
    suffixes = supported_suffixes()
    suffix = PurePath(name).suffix.lower()
    if suffix not in suffixes:
        kind = f"Files ending in “{suffix}”" if suffix else "Files without a suffix"
        raise UnsupportedFormat(
            f"{kind} cannot be read; save the text as one of: {', '.join(suffixes)}."
        )
    if not content:
        raise EmptyFile("The file is empty; choose a file that holds an article.")
    return _readers[suffix](content)
