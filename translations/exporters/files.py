"""Writing an export to a path, whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sources.errors import ConcordError

from .base import AlignedPair, ExportMeta, Written, exporter


class UnwritableFile(ConcordError):
    """A place where no file can be written."""


def write_file(
    name: str, pairs: Iterable[AlignedPair], path: str | os.PathLike[str], meta: ExportMeta
) -> Written:
    """Export `pairs` to `path` in the format called `name`.

    An existing file is replaced only when the new one is complete, and keeps its content whatever
    fails before. Raises UnknownFormat, UnwritableFile, and what `pairs` or the exporter raise.
    """
    writer = exporter(name)
    with _replacing(Path(path)) as out:
        return writer.write(pairs, out, meta)


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` if the block succeeds, and vanishes if not.

    Links are followed, so that what they point to is replaced and they stay. A device or a pipe
    is refused: putting a file in its place would break it.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise UnwritableFile(f"“{path}” is not an ordinary file; name a file to export to.")
    part = target.with_name(f".concord-{secrets.token_hex(8)}.part")
    try:
        out = part.open("xb")
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> UnwritableFile:
    reason = error.strerror or str(error)
    return UnwritableFile(f"“{path}” could not be written: {reason}. Export to another place.")
