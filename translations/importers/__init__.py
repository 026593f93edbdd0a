"""Translations back in: readers of our own exports after somebody edited them elsewhere.

A format is one module of this package whose class carries `@register`; importing the package
imports them all. Readers know neither the database nor requests: they tell what a file says.
"""

from __future__ import annotations

from sources.families import import_members

from .base import (
    MAX_BYTES,
    ImportedRow,
    UnusableFile,
    importer_for,
    importers,
    read_rows,
    suffixes,
)

import_members(__name__)

__all__ = [
    "MAX_BYTES",
    "ImportedRow",
    "UnusableFile",
    "importer_for",
    "importers",
    "read_rows",
    "suffixes",
]
