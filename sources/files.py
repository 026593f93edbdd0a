"""Writing a file to a path, whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from .errors import ConcordError


class UnwritableFile(ConcordError):
    """A place where no file can be written."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` if the block succeeds, and vanishes if not.

    Links are followed, so that what they point to is replaced and they stay. A device or a pipe
    is refused: putting a file in its place would break it. Raises UnwritableFile.
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
