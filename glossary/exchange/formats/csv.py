"""Glossaries as tables: a row a term (long), or a row a concept and a column a language (wide)."""

from __future__ import annotations

import csv
import io
import itertools
from codecs import getwriter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from glossary.exchange.entries import ConceptEntry, Problem, ReadGlossary
from glossary.exchange.options import ReadOptions, WriteOptions, Written
from glossary.exchange.registry import register, register_writer
from glossary.exchange.tables import (
    Table,
    UnusableTable,
    header,
    header_columns,
    read_table,
    rows,
)
from sources.errors import ConcordError
from sources.reading.decoding import decode

_DELIMITERS = ",;\t"


@register("csv", ".csv", ".tsv", ".txt")
def read_csv(content: bytes, _options: ReadOptions) -> ReadGlossary:
    """Read UTF-8 or UTF-16; the delimiter (comma, semicolon, tab) is the one that fits the header.

    Names in other encodings are refused rather than guessed.
    """
    try:
        text, encoding = decode(content)
        if not encoding.startswith("utf"):
            raise ConcordError(f"it is not Unicode (it may be {encoding}); save it as “CSV UTF-8”")
        delimiter = _delimiter(text)
        rows_found = _rows(text, delimiter)
        first = next(rows_found, None)
        if first is None:
            raise UnusableTable("header", "there is none; begin with the names of the columns")
        return read_table(Table.parse(first[1], rows_found))
    except ConcordError as error:
        where = error.where if isinstance(error, UnusableTable) else "file"
        return ReadGlossary(problems=(Problem(where, str(error)),))


@register_writer("csv", label="CSV table", suffix=".csv", media_type="text/csv")
def write_csv(concepts: Iterable[ConceptEntry], out: BinaryIO, options: WriteOptions) -> Written:
    """Write a long table as RFC 4180 says: UTF-8, commas, lines ending in CR LF; a row a term.

    Reading it gives every field back. A concept without a term has no row.
    """
    table = csv.writer(getwriter("utf-8")(out), lineterminator="\r\n")
    table.writerow(header(spreadsheet_safe=options.spreadsheet_safe))
    count = terms = 0
    left_out = []
    for concept in concepts:
        table.writerows(rows(concept, spreadsheet_safe=options.spreadsheet_safe))
        if concept.terms:
            count += 1
            terms += len(concept.terms)
        else:
            left_out.append(concept.identifier)
    return Written(count, terms, tuple(left_out))


def _delimiter(text: str) -> str:
    """The delimiter under which most cells of the first line are columns we know."""
    first = io.StringIO(text.lstrip(), newline=None).readline().rstrip("\n")
    return max(
        _DELIMITERS, key=lambda each: header_columns(next(csv.reader([first], delimiter=each), []))
    )


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with its number as a spreadsheet shows it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number in itertools.count(1):
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            why = f"it is not well-formed ({error}); check its quotation marks"
            raise UnusableTable(f"row {number}", why) from error
        if any(cell.strip() for cell in cells):
            yield number, cells
