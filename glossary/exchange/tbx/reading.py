"""Concepts and terms of a TBX file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from glossary.exchange import values
from glossary.exchange.entries import (
    CATEGORIES,
    LONGEST,
    RELIABILITIES,
    TYPES,
    Problem,
    Quotation,
    ReadGlossary,
    TermEntry,
)
from glossary.exchange.gathering import ConceptField, Gathering
from sources.errors import ConcordError
from sources.languages import LANGUAGES, UnknownLanguage

from . import private
from .anchors import from_anchor
from .facts import Fact, facts, transactions
from .parsing import UnusableXml, attribute, entries, line, name, text
from .private import Fields
from .vocabulary import (
    LANGUAGE_SECTIONS,
    STATUSES_NARROWER,
    STATUSES_READ,
    TERM_SECTIONS,
    TYPES_READ,
    from_id,
)

_DEFINITIONS_FROM = ("en", "de", "ru", "zh")
"""Where a concept has no definition of its own, the first of its languages that gives one does."""
_TAGS = {*(language.tag for language in LANGUAGES.values()), "zh", "zh-CN", "zh-Hans-CN"}


def read_tbx(content: bytes) -> ReadGlossary:
    """The concepts of a TBX file; whatever our fields cannot hold is in a note, with its name."""
    reading = _Reading()
    try:
        for element in entries(content):
            reading.add(element)
    except UnusableXml as error:
        return ReadGlossary(problems=(Problem(error.where, str(error)),))
    return reading.result()


class _Reading:
    def __init__(self) -> None:
        self._gathering = Gathering(whole=True)
        self._entries = 0
        self._kept = 0
        self._foreign: Counter[str] = Counter()
        self._transactions = 0

    def add(self, entry: etree._Element) -> None:
        self._entries += 1
        self._transactions += transactions(entry)
        given = attribute(entry, "id")
        where = _place(f"entry “{given}”" if given else f"entry {self._entries}", entry)
        sections = [
            (code, section)
            for section in entry
            if name(section) in LANGUAGE_SECTIONS and (code := self._language(section))
        ]
        try:
            terms = [
                (element, code, attribute(section, "lang"))
                for code, section in sections
                for element in _term_elements(section)
            ]
            if not terms:
                self._gathering.notice(where, "it has no term in our languages and was left out")
                return
            self._kept += 1
            first = private.plain(_term_text(terms[0][0]))
            identifier = values.name(
                from_id(given) if given else values.identifier_from(first), "concept"
            )
            if earlier := self._gathering.knows(identifier):
                why = f"“{identifier}” is the id of {earlier} too; the second was left out"
                self._gathering.repeat(where, why, identifier)
                return
            self._gathering.add_concept(where, identifier, _concept_fields(entry, sections))
        except ConcordError as error:
            self._gathering.refuse(where, str(error))
            return
        for element, code, tag in terms:
            self._add_term(identifier, element, code, tag, where)

    def _add_term(
        self, identifier: str, element: etree._Element, code: str, tag: str, entry: str
    ) -> None:
        where = f"{entry.split(' (')[0]}, {line(element)}".removesuffix(", ")
        try:
            self._gathering.add_term(identifier, _term(element, code, tag, where))
        except ConcordError as error:
            self._gathering.refuse(where, str(error))

    def _language(self, section: etree._Element) -> str:
        """The language's code; "" for one that we do not work in, whose terms are counted."""
        tag = attribute(section, "lang")
        try:
            return values.language(tag)
        except UnknownLanguage:
            self._foreign[tag or "no language"] += len(list(_term_elements(section)))
            return ""

    def result(self) -> ReadGlossary:
        if self._foreign:
            counts = ", ".join(f"{count} in {tag}" for tag, count in self._foreign.most_common())
            ours = ", ".join(LANGUAGES)
            total = self._foreign.total()
            self._gathering.notice("file", f"{total} terms in other languages than {ours} "
                                   f"were left out ({counts})")  # fmt: skip
        if self._transactions:
            why = f"{self._transactions} notes of who changed what when were left out"
            self._gathering.notice("file", why)
        result = self._gathering.result()
        if not result.problems and not self._kept:
            why = (
                "none of its concepts has a term in German, Russian, English or Chinese"
                if self._entries
                else "it has no concept (no conceptEntry or termEntry); choose one with terms"
            )
            self._gathering.refuse("file", why)
            return self._gathering.result()
        return result


