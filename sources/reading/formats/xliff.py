"""XLIFF 1.2, 2.0 and 2.1 (OASIS): the source texts, a `file` an article, a segment a segment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lxml import etree

from sources.cleaning import Exclusion
from sources.reading import xml
from sources.reading.bilingual import Part, finished, kind_of, language_of, plain_texts
from sources.reading.errors import BrokenFile
from sources.reading.registry import register
from sources.reading.result import ReadText

# XLIFF 1.2, 2.4: elements whose content is native code. g and mrk hold text.
_CODES_1 = frozenset({"bpt", "ept", "ph", "it", "x", "bx", "ex"})

Pieces = list[tuple[str, bool]]


@register(".xlf", ".xliff")
def read_xliff(content: bytes, language: str) -> list[ReadText]:
    """Every `file` that has source texts. In 1.2, files of one text in several targets are one."""
    root, encoding = xml.parse(content, {"xliff"}, "an XLIFF file")
    version = root.get("version", "")
    readers = {"1": _parts_1, "2": _parts_2}
    if version[:1] not in readers:
        raise BrokenFile(
            f"The file is XLIFF of version “{version[:10]}”; versions 1.2, 2.0 and 2.1 can be read."
        )
    return finished(readers[version[:1]](root, language), encoding)


def _parts_1(root: etree._Element, language: str) -> list[Part]:
    parts: dict[tuple[str, str], Part] = {}
    seen: dict[tuple[str, str, str], str] = {}
    for number, file in enumerate(_children(root, "file")):
        code = language or language_of(file.get("source-language", ""), xml.where(file))
        text, target = file.get("original") or str(number), file.get("target-language", "")
        part = parts.setdefault((text, code), Part(code, **_said_in_notes(file)))
        for unit in file.iter("{*}trans-unit"):
            if seen.setdefault((text, code, unit.get("id", "")), target) == target:
                _add_1(part, unit)
    return list(parts.values())


def _add_1(part: Part, unit: etree._Element) -> None:
    source = next(_children(unit, "source"), None)
    if source is None:
        raise BrokenFile(f"The trans-unit at {xml.where(unit)} has no source; export again.")
    exclusion = _exclusion(unit, "trans-unit", "group")
    part.builder.add_units(_pieces_1(unit, source), _kind_1(unit), exclusion)


def _pieces_1(unit: etree._Element, source: etree._Element) -> Pieces:
    """The source as one segment, or as the marks in `seg-source` cut it; then its sub-flows."""
    keep = _keeps_space(unit)
    cut = next(_children(unit, "seg-source"), None)
    if cut is None or not any(_is_segment(each) for each in cut):
        whole, beside = _flows(source, keep, is_unit=True)
        return whole + beside
    main: Pieces = [(cut.text or "", False)]
    rest: Pieces = []
    for each in cut:
        piece, subs = _flows(each, keep, is_unit=_is_segment(each))
        main += [*piece, (each.tail or "", False)]
        rest += subs
    return main + rest


def _flows(element: etree._Element, keep: bool, *, is_unit: bool) -> tuple[Pieces, Pieces]:
    main, *subs = plain_texts(element, codes=_CODES_1, keep_space=keep)
    spaced = [piece for sub in subs for piece in ((" ", False), (sub, True))]
    return [(main, is_unit)], spaced


def _is_segment(element: etree._Element) -> bool:
    return xml.name(element) == "mrk" and element.get("mtype") == "seg"


def _kind_1(unit: etree._Element) -> Literal["heading", "body"]:
    said = unit.xpath("string(*[local-name()='context-group']/*[@context-type='x-kind'])")
    return kind_of(str(said) or unit.get("restype", ""))


def _said_in_notes(file: etree._Element) -> dict[str, str]:
    """Title, outlet and date, as Concord's own files have them in the notes of a `file`."""
    found: dict[str, str] = {}
    if file.get("tool-id") == "concord":
        for note in file.iterfind("{*}header/{*}note"):
            key, _, value = (note.text or "").partition(": ")
            if key in _FACTS:
                found[_FACTS[key]] = value
    return found


_FACTS = {"title": "title", "outlet": "outlet", "date": "published_on"}


def _parts_2(root: etree._Element, language: str) -> list[Part]:
    parts: list[Part] = []
    code = language or language_of(root.get("srcLang", ""), xml.where(root))
    for file in _children(root, "file"):
        said = {
            _FACTS[meta.get("type", "")]: meta.text or ""
            for meta in file.iterfind(
                "{*}metadata/{*}metaGroup[@category='concord:article']/{*}meta"
            )
            if meta.get("type") in _FACTS
        }
        part = Part(code, **said)
        for unit in file.iter("{*}unit"):
            part.builder.add_units(
                list(_pieces_2(unit)),
                kind_of(unit.get("type", "")),
                _exclusion(unit, "unit", "group", "file"),
            )
        parts.append(part)
    return parts


def _pieces_2(unit: etree._Element) -> Iterator[tuple[str, bool]]:
    keep = _keeps_space(unit)
    for each in unit:
        if xml.name(each) not in {"segment", "ignorable"}:
            continue
        source = next(_children(each, "source"), None)
        if source is None:
            raise BrokenFile(f"The segment at {xml.where(each)} has no source; export again.")
        yield plain_texts(source, keep_space=keep)[0], xml.name(each) == "segment"


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    return (each for each in parent if xml.name(each) == name)


def _exclusion(unit: etree._Element, *carriers: str) -> Exclusion | Literal[""]:
    """The unit is translated unless it, or the nearest element that says so, says no."""
    for each in (unit, *unit.iterancestors()):
        if xml.name(each) in carriers and (said := each.get("translate")):
            return Exclusion.NOT_TRANSLATED if said == "no" else ""
    return ""


def _keeps_space(unit: etree._Element) -> bool:
    for each in (unit, *unit.iterancestors()):
        if said := each.get(xml.XML_SPACE):
            return said == "preserve"
    return False
