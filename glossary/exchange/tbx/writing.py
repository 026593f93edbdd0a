"""A TBX file of concepts and terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from lxml import etree

from glossary.exchange.entries import ConceptEntry, TermEntry
from glossary.exchange.options import WriteOptions, Written
from sources.errors import ConcordError
from sources.languages import LANGUAGES

from . import private
from .anchors import to_anchor
from .private import Fields
from .vocabulary import DEFAULT_DIALECT, DIALECTS, STATUSES, TYPES, Dialect, to_id

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONSTRAINTS = "TBXBasicXCSV02.xcs"
_DOCTYPE = '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">'
_ABOUT = (
    "Glossary written by Concord.",
    f"Notes that begin with “{private.PREFIX}” hold, as JSON, what this format has no place for: "
    "how reliable a term is, its added and forbidden surface forms, a type that is not in the "
    "format's list, and exact copies of texts with white space of their own.",
)


class UnknownDialect(ConcordError):
    """A version of TBX that is not written."""


def write_tbx(concepts: Iterable[ConceptEntry], out: BinaryIO, options: WriteOptions) -> Written:
    """Write `concepts` as a stream; one without a term has no place in TBX and is left out.

    The file's language is the source language, as tools that read version 2 take it for that.
    Raises UnknownDialect.
    """
    dialect = _dialect(options.dialect)
    count = terms = 0
    left_out = []
    out.write(_head(dialect, LANGUAGES[options.source or next(iter(LANGUAGES))].tag))
    for concept in concepts:
        if not concept.terms:
            left_out.append(concept.identifier)
            continue
        out.write(_serialised(_entry(dialect, concept, options.source)))
        count += 1
        terms += len(concept.terms)
    out.write(f"</body></text>\n</{dialect.root}>\n".encode())
    return Written(count, terms, tuple(left_out))


def _dialect(name: str) -> Dialect:
    try:
        return DIALECTS[name or DEFAULT_DIALECT]
    except KeyError:
        known = ", ".join(f"{key} ({dialect.label})" for key, dialect in DIALECTS.items())
        raise UnknownDialect(f"TBX is not written as “{name}”; use one of {known}.") from None


def _head(dialect: Dialect, source: str) -> bytes:
    """The file up to its first entry. The elements below are in the namespace declared here."""
    header = etree.Element(dialect.header)
    description = _add(_add(header, "fileDesc"), "sourceDesc")
    for paragraph in _ABOUT:
        _add(description, "p", paragraph)
    if dialect.namespace:
        opening = (
            f'<tbx type="TBX-Basic" style="dca" xml:lang="{source}" xmlns="{dialect.namespace}">'
        )
    else:
        _add(_add(header, "encodingDesc"), "p", _CONSTRAINTS, type="XCSURI")
        opening = f'{_DOCTYPE}\n<martif type="TBX-Basic" xml:lang="{source}">'
    declaration = '<?xml version="1.0" encoding="utf-8"?>\n'
    head = f"{declaration}{opening}\n".encode()
    return head + _serialised(header) + b"<text><body>\n"


def _serialised(element: etree._Element) -> bytes:
    return etree.tostring(element, encoding="utf-8", pretty_print=True)


def _entry(dialect: Dialect, concept: ConceptEntry, source: str) -> etree._Element:
    entry = etree.Element(dialect.entry, id=to_id(concept.identifier))
    ours: Fields = {}
    if concept.category:
        _add(entry, "descrip", concept.category, type="subjectField")
    if concept.definition:
        _add(entry, "descrip", concept.definition, type="definition")
        if not private.is_plain(concept.definition):
            ours["definition"] = concept.definition
    _add_notes(entry, concept.note, ours)
    for code, terms in _by_language(concept.terms, source):
        section = _add(entry, dialect.language)
        section.set(_XML_LANG, LANGUAGES[code].tag)
        for term in terms:
            _add_term(_add(section, dialect.term), term)
    return entry


def _add_term(element: etree._Element, term: TermEntry) -> None:
    _add(element, "term", term.text)
    if term.status:
        _add(element, "termNote", STATUSES[term.status], type="administrativeStatus")
    if term.type:
        _add(element, "termNote", TYPES[term.type], type="termType")
    if term.source:
        _add(element, "admin", term.source, type="source")
    for quotation in term.evidence:
        group = _add(element, "descripGrp")
        _add(group, "descrip", quotation.sentence, type="context")
        if quotation.source:
            _add(group, "admin", quotation.source, type="source")
    ours: Fields = {
        "type": term.type if term.type == "transliteration" else "",
        "reliability": term.reliability or "",
        "forms": list(term.forms),
        "forbidden": list(term.forbidden),
        "evidence": [to_anchor(quotation) for quotation in term.evidence],
    }
    _add_notes(element, term.note, ours)


def _by_language(terms: Sequence[TermEntry], source: str) -> list[tuple[str, list[TermEntry]]]:
    """The terms of each language, the source first: some tools take the first for the source."""
    codes = sorted(LANGUAGES, key=lambda code: code != source)
    grouped = [(code, [term for term in terms if term.language == code]) for code in codes]
    return [(code, found) for code, found in grouped if found]


def _add_notes(element: etree._Element, note: str | None, ours: Fields) -> None:
    """Add the note that a person wrote, then the one with what has no other place."""
    if note:
        if not note.startswith(private.PREFIX):
            _add(element, "note", note)
        if not private.is_plain(note):
            ours["note"] = note
    if extra := private.to_note(ours):
        _add(element, "note", extra)


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, name, attributes)
    element.text = text or None
    return element
