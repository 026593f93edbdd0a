"""TMX 1.4: the source texts of a translation memory, a `tu` a segment."""

from __future__ import annotations

from lxml import etree

from sources.languages import UnknownLanguage, parse_language
from sources.reading import xml
from sources.reading.bilingual import Part, finished, kind_of, language_of, plain_texts
from sources.reading.errors import BrokenFile, EmptyFile
from sources.reading.registry import register
from sources.reading.result import ReadText

# TMX 1.4b, 3.2: elements whose content is native code. hi holds text.
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
_ANY = "*all*"


@register(".tmx")
def read_tmx(content: bytes, language: str) -> list[ReadText]:
    """The source texts, or those in the language asked for: an article a source language.

    A memory that Concord wrote has its articles apart, each with title, outlet and date.
    """
    root, encoding = xml.parse(content, {"tmx"}, "a TMX file")
    header = root.find("{*}header")
    source = header.get("srclang", "") if header is not None else ""
    parts: dict[tuple[str, str], Part] = {}
    for unit in root.iterfind("{*}body/{*}tu"):
        variant = _variant(unit, language, unit.get("srclang") or source)
        if variant is None:
            continue
        segment = variant.find("{*}seg")
        if segment is None:
            raise BrokenFile(f"The variant at {xml.where(variant)} has no seg; export again.")
        said = {str(prop.get("type")): prop.text or "" for prop in unit.iterfind("{*}prop")}
        code = language or language_of(_tag(variant), xml.where(variant))
        key = code, said.get("x-article", "")
        if key not in parts:
            parts[key] = Part(
                code,
                title=said.get("x-title", ""),
                outlet=said.get("x-outlet", ""),
                published_on=said.get("x-date", ""),
            )
        for text in plain_texts(segment, codes=_CODES):
            parts[key].builder.add_units([(text, True)], kind_of(said.get("x-kind", "")))
    if not parts:
        raise EmptyFile(
            "The TMX file holds no text in the source language; choose the language of the texts "
            "you want."
        )
    return finished(parts.values(), encoding)


def _variant(unit: etree._Element, wanted: str, source: str) -> etree._Element | None:
    """The variant in the language wanted, or else in the unit's source language.

    Where any may be the source (`*all*`), the first is. None where the language asked for is not
    there; raises BrokenFile where the unit's own source is not.
    """
    variants = unit.findall("{*}tuv")
    if not variants:
        raise BrokenFile(
            f"The unit at {xml.where(unit)} has no text in any language; export again."
        )
    if not wanted and source.lower() in {"", _ANY}:
        return variants[0]
    for each in variants:
        if _matches(_tag(each), wanted or source):
            return each
    if wanted:
        return None
    raise BrokenFile(
        f"The unit at {xml.where(unit)} has no text in its source language “{source[:20]}”; export "
        "again, or say which language is wanted."
    )


def _matches(tag: str, wanted: str) -> bool:
    """Whether two tags name one of our languages, or are the same."""
    try:
        return parse_language(tag) == parse_language(wanted)
    except UnknownLanguage:
        return tag.lower() == wanted.lower()


def _tag(variant: etree._Element) -> str:
    return variant.get(xml.XML_LANG) or variant.get("lang") or ""
