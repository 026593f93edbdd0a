"""The glossary formats, by name and file suffix."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules

from sources.errors import ConcordError

from .entries import Problem, ReadGlossary

Reader = Callable[[bytes], ReadGlossary]

MAX_BYTES = 32 * 1024 * 1024
"""The largest file read: 20,000 concepts in four languages have about a third of it."""

_readers: dict[str, Reader] = {}
_suffixes: dict[str, str] = {}


class UnknownFormat(ConcordError):
    """A glossary format that no reader is registered for."""


def register(name: str, *suffixes: str) -> Callable[[Reader], Reader]:
    """Register the decorated function as the reader of a format and of files with its suffixes."""

    def decorate(reader: Reader) -> Reader:
        _readers[name] = reader
        _suffixes.update(dict.fromkeys(suffixes, name))
        return reader

    return decorate


@cache
def _load_formats() -> None:
    package = import_module(f"{__package__}.formats")
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")


def format_names() -> list[str]:
    """The names of the formats that can be read."""
    _load_formats()
    return sorted(_readers)


def read_glossary(content: bytes, *, filename: str, format_name: str = "") -> ReadGlossary:
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
        why = (
            f"the file has {len(content) / 1024**2:.0f} MiB and the limit is "
            f"{MAX_BYTES // 1024**2} MiB; import it in parts"
        )
        return ReadGlossary(problems=(Problem("file", why),))
    if not content.strip():
        return ReadGlossary(problems=(Problem("file", "it is empty; choose one with terms"),))
    return _readers[name](content)
