"""Writing an export to a path, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from sources.files import UnwritableFile, replacing

from .base import AlignedPair, ExportMeta, Written, exporter

__all__ = ["UnwritableFile", "write_file"]


def write_file(
    name: str, pairs: Iterable[AlignedPair], path: str | os.PathLike[str], meta: ExportMeta
) -> Written:
    """Export `pairs` to `path` in the format called `name`.

    An existing file is replaced only when the new one is complete, and keeps its content whatever
    fails before. Raises UnknownFormat, UnwritableFile, and what `pairs` or the exporter raise.
    """
    writer = exporter(name)
    with replacing(Path(path)) as out:
        return writer.write(pairs, out, meta)
