"""The glossary formats, by name and file suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import BinaryIO

from sources.errors import ConcordError
from sources.families import import_members

from .entries import ConceptEntry, Problem, ReadGlossary
from .options import ReadOptions, WriteOptions, Written

Reader = Callable[[bytes, ReadOptions], ReadGlossary]
Write = Callable[[Iterable[ConceptEntry], BinaryIO, WriteOptions], Written]

MAX_BYTES = 40 * 1024 * 1024
"""The largest file read: 20,000 concepts in four languages have 4 MiB in CSV, 25 MiB in TBX."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes one format: `label` is its name on pages."""

    label: str
    suffix: str
    media_type: str
    write: Write


_readers: dict[str, Reader] = {}
_writers: dict[str, Writer] = {}
_suffixes: dict[str, str] = {}


class UnknownFormat(ConcordError):
    """A glossary format that no reader or writer is registered for."""


def register(name: str, *suffixes: str) -> Callable[[Reader], Reader]:
    """Register the decorated function as the reader of a format and of files with its suffixes."""

    def decorate(reader: Reader) -> Reader:
        _readers[name] = reader
        _suffixes.update(dict.fromkeys(suffixes, name))
        return reader

    return decorate


def register_writer(
    name: str, *, label: str, suffix: str, media_type: str
) -> Callable[[Write], Write]:
    """Register the decorated function as the writer of a format."""

    def decorate(write: Write) -> Write:
        _writers[name] = Writer(label, suffix, media_type, write)
        return write

    return decorate


@cache
def _load_formats() -> None:
    import_members(f"{__package__}.formats")


def format_names() -> list[str]:
    """The names of the formats that can be read."""
    _load_formats()
    return sorted(_readers)


def writers() -> dict[str, Writer]:
    """The formats that can be written, by name."""
    _load_formats()
    return dict(sorted(_writers.items()))


def writer(name: str) -> Writer:
    """The writer of the format called `name`. Raises UnknownFormat."""
    try:
        return writers()[name]
    except KeyError:
        known = ", ".join(writers())
        raise UnknownFormat(f"No glossary is written as “{name}”; use one of {known}.") from None


def read_glossary(
    content: bytes, *, filename: str, format_name: str = "", options: ReadOptions | None = None
) -> ReadGlossary:
    """What the file says; the format follows from its suffix unless it is named.

    Raises UnknownFormat. Whatever is wrong with the content is among the problems of the result.
    """
    known = ", ".join(format_names())
    suffix = PurePath(filename).suffix.lower()
    name = format_name or _suffixes.get(suffix, "")
    if name not in _readers:
        asked = f"the format “{name}”" if name else f"files ending in “{suffix}”"
        raise UnknownFormat(
            f"{filename}: a glossary cannot be read from {asked}; use one of: {known}."
        )
    if len(content) > MAX_BYTES:
        why = f"it is too large: the limit is {MAX_BYTES // 1024**2} MiB; import it in parts"
        return ReadGlossary(problems=(Problem("file", why),))
    if not content.strip():
        return ReadGlossary(problems=(Problem("file", "it is empty; choose one with terms"),))
    return _readers[name](content, options or ReadOptions())
