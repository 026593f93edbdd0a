"""A zip archive of files, as exports of several pairs of languages are."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from .base import HEAD, ImportedRow, Importer, UnusableFile, known_importer, register
from .packed import opened, unpacked

_MAX_FILES = 50


@register
class Archive:
    """The rows of all files in it that can be brought back, one after the other."""

    name: ClassVar = "zip"
    suffixes: ClassVar[tuple[str, ...]] = (".zip",)

    def read(self, content: bytes) -> Iterator[ImportedRow]:
        with opened(content, "zip archive") as package:
            readers = [(name, _reader(package, name)) for name in package.namelist()]
            known = [(name, reader) for name, reader in readers if reader]
            if len(known) > _MAX_FILES:
                raise UnusableFile("", f"The archive has more than {_MAX_FILES} files.")
            for name, reader in known:
                file = unpacked(package, name, len(content))
                try:
                    for row in reader.read(file):
                        yield replace(row, where=f"{name[:80]}, {row.where}")
                except UnusableFile as error:
                    raise UnusableFile(name[:80], str(error)) from error


def _reader(package: zipfile.ZipFile, name: str) -> Importer | None:
    """The importer of a member; None for what is none of ours, and for an archive in it."""
    if name.endswith("/"):
        return None
    with package.open(name) as member:
        found = known_importer(name, member.read(HEAD))
    return None if found is None or found.name == Archive.name else found
