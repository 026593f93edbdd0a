"""TBX: concepts with their terms and all that is said of them, between terminology tools.

In: version 2 (martif) and version 3 (ISO 30042:2019), in either style, DCA and DCT. Out: version 3,
TBX-Basic in DCA style, or version 2 on request.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from glossary.exchange.entries import ConceptEntry, ReadGlossary
from glossary.exchange.options import ReadOptions, WriteOptions, Written
from glossary.exchange.registry import register, register_writer
from glossary.exchange.tbx import reading, writing


@register("tbx", ".tbx", ".xml", ".tbxm", ".martif")
def read_tbx(content: bytes, _options: ReadOptions) -> ReadGlossary:
    """Read a file of either version and style."""
    return reading.read_tbx(content)


@register_writer("tbx", label="TBX", suffix=".tbx", media_type="application/x-tbx")
def write_tbx(concepts: Iterable[ConceptEntry], out: BinaryIO, options: WriteOptions) -> Written:
    """Write the dialect that the options name, by default version 3."""
    return writing.write_tbx(concepts, out, options)
