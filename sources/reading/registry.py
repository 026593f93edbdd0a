"""The readers, by file suffix: a new format is a new module in `formats` that registers itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import PurePath

from sources.families import import_members

from .errors import EmptyFile, FileTooLarge, TooManyParts, UnsupportedFormat
from .result import ReadText

Reader = Callable[[bytes, str], Sequence[ReadText]]
"""From a file's bytes and the language asked for (a code, or "") to the articles in it, at least
one. The language matters only where a file holds a text in several. Raises UnreadableFile."""

MAX_BYTES = 10 * 1024 * 1024
"""The largest file read: a press article has kilobytes, a book about one megabyte."""

MAX_ARTICLES = 200
"""The most articles taken from one file."""

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


def read_articles(name: str, content: bytes, language: str = "") -> Sequence[ReadText]:
    """The articles in a file called `name`: one, or several where its format has room for them.

    `language` is the code of the one asked for, if any. Raises UnreadableFile (a ConcordError) when
    the file is too large, of an unknown format, empty, damaged, or not what its suffix promises.
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
    articles = _readers[suffix](content, language)
    if len(articles) > MAX_ARTICLES:
        raise TooManyParts(
            f"The file holds {len(articles)} articles and the limit is {MAX_ARTICLES}; split it."
        )
    return articles


def read(name: str, content: bytes, language: str = "") -> ReadText:
    """The text of a file called `name` that holds one article. Raises UnreadableFile."""
    articles = read_articles(name, content, language)
    if len(articles) > 1:
        raise TooManyParts(f"The file holds {len(articles)} articles; give one that holds one.")
    return articles[0]
