"""XLIFF 1.2 and 2.0/2.1, whoever wrote it: units with the id, source and state they give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from lxml import etree

from translations.exporters.states import from_xliff_1, from_xliff_2

from . import xml
from .base import (
    ImportedRow,
    UnusableFile,
    recognised_by,
    register,
    source_code,
    target_code,
    version_of,
)

_V1 = "urn:oasis:names:tc:xliff:document:1.2"
_V2 = "urn:oasis:names:tc:xliff:document:2.0"
_MDA = "urn:oasis:names:tc:xliff:metadata:2.0"


@register
@recognised_by(lambda head: xml.root_name(head) == "xliff")
class Xliff:
    """Both versions, told apart by the namespace.

    What an inline element holds counts as text, its codes do not; segments of one unit of version 2
    are joined. A target that is missing or empty is an untranslated unit.
    """

    name: ClassVar = "xliff"
    suffixes: ClassVar[tuple[str, ...]] = (".xlf", ".xliff")

    def read(self, content: bytes) -> Iterator[ImportedRow]:
        found = xml.events(content)
        _, root = next(found, ("", None))
        namespace = etree.QName(root).namespace if root is not None else None
        if root is None or xml.local(root) != "xliff" or namespace not in {_V1, _V2}:
            raise UnusableFile("line 1", "this is neither XLIFF 1.2 nor XLIFF 2; export it again")
        if namespace == _V1:
            yield from _version_1(found)
        else:
            yield from _version_2(found, root)


def _version_1(found: Iterator[tuple[str, etree._Element]]) -> Iterator[ImportedRow]:
    language = target = ""
    for event, element in found:
        name = xml.local(element)
        if name == "file" and event == "start":
            where = xml.place(element, f"file “{(element.get('original') or '')[:40]}”")
            language = source_code(element.get("source-language") or "")
            tag = element.get("target-language") or ""
            target = target_code(tag, where) if tag else ""
        elif name == "trans-unit" and event == "end":
            yield _unit_1(element, language, target)
            xml.forget(element)


def _unit_1(unit: etree._Element, language: str, target: str) -> ImportedRow:
    called = (unit.get("id") or "")[:80]
    where = xml.place(unit, f"unit {called}")
    named = {"x": _V1}
    source, translated = unit.find("x:source", named), unit.find("x:target", named)
    if source is None:
        raise UnusableFile(where, "the unit has no source; export it again")
    if not target:
        raise UnusableFile(where, "its file names no target language; export it again")
    said = {
        (each.get("context-type") or "").removeprefix("x-"): xml.text(each)
        for each in unit.iterfind("x:context-group/x:context", named)
    }
    text = xml.text(translated)
    state = from_xliff_1(
        translated.get("state") if translated is not None else None,
        approved=unit.get("approved") == "yes",
        has_target=bool(text),
    )
    notes = (each for each in unit.iterfind("x:note", named) if not _ours(each))
    return _row(where, called, language, target, xml.text(source), text, state, said, notes)


def _ours(note: etree._Element) -> bool:
    return note.get("from") in {"Concord", "glossary"}


def _version_2(
    found: Iterator[tuple[str, etree._Element]], root: etree._Element
) -> Iterator[ImportedRow]:
    language = source_code(root.get("srcLang") or "")
    target = ""
    for event, element in found:
        if event == "end" and element.tag == f"{{{_V2}}}unit":
            target = target or target_code(root.get("trgLang") or "", "line 1")
            yield _unit_2(element, language, target)
            xml.forget(element)


def _unit_2(unit: etree._Element, language: str, target: str) -> ImportedRow:
    called = (unit.get("id") or "")[:80]
    where = xml.place(unit, f"unit {called}")
    named = {"x": _V2, "mda": _MDA}
    parts = [each for each in unit if xml.local(each) in {"segment", "ignorable"}]
    segments = [each for each in parts if xml.local(each) == "segment"]
    if not segments:
        raise UnusableFile(where, "the unit has no segment; export it again")
    source = "".join(xml.text(each.find("x:source", named)) for each in parts)
    written = any(xml.text(each.find("x:target", named)) for each in segments)
    text = "".join(_target_2(each, named) for each in parts) if written else ""
    states = [
        from_xliff_2(
            each.get("state") or "initial",
            each.get("subState"),
            has_target=bool(xml.text(each.find("x:target", named))),
        )
        for each in segments
    ]
    said = {
        each.get("type") or "": xml.text(each)
        for each in unit.iterfind("mda:metadata/mda:metaGroup/mda:meta", named)
    }
    notes = (
        each for each in unit.iterfind("x:notes/x:note", named) if each.get("category") == "note"
    )
    state = min(states, key=_PROGRESS.index) if written else "initial"
    return _row(where, called, language, target, source, text, state, said, notes)


_PROGRESS = ["initial", "needs_work", "draft", "translated", "approved"]


def _target_2(part: etree._Element, named: dict[str, str]) -> str:
    """The target; of white space between segments, its source where it has none."""
    target = part.find("x:target", named)
    if target is None and xml.local(part) == "ignorable":
        target = part.find("x:source", named)
    return xml.text(target)


def _row(
    where: str,
    called: str,
    language: str,
    target: str,
    source: str,
    text: str,
    state: str,
    said: dict[str, str],
    notes: Iterator[etree._Element],
) -> ImportedRow:
    version = said.get("version", "")
    exported = "source-hash" in said
    return ImportedRow(
        where=where,
        segment=called,
        language=language,
        target=target,
        source=source,
        text=text,
        state=state,
        note="\n".join(filter(None, map(xml.text, notes))),
        version=version_of(version, where) if version else 0 if exported else None,
        source_hash=said.get("source-hash", "").strip(),
        sets_state=True,
    )
