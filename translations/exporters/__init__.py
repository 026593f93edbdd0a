"""Files of aligned text for translators' and data users' tools.

A format is one module of this package whose class carries `@register`; importing the package
imports them all, so a new format is one new file. Writers know neither the database nor requests.
"""

from __future__ import annotations

from sources.families import import_members

from .base import (
    AlignedPair,
    Exporter,
    ExportMeta,
    TermOutcome,
    UnknownFormat,
    Written,
    exporter,
    formats,
    register,
)
from .files import UnwritableFile, write_file

import_members(__name__)

__all__ = [
    "AlignedPair",
    "ExportMeta",
    "Exporter",
    "TermOutcome",
    "UnknownFormat",
    "UnwritableFile",
    "Written",
    "exporter",
    "formats",
    "register",
    "write_file",
]
