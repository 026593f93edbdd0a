"""PO, as Poedit, Weblate, Virtaal and msgfmt leave it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import polib

from sources.reading import gettext

from .base import ImportedRow, UnusableFile, register, source_code, target_code, version_of
from .decoding import decode

_CONTEXT = re.compile(r"article=\d+ segment=(?P<segment>\S+)(?: target=(?P<target>\S+))?")
_FACT = re.compile(r"^(?P<name>[a-z-]+): (?P<value>.*)$", re.M)


@register
class Po:
    """One row an entry; obsolete ones are passed over.

    An entry that is fuzzy is not done, one that is not fuzzy any more is translated, whatever the
    comment about its state says: editors change the flag and leave the comment.
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
    try:
        return gettext.parse(text)
    except gettext.EndlessText as error:
        raise UnusableFile("", str(error)) from error
    except gettext.BrokenPo as error:
        where = f"line {error.line}" if error.line else ""
        why = error.why or "this is no entry of a PO file"
        raise UnusableFile(where, f"{why}; export it again") from error


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
