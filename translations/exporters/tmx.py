"""TMX 1.4: translation memory for CAT tools (LISA OSCAR, TMX 1.4b specification)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO, ClassVar

from lxml import etree

from sources.languages import LANGUAGES

from .base import AlignedPair, ExportMeta, Written, register
from .characters import controls_note, without_controls

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ANY_LANGUAGE = "*all*"


@register
class Tmx:
    """TMX 1.4, one `tu` a segment with the source and all its targets as `tuv`.

    Chinese is zh-CN: the tools that read TMX (OmegaT, Trados, memoQ, translate-toolkit) tell
    Chinese apart by region, not by script. The header names the source language if there is only
    one; else it says *all* and each `tu` names its own, never a default. Segments without a
    translation are left out: a memory has no use for them.
    """

    name: ClassVar = "tmx"
    label: ClassVar = "Translation memory (TMX 1.4)"
    suffix: ClassVar = ".tmx"
    media_type: ClassVar = "application/x-tmx+xml"

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        segments = translations = 0
        languages = {_tag(code) for code in meta.source_languages}
        source_language = languages.pop() if len(languages) == 1 else _ANY_LANGUAGE
        with etree.xmlfile(out, encoding="utf-8") as xml:
            xml.write_declaration()
            xml.write_doctype('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
            with xml.element("tmx", version="1.4"):
                xml.write("\n")
                xml.write(_header(meta, source_language), pretty_print=True)
                with xml.element("body"):
                    xml.write("\n")
                    for group in _by_segment(pairs):
                        xml.write(_unit(group, source_language), pretty_print=True)
                        segments += 1
                        translations += len(group)
                xml.write("\n")
        out.write(b"\n")
        return Written(segments, translations)


def _by_segment(pairs: Iterable[AlignedPair]) -> Iterator[list[AlignedPair]]:
    """The translated pairs of each segment that has any."""
    translated = (pair for pair in pairs if pair.translation)
    for _, group in groupby(translated, attrgetter("segment")):
        yield list(group)


def _header(meta: ExportMeta, source_language: str) -> etree._Element:
    return etree.Element(
        "header",
        {
            "creationtool": "Concord",
            "creationtoolversion": meta.version,
            "segtype": "sentence",
            "o-tmf": "Concord",
            "adminlang": "en",
            "srclang": source_language,
            "datatype": "plaintext",
            "creationdate": _date(meta.created_at),
        },
    )


def _unit(group: list[AlignedPair], header_language: str) -> etree._Element:
    """The `tu` of one segment, whose translations are `group`."""
    first = group[0]
    language = _tag(first.source_language)
    unit = etree.Element("tu", tuid=first.segment)
    if language != header_language:
        unit.set("srclang", language)
    _describe(
        unit,
        notes=(),
        props={
            "x-article": str(first.article),
            "x-title": first.article_title,
            "x-outlet": first.outlet,
            "x-date": first.published_on,
        },
    )
    source = _variant(unit, language)
    _fill(source, first.source)
    for pair in group:
        variant = _variant(unit, _tag(pair.target))
        if pair.changed_at:
            variant.set("changedate", _date(pair.changed_at))
        if pair.changed_by:
            variant.set("changeid", without_controls(pair.changed_by))
        props = {
            "x-state": pair.state,
            "x-origin": pair.origin,
            "x-origin-detail": pair.origin_detail,
        }
        _describe(variant, notes=(pair.note,), props=props)
        _fill(variant, pair.translation)
    return unit


def _variant(unit: etree._Element, language: str) -> etree._Element:
    return etree.SubElement(unit, "tuv", {_XML_LANG: language})


def _describe(element: etree._Element, notes: Iterable[str], props: dict[str, str]) -> None:
    """Add the notes and props that say something; the DTD wants them before all else."""
    for note in filter(None, notes):
        etree.SubElement(element, "note").text = without_controls(note)
    for kind, value in props.items():
        if value:
            etree.SubElement(element, "prop", type=kind).text = without_controls(value)


def _fill(variant: etree._Element, text: str) -> None:
    """Add `text` to a `tuv`, and a note if XML cannot carry all of it."""
    if remark := controls_note(text):
        note = etree.Element("note")
        note.text = remark
        variant.insert(0, note)
    etree.SubElement(variant, "seg").text = without_controls(text)


def _tag(code: str) -> str:
    return "zh-CN" if code == "zh" else LANGUAGES[code].tag


def _date(moment: datetime) -> str:
    """`moment` as TMX writes dates: UTC, YYYYMMDDThhmmssZ."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
