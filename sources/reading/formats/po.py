"""gettext PO and POT: the source texts, a `msgid` a segment."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polib

from sources.reading import gettext
from sources.reading.bilingual import Part, finished, language_of
from sources.reading.building import MAX_PARAGRAPHS
from sources.reading.decoding import decode
from sources.reading.errors import BrokenFile, TooManyParts
from sources.reading.registry import register
from sources.reading.result import ReadText
from sources.reading.sniffing import refuse_binary

_SOURCE = "X-Source-Language"
_MANY = "mul"
_FACT = re.compile(r"^(article|outlet|date|language): (.*)$", re.MULTILINE)
_OURS = re.compile(r"article=(?P<article>\d+) segment=(?P<segment>[\d.]+)")


@register(".po", ".pot")
def read_po(content: bytes, language: str) -> list[ReadText]:
    """The source texts in order, plural forms among them, obsolete entries not.

    gettext has no field for the source language: that of the header `X-Source-Language` counts, and
    otherwise the language is detected. A file that Concord wrote has its articles apart, and a
    segment that it has once a target is one segment.
    """
    file, encoding = _parse(content)
    source = language or _source_language(file)
    parts: dict[tuple[str, str], Part] = {}
    seen: set[str] = set()
    for entry in file:
        ours = _OURS.match(entry.msgctxt or "")
        if entry.obsolete or (ours and ours["segment"] in seen):
            continue
        said = dict(_FACT.findall(entry.comment)) if ours else {}
        if ours:
            seen.add(ours["segment"])
        code = source
        if not source and "language" in said:
            code = language_of(said["language"], f"line {entry.linenum}")
        key = code, ours["article"] if ours else ""
        if key not in parts:
            parts[key] = Part(
                code,
                title=said.get("article", ""),
                outlet=said.get("outlet", ""),
                published_on=said.get("date", ""),
            )
        for text in _texts(entry):
            parts[key].builder.add_units([(text, True)])
    return finished(parts.values(), encoding)


def _parse(content: bytes) -> tuple[polib.POFile, str]:
    """The file and its encoding. Raises UnreadableFile."""
    refuse_binary(content, "a PO file")
    text, encoding = decode(content)
    if text.count("\nmsgid") > MAX_PARAGRAPHS:
        raise TooManyParts(f"The file has more than {MAX_PARAGRAPHS:,} entries; split it.")
    if "msgid" not in text:
        raise BrokenFile("The file is no PO file: it has no “msgid”; export it again.")
    return gettext.parse(text), encoding


def _source_language(file: polib.POFile) -> str:
    """The code of the language that the header names; "" where it is to be detected."""
    said = file.metadata.get(_SOURCE, "").strip()
    if not said or said == _MANY:
        return ""
    return language_of(said, f"header {_SOURCE}")


def _texts(entry: polib.POEntry) -> Iterator[str]:
    yield entry.msgid
    if entry.msgid_plural:
        yield entry.msgid_plural
