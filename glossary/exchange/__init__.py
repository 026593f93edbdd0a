"""Glossaries as files. A format is one file in `formats` that registers itself; no database."""

from __future__ import annotations

from .entries import ConceptEntry, Conflict, Problem, Quotation, ReadGlossary, TermEntry
from .options import ReadOptions, WriteOptions, Written
from .registry import MAX_BYTES, UnknownFormat, format_names, read_glossary, writer, writers

__all__ = [
    "MAX_BYTES",
    "ConceptEntry",
    "Conflict",
    "Problem",
    "Quotation",
    "ReadGlossary",
    "ReadOptions",
    "TermEntry",
    "UnknownFormat",
    "WriteOptions",
    "Written",
    "format_names",
    "read_glossary",
    "writer",
    "writers",
]
