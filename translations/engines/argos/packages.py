"""Checks on an .argosmodel file before anything of it is unpacked."""

from __future__ import annotations

import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sources.errors import ConcordError

from .library import PAIRS, read_metadata

MOST_BYTES = 3 * 1024**3  # unpacked; the largest package of the index has well under one GiB
MOST_FILES = 10_000
MOST_METADATA = 1024**2
MOST_SHRUNK = 50
"""Times smaller a file may be zipped; weights hardly shrink, vocabularies three or four times."""
SMALL = 16 * 1024**2  # whatever it unpacks from, it does no harm
TOKENIZERS = ("sentencepiece.model", "bpe.model")
NEEDED = ("model/model.bin", "model/config.json")


class BadPackage(ConcordError):
    """A file that is no sound Argos package for our languages; the message says why."""

    def __init__(self, why: str, pair: tuple[str, str] | None = None) -> None:
        super().__init__(why)
        self.pair = pair


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package file says of itself; `folder` is its one top-level directory."""

    source: str
    target: str
    version: str
    folder: str


def inspect(path: Path) -> Contents:
    """Check the package at `path` without unpacking it; BadPackage with the first fault found."""
    if not path.is_file():
        raise BadPackage(f"{path} is not a file.")
    if not zipfile.is_zipfile(path):
        raise BadPackage(f"{path.name} is not an Argos package: it is no zip archive, or cut off.")
    try:
        with zipfile.ZipFile(path) as archive:
            folder = _check_entries(path, archive.infolist())
            return _check_contents(path, archive, folder)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise BadPackage(f"{path.name} cannot be unpacked: {error}.") from error


def _check_entries(path: Path, entries: list[zipfile.ZipInfo]) -> str:
    """The name of the one folder that holds everything."""
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_FILES or unpacked > MOST_BYTES:
        raise BadPackage(f"{path.name} is too large for an Argos package when unpacked.")
    if unpacked > max(SMALL, MOST_SHRUNK * path.stat().st_size):
        raise BadPackage(
            f"{path.name} is unsafe: it would unpack to {unpacked // path.stat().st_size} times "
            f"its size, as no model does."
        )
    for entry in entries:
        parts = PurePosixPath(entry.filename)
        if not parts.parts or parts.is_absolute() or {"..", "."} & set(entry.filename.split("/")):
            raise BadPackage(f"{path.name} is unsafe: {entry.filename!r} leads out of its folder.")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise BadPackage(f"{path.name} is unsafe: {entry.filename!r} is a link.")
    folders = {entry.filename.split("/")[0] for entry in entries}
    loose = any("/" not in entry.filename for entry in entries)
    if len(folders) != 1 or loose:
        raise BadPackage(f"{path.name} must hold exactly one folder with everything in it.")
    return folders.pop()


def _check_contents(path: Path, archive: zipfile.ZipFile, folder: str) -> Contents:
    names = set(archive.namelist())
    if f"{folder}/metadata.json" not in names:
        raise BadPackage(f"{path.name} is not an Argos package: metadata.json is missing.")
    if archive.getinfo(f"{folder}/metadata.json").file_size > MOST_METADATA:
        raise BadPackage(f"{path.name} is not an Argos package: its metadata.json is too large.")
    try:
        metadata = read_metadata(archive.read(f"{folder}/metadata.json"))
    except ValueError as error:
        raise BadPackage(f"{path.name}: metadata.json cannot be read ({error}).") from error
    source, target = str(metadata.get("from_code")), str(metadata.get("to_code"))
    if (source, target) not in PAIRS:
        ours = ", ".join(f"{one}-{other}" for one, other in PAIRS)
        raise BadPackage(f"{path.name} translates {source} into {target}; Concord uses {ours}.")
    missing = [name for name in NEEDED if f"{folder}/{name}" not in names]
    if not any(f"{folder}/{name}" in names for name in TOKENIZERS):
        missing.append(TOKENIZERS[0])
    if missing:
        raise BadPackage(f"{path.name} is incomplete: {missing[0]} is missing.", (source, target))
    return Contents(source, target, str(metadata.get("package_version", "")), folder)
