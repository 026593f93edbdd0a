"""What the columns and rows of a glossary table mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sources.errors import ConcordError
from sources.languages import LANGUAGES
from sources.spreadsheet import guard, unguard

from . import values
from .entries import (
    CATEGORIES,
    RELIABILITIES,
    STATUSES,
    TYPES,
    ConceptEntry,
    ReadGlossary,
    TermEntry,
)
from .gathering import ConceptField, Gathering

_SHARED = ("concept", "category", "definition", "reliability", "source", "note")
_GUARDED = "spreadsheet safe"
_YES = "yes"
COLUMNS = (
    *("concept", "category", "definition", "concept note", "language", "term", "status", "type"),
    *("reliability", "source", "note", "forms", "forbidden forms"),
)
"""Of a long table, as it is written; reading does without most of them."""
_LONG = (*COLUMNS, _GUARDED)
_REQUIRED = ("concept", "language", "term")
_ALIASES = {
    "id": "concept",
    "identifier": "concept",
    "concept id": "concept",
    "lang": "language",
    "term type": "type",
    "surface forms": "forms",
    "notes": "note",
    "forbidden": "forbidden forms",
}
_SEPARATOR = "|"  # between the forms of a term, and between alternatives in a wide table
_TOKEN = re.compile(r"\\[\\|]|\||\\|[^\\|]+")


class UnusableTable(ConcordError):
    """Rows and columns from which no concept can be read; `where` says where it fails."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(why)
        self.where = where


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as mappings from the columns' names; languages are columns named by their code.

    A row that has more cells than the header is None. The rows can be read once.
    """

    columns: tuple[str, ...]
    rows: Iterable[tuple[str, dict[str, str] | None]]

    @property
    def wide(self) -> bool:
        return "term" not in self.columns and any(code in self.columns for code in LANGUAGES)

    @classmethod
    def parse(cls, header: Sequence[str], body: Iterable[tuple[int, Sequence[str]]]) -> Table:
        """Name the cells of `body`, rows with their numbers, by `header`. Raises UnusableTable."""
        columns = tuple(_column(cell) for cell in header)
        while columns and not columns[-1]:
            columns = columns[:-1]
        rows = (
            (
                f"row {number}",
                None
                if any(cell.strip() for cell in cells[len(columns) :])
                else dict(zip(columns, map(str.strip, cells), strict=False)),
            )
            for number, cells in body
        )
        table = cls(columns, rows)
        _check_columns(table)
        return table


def header_columns(cells: Sequence[str]) -> int:
    """How many of `cells` are columns of a glossary."""
    return sum(_column(cell) in (*_LONG, *LANGUAGES) for cell in cells)


def read_table(table: Table) -> ReadGlossary:
    """The concepts of a table, long or wide, and what is wrong with its rows."""
    gathering = Gathering()
    read_row = _read_wide if table.wide else _read_long
    for where, row in table.rows:
        if row is None:
            why = "has more cells than the header; put text with commas in quotation marks"
            gathering.refuse(where, why)
            continue
        try:
            read_row(gathering, where, _unguarded(row))
        except ConcordError as error:
            gathering.refuse(where, str(error))
    result = gathering.result()
    if not result.concepts and not result.problems:
        gathering.refuse("file", "it has a header and no row below it; add terms")
        return gathering.result()
    return result


def header(*, spreadsheet_safe: bool) -> list[str]:
    """The names of the columns of a long table."""
    names = (*COLUMNS, _GUARDED) if spreadsheet_safe else COLUMNS
    return [name.replace(" ", "_") for name in names]


def rows(concept: ConceptEntry, *, spreadsheet_safe: bool) -> list[list[str]]:
    """A row for each term of a concept, in the order of the `header`.

    In a table safe for spreadsheets each row says so, wherever it is moved: reading then takes off
    the apostrophes that guard its cells.
    """
    cells = [
        [
            concept.identifier,
            concept.category or "",
            concept.definition or "",
            concept.note or "",
            term.language,
            term.text,
            term.status or "",
            term.type or "",
            term.reliability or "",
            term.source or "",
            term.note or "",
            _joined(term.forms),
            _joined(term.forbidden),
        ]
        for term in concept.terms
    ]
    if not spreadsheet_safe:
        return cells
    return [[*map(guard, row), _YES] for row in cells]


def _unguarded(row: dict[str, str]) -> dict[str, str]:
    if row.get(_GUARDED, "").casefold() != _YES:
        return row
    return {name: unguard(cell) for name, cell in row.items()}


def _column(cell: str) -> str:
    """The column's name in our terms: a field, a language's code, or the cell as it is."""
    name = " ".join(re.split(r"[\s_]+", cell.strip().casefold()))
    if name in _LONG or name in _ALIASES:
        return _ALIASES.get(name, name)
    try:
        return values.language(cell)
    except ConcordError:
        return cell.strip()


def _check_columns(table: Table) -> None:
    columns = table.columns
    if "" in columns:
        raise UnusableTable(
            "header", f"column {columns.index('') + 1} has no name; name or delete it"
        )
    if twice := [column for column in columns if columns.count(column) > 1]:
        raise UnusableTable("header", f"two columns say “{twice[0]}”; keep one of them")
    known = (*_SHARED, *LANGUAGES) if table.wide else _LONG
    if not table.wide and (missing := [name for name in _REQUIRED if name not in columns]):
        raise UnusableTable(
            "header",
            f"the column {', '.join(f'“{name}”' for name in missing)} is missing; a table needs "
            "concept, language and term, or one column per language (de, ru, en, zh)",
        )
    if unknown := [name for name in columns if name not in known]:
        raise UnusableTable(
            "header", f"the column “{unknown[0]}” is not known; use {', '.join(known)} or delete it"
        )


def _read_long(gathering: Gathering, where: str, row: dict[str, str]) -> None:
    identifier = values.name(row.get("concept", ""), "concept")
    forms = tuple(values.name(form, "form") for form in _parts(row.get("forms", "")))
    forbidden = tuple(values.name(form, "form") for form in _parts(row.get("forbidden forms", "")))
    if both := set(forms) & set(forbidden):
        raise values.BadValue(f"the form “{min(both)}” is both added and forbidden; choose one")
    term = TermEntry(
        where=where,
        language=values.language(row.get("language", "")),
        text=values.name(row.get("term", ""), "term"),
        status=values.choice(row.get("status", ""), STATUSES, "status"),
        type=values.choice(row.get("type", ""), TYPES, "type"),
        reliability=values.choice(row.get("reliability", ""), RELIABILITIES, "reliability"),
        source=values.line(row.get("source", ""), "source") or None,
        note=values.prose(row.get("note", "")),
        forms=forms,
        forbidden=forbidden,
    )
    fields: dict[ConceptField, str | None] = {
        "category": values.choice(row.get("category", ""), CATEGORIES, "category"),
        "definition": values.prose(row.get("definition", "")),
        "note": values.prose(row.get("concept note", "")),
    }
    gathering.add_concept(where, identifier, fields)
    gathering.add_term(identifier, term)


def _read_wide(gathering: Gathering, where: str, row: dict[str, str]) -> None:
    reliability = values.choice(row.get("reliability", ""), RELIABILITIES, "reliability")
    source = values.line(row.get("source", ""), "source") or None
    terms = [
        TermEntry(
            where=where,
            language=code,
            text=values.name(text, "term"),
            status="admitted" if number else "preferred",
            reliability=reliability,
            source=source,
        )
        for code in ("en", "de", "ru", "zh")
        for number, text in enumerate(_parts(row.get(code, "")))
    ]
    if not terms:
        raise values.BadValue("no language has a term")
    given = row.get("concept", "") or values.identifier_from(terms[0].text)
    identifier = values.name(given, "concept")
    if earlier := gathering.knows(identifier):
        raise values.BadValue(f"“{identifier}” is already in {earlier}; make one row of the two")
    fields: dict[ConceptField, str | None] = {
        "category": values.choice(row.get("category", ""), CATEGORIES, "category"),
        "definition": values.prose(row.get("definition", "")),
        "note": values.prose(row.get("note", "")),
    }
    gathering.add_concept(where, identifier, fields)
    for term in terms:
        gathering.add_term(identifier, term)


def _parts(cell: str) -> list[str]:
    r"""What stands between the bars of a cell; `\|` is a bar and `\\` a backslash of a part."""
    parts = [""] if cell else []
    for token in _TOKEN.findall(cell):
        if token == _SEPARATOR:
            parts.append("")
        else:
            parts[-1] += token[1] if len(token) == 2 and token[0] == "\\" else token
    return parts


def _joined(parts: Sequence[str]) -> str:
    """The cell that `_parts` takes apart."""
    return _SEPARATOR.join(re.sub(r"[\\|]", r"\\\g<0>", part) for part in parts)
