"""What TBX calls our fields and their values."""

from __future__ import annotations

import re
from dataclasses import dataclass

STATUSES = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
"""`administrativeStatus`, with the values that TBX-Basic permits. It has a fourth, superseded."""
STATUSES_READ = {
    **{value.casefold(): status for status, value in STATUSES.items()},
    "supersededterm-admn-sts": "deprecated",
    "preferred": "preferred",
    "admitted": "admitted",
    "deprecated": "deprecated",
    "deprecatedtermadmnsts": "deprecated",
    "forbidden": "deprecated",
    "obsolete": "deprecated",
    "superseded": "deprecated",
}
STATUSES_NARROWER = {"supersededterm-admn-sts", "superseded", "obsolete"}
"""Read values that say more than our status: the note keeps the word."""

TYPES = {
    "full": "fullForm",
    "short": "shortForm",
    "acronym": "acronym",
    "abbreviation": "abbreviation",
    "variant": "variant",
    "transliteration": "variant",
}
"""`termType`, with the values that TBX-Basic permits; it has none for a transliteration."""
TYPES_READ = {
    "fullform": "full",
    "shortform": "short",
    "acronym": "acronym",
    "abbreviation": "abbreviation",
    "variant": "variant",
    "transliteratedform": "transliteration",
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """The names of a version's elements."""

    label: str
    root: str
    header: str
    entry: str
    language: str
    term: str
    namespace: str | None = None


DIALECTS = {
    "basic": Dialect(
        "TBX version 3 (ISO 30042:2019, TBX-Basic, DCA)",
        *("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec"),
        namespace="urn:iso:std:iso:30042:ed-2",
    ),
    "martif": Dialect(
        "TBX version 2 (ISO 30042:2008, martif)",
        *("martif", "martifHeader", "termEntry", "langSet", "tig"),
    ),
}
DEFAULT_DIALECT = "basic"

ROOTS = {dialect.root for dialect in DIALECTS.values()}
ENTRIES = {dialect.entry for dialect in DIALECTS.values()}
LANGUAGE_SECTIONS = {dialect.language for dialect in DIALECTS.values()}
TERM_SECTIONS = {*(dialect.term for dialect in DIALECTS.values()), "ntig"}

# Letters that are name characters in every edition of XML 1.0, of our scripts.
_UNSAFE = re.compile(r"[^A-Za-z0-9._\u0410-\u044fЁё\u4e00-\u9fa5-]|^(?=[0-9.-])|_(?=x)")
_NO_LETTER_FIRST = "_x_"
_ESCAPE = re.compile("_x([0-9A-F]{4,6})_")


def to_id(identifier: str) -> str:
    """`identifier` as an XML ID: a character that may not stand there is written `_x0020_`."""
    return _UNSAFE.sub(
        lambda match: _escaped(match[0]) if match[0] else _NO_LETTER_FIRST, identifier
    )


def from_id(text: str) -> str:
    """The identifier that `to_id` was given; any other ID as it is."""
    text = text.removeprefix(_NO_LETTER_FIRST)
    return _ESCAPE.sub(lambda match: _character(match[1], match[0]), text)


def _escaped(character: str) -> str:
    return f"_x{ord(character):04X}_"


def _character(digits: str, otherwise: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else otherwise
