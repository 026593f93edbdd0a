"""PO, as Poedit, Weblate, Virtaal and msgfmt leave it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import polib

from .base import ImportedRow, UnusableFile, register, source_code, target_code, version_of
from .decoding import decode

_CONTEXT = re.compile(r"article=\d+ segment=(?P<segment>\S+)(?: target=(?P<target>\S+))?")
_LINE = re.compile(
    r'\s*(?:#.*|(?:msg(?:ctxt|id|id_plural|str(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"\s*)?'
)
_MOST_LINES = 5_000
_FACT = re.compile(r"^(?P<name>[a-z-]+): (?P<value>.*)$", re.M)


@register
class Po:
    """One row an entry; obsolete ones are passed over.

    An entry that is fuzzy is not done, one that is not fuzzy any more is translated, whatever the
    comment about its state says: editors change the flag and leave the comment. polib takes a text
    that names a file for its path, so it gets a file.
    """

    name: ClassVar = "po"
    suffixes: ClassVar[tuple[str, ...]] = (".po", ".pot")

    def read(self, content: bytes) -> Iterator[ImportedRow]:
        file = _parse(decode(content))
        language = source_code(file.metadata.get("X-Source-Language", ""))
        named = file.metadata.get("Language", "").strip()
        for entry in file:
            if entry.obsolete or entry.msgid_plural:
                continue
            where = f"line {entry.linenum}" if entry.linenum else f"entry “{entry.msgid[:40]}”"
            yield _row(entry, where, language, named)


def _parse(text: str) -> polib.POFile:
    text = _lines(text)
    _check(text)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".po", newline="") as file:
        file.write(text)
        file.flush()
        try:
            return polib.pofile(str(Path(file.name)), encoding="utf-8")
        except OSError as error:
            # It names its temporary file; the line and what is wrong stand behind that.
            raise _broken(str(error)) from error
        except (ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
            raise UnusableFile("", "This is no PO file that can be read; export it again.") from (
                error
            )


def _check(text: str) -> None:
    """polib drops what it does not expect at the edges of a string, where gettext refuses it, and
    takes the square of the time for a string of many lines."""
    run = 0
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not _LINE.fullmatch(line):
            raise UnusableFile(
                f"line {number}", f"this is no line of a PO file (“{line[:40]}”); export it again"
            )
        run = run + 1 if line.lstrip().startswith('"') else 0
        if run > _MOST_LINES:
            raise UnusableFile(f"line {number}", f"a text has more than {_MOST_LINES:,} lines")


def _lines(text: str) -> str:
    """The text with line feeds for line ends: inside strings they are always escaped."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _broken(message: str) -> UnusableFile:
    found = re.search(r"\(line (\d+)\)(?:: (.*))?", message)
    where = f"line {found[1]}" if found else ""
    reason = f" ({found[2]})" if found and found[2] else ""
    return UnusableFile(where, f"this is no entry of a PO file{reason}; export it again")


def _row(entry: polib.POEntry, where: str, language: str, named: str) -> ImportedRow:
    context = _CONTEXT.fullmatch(entry.msgctxt or "")
    tag = (context and context["target"]) or named
    if not tag or tag == "mul":
        raise UnusableFile(where, "neither the file nor the entry names its target language")
    about_source = dict(_FACT.findall(entry.comment or ""))
    about_text = dict(_FACT.findall(entry.tcomment or ""))
    version = about_text.get("version", "")
    exported = context is not None
    return ImportedRow(
        where=where,
        segment=context["segment"] if context else (entry.msgctxt or "")[:80],
        language=source_code(about_source.get("language", "")) or language,
        target=target_code(tag, where),
        source=entry.msgid,
        text=entry.msgstr,
        state=_state(entry, about_text.get("state", "")),
        version=version_of(version, where) if version else 0 if exported else None,
        source_hash=about_source.get("source-hash", ""),
        sets_state=True,
    )


def _state(entry: polib.POEntry, said: str) -> str:
    if not entry.msgstr:
        return "initial"
    if entry.fuzzy:
        return "needs_work" if said == "needs_work" else "draft"
    return "approved" if said == "approved" else "translated"