def _concept_fields(
    entry: etree._Element, sections: Sequence[tuple[str, etree._Element]]
) -> dict[ConceptField, str | None]:
    said = [(fact, "") for fact in facts(entry)]
    by_language = sorted(sections, key=lambda each: _DEFINITIONS_FROM.index(each[0]))
    said += [(fact, code) for code, section in by_language for fact in facts(section)]
    category, definition = None, ""
    notes: list[str] = []
    ours: Fields = {}
    for fact, code in said:
        if not fact.value:
            continue
        if fact.category == "note" and (fields := private.from_note(fact.raw)) is not None:
            ours = fields
        elif fact.category == "subjectField" and fact.value in CATEGORIES and category is None:
            category = fact.value
        elif fact.category == "definition" and not definition:
            definition = fact.value
            notes += (f"definition {detail.line()}" for detail in fact.details)
        else:
            notes.append(_noted(fact, code))
    definition = private.exact(ours, "definition", definition)
    note = private.exact(ours, "note", "\n".join(notes))
    return {
        "category": category,
        "definition": values.prose(definition),
        "note": values.prose(note),
    }


def _noted(fact: Fact, code: str = "") -> str:
    """A fact as a note keeps it; `code` is the language whose section states it."""
    if fact.category == "note" and not code and not fact.details:
        return fact.value
    return fact.line().replace(":", f" ({code}):", 1) if code else fact.line()


def _term(element: etree._Element, code: str, tag: str, where: str) -> TermEntry:
    status = type_ = source = None
    notes: list[str] = []
    contexts: list[Fact] = []
    ours: Fields = {}
    for fact in _term_facts(element):
        if not fact.value:
            continue
        known = fact.value.casefold()
        if fact.category == "note" and (fields := private.from_note(fact.raw)) is not None:
            ours = fields
        elif fact.category == "administrativeStatus" and known in STATUSES_READ:
            status = STATUSES_READ[known]
            notes += [fact.line()] if known in STATUSES_NARROWER else []
        elif fact.category == "termType" and known in TYPES_READ:
            type_ = TYPES_READ[known]
        elif fact.category == "source" and source is None and len(fact.value) <= LONGEST["source"]:
            source = fact.value
        elif fact.category == "context":
            contexts.append(fact)
        else:
            notes.append(_noted(fact))
    evidence = _evidence(contexts, ours)
    notes += (fact.line() for fact in contexts[len(evidence) :])
    if tag.replace("_", "-") not in _TAGS:
        notes.append(f"language: {tag}")
    return TermEntry(
        where=where,
        language=code,
        text=values.name(_term_text(element), "term"),
        status=status,
        type=values.choice(_string(ours, "type"), TYPES, "type") or type_,
        reliability=values.choice(_string(ours, "reliability"), RELIABILITIES, "reliability"),
        source=values.line(source, "source") if source else None,
        note=values.prose(private.exact(ours, "note", "\n".join(notes))),
        forms=_forms(ours, "forms"),
        forbidden=_forms(ours, "forbidden"),
        evidence=evidence,
    )


def _evidence(contexts: Sequence[Fact], fields: Fields) -> tuple[Quotation, ...]:
    """The first of the contexts as quotations, if our note says where each stands."""
    anchors = fields.get("evidence", ())
    if isinstance(anchors, str) or len(anchors) > len(contexts):
        return ()
    found = [
        from_anchor(
            anchor,
            sentence=" ".join(fact.value.split()),
            source="; ".join(detail.value for detail in fact.details),
        )
        for anchor, fact in zip(anchors, contexts, strict=False)
    ]
    complete = [quotation for quotation in found if quotation]
    return tuple(complete) if len(complete) == len(found) else ()


def _string(fields: Fields, key: str) -> str:
    value = fields.get(key, "")
    return value if isinstance(value, str) else ""


def _forms(fields: Fields, key: str) -> tuple[str, ...]:
    value = fields.get(key, ())
    return () if isinstance(value, str) else tuple(values.name(form, "form") for form in value)


def _term_elements(section: etree._Element) -> Iterator[etree._Element]:
    return (child for child in section if name(child) in TERM_SECTIONS)


def _term_facts(element: etree._Element) -> Iterator[Fact]:
    """What is said of a term; version 2 may wrap the term and its notes in a `termGrp`."""
    for child in element:
        if name(child) == "termGrp":
            yield from facts(child)
    yield from facts(element)


def _term_text(element: etree._Element) -> str:
    return next((text(child) for child in element.iter() if name(child) == "term"), "")


def _place(what: str, element: etree._Element) -> str:
    where = line(element)
    return f"{what} ({where})" if where else what
