"""What an edited file says, and the registry of formats that can be brought back in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar, Protocol, TypeVar

from sources.errors import ConcordError
from sources.languages import UnknownLanguage, parse_language

MAX_BYTES = 256 * 1024 * 1024
"""The largest file taken: a million rows have some two hundred million bytes."""
MAX_TEXT = 1_000_000
"""The longest text of one cell, in characters."""


class UnusableFile(ConcordError):
    """A file that cannot be brought back; the message names the line or element at fault."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}" if where else why)


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One translation as an edited file has it.

    `where` is its place in the file, for people ("line 12", "unit 12.5"). `segment` is the id it
    was exported under, or whatever stands there in a file of somebody else. `language` is that of
    the source, "" where the file does not say. `state` is one of ours; `sets_state` tells that
    editors of this format keep it up to date, so that an edited text that still is a draft is meant
    to be one. `version` is that of the translation when it was exported, 0 where there was none,
    None where the file does not say. `source_hash` is "" where the format has none.
    """

    where: str
    segment: str
    language: str
    target: str
    source: str
    text: str
    state: str
    note: str = ""
    version: int | None = None
    source_hash: str = ""
    sets_state: bool = False


class Importer(Protocol):
    """Reads one format; `name` and `suffixes` are those of its exporter."""

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]

    def read(self, content: bytes) -> Iterator[ImportedRow]:
        """The rows in the order of the file. Raises UnusableFile, maybe after some rows."""
        ...


HEAD = 4096
"""Bytes at the beginning of a file that are looked at to know its format."""

_importers: dict[str, Importer] = {}
_claims: dict[str, Callable[[bytes], bool]] = {}

I = TypeVar("I", bound=type[Importer])  # noqa: E741 - as `E` of the exporters


def register(cls: I) -> I:
    """Class decorator: makes a format known under its `name`."""
    _importers[cls.name] = cls()
    return cls


def recognised_by(claims: Callable[[bytes], bool]) -> Callable[[I], I]:
    """Class decorator: files of whose first HEAD bytes this holds are of the format, whatever their
    names."""

    def decorate(cls: I) -> I:
        _claims[cls.name] = claims
        return cls

    return decorate


def importers() -> Mapping[str, Importer]:
    """The importers by name, in alphabetical order."""
    return dict(sorted(_importers.items()))


def suffixes() -> list[str]:
    """The suffixes of files that can be brought back, in alphabetical order."""
    return sorted({suffix for each in _importers.values() for suffix in each.suffixes})


def known_importer(name: str, head: bytes) -> Importer | None:
    """The importer of a file called `name` that begins with `head`; None where there is none.

    By its content where that tells, by its suffix otherwise.
    """
    for format_name, claims in sorted(_claims.items()):
        if claims(head[:HEAD]):
            return _importers[format_name]
    suffix = PurePath(name).suffix.lower()
    return next((each for each in importers().values() if suffix in each.suffixes), None)


def importer_for(name: str, content: bytes) -> Importer:
    """The importer of a file; raises UnusableFile where none is known for it."""
    found = known_importer(name, content)
    if found is not None:
        return found
    suffix = PurePath(name).suffix.lower()
    called = f"Files ending in “{suffix}”" if suffix else "Files without a suffix"
    known = ", ".join(suffixes())
    raise UnusableFile(
        "",
        f"{called} cannot be brought back unless they hold XLIFF, and this one does not; "
        f"end its name in what it is: {known}.",
    )


def read_rows(name: str, content: bytes) -> Iterator[ImportedRow]:
    """The rows of a file called `name`, no translation twice.

    Rows that say the same twice count once. Raises UnusableFile: for a file that is too large,
    empty or damaged, and for two texts of one translation.
    """
    importer = importer_for(name, content)
    if len(content) > MAX_BYTES:
        raise UnusableFile(
            "", f"The file has more than {MAX_BYTES // 1024**2} MiB; export it in parts."
        )
    if not content.strip():
        raise UnusableFile("", "The file is empty; choose the one that was edited.")
    return _once(importer.read(content))


def _once(rows: Iterator[ImportedRow]) -> Iterator[ImportedRow]:
    """The same id with another source is no contradiction: spreadsheets make 12.1 of 12.10."""
    seen: dict[tuple[str, str, bytes], tuple[str, bytes]] = {}
    found = False
    for row in rows:
        found = True
        _check(row)
        key = row.segment, row.target, _digest(row.source)
        said = _digest(row.text)
        if row.segment and key in seen:
            where, before = seen[key]
            if before != said:
                raise UnusableFile(
                    row.where,
                    f"segment {row.segment} into “{row.target}” stands here again with another "
                    f"text than at {where}; keep one of the two",
                )
            continue
        seen[key] = row.where, said
        yield row
    if not found:
        raise UnusableFile("", "The file holds no translations; choose the one that was edited.")


def _check(row: ImportedRow) -> None:
    if max(len(row.source), len(row.text)) > MAX_TEXT:
        raise UnusableFile(row.where, f"a text has more than {MAX_TEXT:,} characters")
    if any("\0" in text for text in (row.segment, row.source, row.text, row.note)):
        raise UnusableFile(row.where, "a text holds a NUL character; take it out")


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=8).digest()


def target_code(tag: str, where: str) -> str:
    """The target that `tag` stands for. Raises UnusableFile."""
    try:
        code = parse_language(tag)
    except UnknownLanguage as error:
        raise UnusableFile(where, str(error)) from error
    if code not in {"en", "zh"}:
        raise UnusableFile(
            where, f"the target language is “{tag}”; Concord translates into en and zh"
        )
    return code


def source_code(tag: str) -> str:
    """The source language that `tag` stands for, "" where it is none of ours."""
    try:
        return parse_language(tag) if tag else ""
    except UnknownLanguage:
        return ""


def version_of(value: str, where: str) -> int:
    """A version number as files write it. Raises UnusableFile."""
    digits = value.strip().removeprefix("v")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
        raise UnusableFile(where, f"the version “{value[:40]}” is no number")
    return int(digits)
