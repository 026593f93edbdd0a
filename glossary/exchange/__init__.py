"""Glossaries as files. A format is one file in `formats` that registers itself; no database."""

from __future__ import annotations

from .entries import ConceptEntry, Problem, ReadGlossary, TermEntry
from .registry import UnknownFormat, format_names, read_glossary

__all__ = [
    "ConceptEntry",
    "Problem",
    "ReadGlossary",
    "TermEntry",
    "UnknownFormat",
    "format_names",
    "read_glossary",
]
