"""A zip archive of files, as exports of several pairs of languages are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import ClassVar

from .base import ImportedRow, UnusableFile, importers, register
from .packed import opened, unpacked

_MAX_FILES = 50


@register
class Archive:
    """The rows of all files in it that can be brought back, one after the other."""

    name: ClassVar = "zip"
    suffixes: ClassVar[tuple[str, ...]] = (".zip",)

    def read(self, content: bytes) -> Iterator[ImportedRow]:
        readers = {
            suffix: each
            for each in importers().values()
            if each.name != self.name
            for suffix in each.suffixes
        }
        with opened(content, "zip archive") as package:
            names = [
                name for name in package.namelist() if PurePosixPath(name).suffix.lower() in readers
            ]
            if len(names) > _MAX_FILES:
                raise UnusableFile("", f"The archive has more than {_MAX_FILES} files.")
            for name in names:
                file = unpacked(package, name, len(content))
                reader = readers[PurePosixPath(name).suffix.lower()]
                try:
                    for row in reader.read(file):
                        yield replace(row, where=f"{name[:80]}, {row.where}")
                except UnusableFile as error:
                    raise UnusableFile(name[:80], str(error)) from error
