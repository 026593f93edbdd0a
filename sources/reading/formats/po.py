"""gettext PO and POT: the source texts, a `msgid` a segment."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

from sources.reading.bilingual import Part, finished, language_of
from sources.reading.building import MAX_PARAGRAPHS
from sources.reading.decoding import decode
from sources.reading.errors import BrokenFile, TooManyParts
from sources.reading.registry import register
from sources.reading.result import ReadText
from sources.reading.sniffing import refuse_binary

_SOURCE = "X-Source-Language"
_MANY = "mul"
_MOST_LINES = 5_000
_KEYWORD = r"(?:#[~|]\s*)?msg(?:id|str|ctxt|id_plural)(?:\[\d+\])?"
_OPEN_STRING = re.compile(rf'(?:{_KEYWORD}\s+)?"(?:.*[^"])?|{_KEYWORD}(?:\s+[^"\s].*)?')
_FACT = re.compile(r"^(article|outlet|date|language): (.*)$", re.MULTILINE)
_OURS = re.compile(r"article=(?P<article>\d+) segment=(?P<segment>[\d.]+)")
_LINE = re.compile(r"\(line (\d+)\)(?:: (.*))?$")


@register(".po", ".pot")
def read_po(content: bytes, language: str) -> list[ReadText]:
    """The source texts in order, plural forms among them, obsolete entries not.

    gettext has no field for the source language: that of the header `X-Source-Language` counts, and
    otherwise the language is detected. A file that Concord wrote has its articles apart, and a
    segment that it has once a target is one segment.
    """
    file, encoding = parse_po(content)
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


def parse_po(content: bytes) -> tuple[polib.POFile, str]:
    """The file, by polib, and its encoding. Raises UnreadableFile.

    Given a text, polib would take it for a path if one is there: it only ever gets the path of a
    file that we wrote.
    """
    refuse_binary(content, "a PO file")
    text, encoding = decode(content)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\nmsgid") > MAX_PARAGRAPHS:
        raise TooManyParts(f"The file has more than {MAX_PARAGRAPHS:,} entries; split it.")
    _check_lines(text)
    if "msgid" not in text:
        raise BrokenFile("The file is no PO file: it has no “msgid”; export it again.")
    with tempfile.TemporaryDirectory(prefix="concord-") as folder:
        path = Path(folder) / "articles.po"
        path.write_text(text, encoding="utf-8", newline="\n")
        try:
            return polib.pofile(str(path), encoding="utf-8"), encoding
        except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
            found = _LINE.search(str(error))
            line = f" at line {found[1]}" if found else ""
            reason = f" ({found[2]})" if found and found[2] else ""
            raise BrokenFile(
                f"The file is no well-formed PO file{line}{reason}; check it with msgfmt."
            ) from error


def _check_lines(text: str) -> None:
    """Raise UnreadableFile for what polib passes over or takes minutes for.

    A string that is not closed would lose its last letter, one that is not opened would vanish, and
    one of very many lines is joined line by line.
    """
    run = 0
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if _OPEN_STRING.fullmatch(line):
            raise BrokenFile(
                f"The text at line {number} does not stand in quotation marks; check the file with "
                "msgfmt."
            )
        run = run + 1 if line.startswith('"') else 0
        if run > _MOST_LINES:
            raise TooManyParts(
                f"The entry at line {number - run} has more than {_MOST_LINES:,} lines; split it."
            )


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
