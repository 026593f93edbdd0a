"""gettext PO: one pair of languages, for tools that know nothing else.

`msgctxt` is the concept's identifier, `msgid` its preferred term in the source language, `msgstr`
the one in the target. Everything else a person may want to see stands in comments and is not read
back: PO has no place for other terms, statuses, sources or surface forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import polib

from glossary.exchange import values
from glossary.exchange.entries import CATEGORIES, ConceptEntry, Problem, ReadGlossary, TermEntry
from glossary.exchange.gathering import Gathering
from glossary.exchange.options import ReadOptions, WriteOptions, Written
from glossary.exchange.registry import register, register_writer
from sources.errors import ConcordError
from sources.languages import LANGUAGES
from sources.reading import UnreadableFile, gettext
from sources.reading.decoding import decode

_SOURCE = "X-Source-Language"
_TARGET = "Language"
_CATEGORY = re.compile(r"^category: (\w+)$", re.MULTILINE)
_UNWRAPPED = 0  # Chinese has no spaces to wrap at


@register("po", ".po", ".pot")
def read_po(content: bytes, options: ReadOptions) -> ReadGlossary:
    """Each entry as a concept with a preferred term in one language or both.

    The pair is the one of the options, or else of the header (`X-Source-Language`, `Language`): it
    is never assumed. Fuzzy translations are left out, as gettext does.
    """
    gathering = Gathering()
    try:
        file = _parse(content)
        source = _language(file, _SOURCE, options.source, "--source")
        target = _language(file, _TARGET, options.target, "--target")
        if source == target:
            raise ConcordError(f"source and target are both {LANGUAGES[source].name}; name two")
    except ConcordError as error:
        return ReadGlossary(problems=(Problem("file", str(error)),))
    fuzzy = 0
    for entry in file:
        if entry.obsolete:
            continue
        fuzzy += entry.fuzzy and bool(entry.msgstr)
        where = f"line {entry.linenum}"
        try:
            _read_entry(gathering, where, entry, source, target)
        except ConcordError as error:
            gathering.refuse(where, str(error))
    if fuzzy:
        gathering.notice("file", f"{fuzzy} fuzzy translations were left out; confirm them first")
    result = gathering.result()
    if not result.concepts and not result.problems:
        return ReadGlossary(problems=(Problem("file", "it has no entry; choose one with terms"),))
    return result


def _parse(content: bytes) -> polib.POFile:
    text, encoding = decode(content)
    if not encoding.startswith("utf"):
        raise ConcordError(f"it is not Unicode (it may be {encoding}); save it as UTF-8")
    try:
        return gettext.parse(text)
    except UnreadableFile as error:
        why = str(error).removeprefix("The file ").rstrip(".")
        raise ConcordError(why[0].lower() + why[1:]) from error


def _language(file: polib.POFile, header: str, given: str, option: str) -> str:
    said = given or file.metadata.get(header, "")
    if not said:
        raise ConcordError(
            f"its header does not say “{header}: …”; add that line, or name it with {option}"
        )
    return values.language(said)


def _read_entry(
    gathering: Gathering, where: str, entry: polib.POEntry, source: str, target: str
) -> None:
    if entry.msgid_plural:
        raise values.BadValue("it has a plural; a term is one form, list the others as forms")
    texts = {source: entry.msgid, target: "" if entry.fuzzy else entry.msgstr}
    identifier = values.name(entry.msgctxt or values.identifier_from(entry.msgid), "concept")
    category = next((each for each in _CATEGORY.findall(entry.comment) if each in CATEGORIES), None)
    terms = [
        TermEntry(where, language, values.name(text, "term"), status="preferred")
        for language, text in texts.items()
        if text or language == source
    ]
    gathering.add_concept(where, identifier, {"category": category})
    for term in terms:
        gathering.add_term(identifier, term)


@register_writer("po", label="gettext PO", suffix=".po", media_type="text/x-gettext-translation")
def write_po(concepts: Iterable[ConceptEntry], out: BinaryIO, options: WriteOptions) -> Written:
    """Write the pair that the options name. A concept without a preferred term in the source
    language is left out; one without it in the target is untranslated. Raises ConcordError."""
    source, target = options.source, options.target
    if not source or not target or source == target:
        raise ConcordError(
            "A PO file holds one pair of languages; name two, such as --source de --target en."
        )
    out.write(str(_header(source, target)).encode())
    count = terms = 0
    left_out = []
    for concept in concepts:
        preferred = {t.language: t for t in concept.terms if t.status == "preferred"}
        if source not in preferred:
            left_out.append(concept.identifier)
            continue
        translated = preferred.get(target)
        entry = polib.POEntry(
            msgctxt=concept.identifier,
            msgid=preferred[source].text,
            msgstr=translated.text if translated else "",
            comment="\n".join(_comments(concept, source, target)),
        )
        out.write(f"\n{entry.__unicode__(wrapwidth=_UNWRAPPED)}".encode())
        count += 1
        terms += 1 + bool(translated)
    return Written(count, terms, tuple(left_out))


def _header(source: str, target: str) -> polib.POFile:
    header = polib.POFile(wrapwidth=_UNWRAPPED)
    header.metadata = {
        "Project-Id-Version": "Concord glossary",
        "Language": _locale(target),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Generator": "Concord",
        _SOURCE: _locale(source),
    }
    return header


def _locale(code: str) -> str:
    """The language as gettext names it."""
    return "zh_CN" if code == "zh" else code


def _comments(concept: ConceptEntry, source: str, target: str) -> Iterator[str]:
    """What a translator should know, a line each."""
    for name, value in (
        ("category", concept.category),
        ("definition", concept.definition),
        ("note", concept.note),
    ):
        if value:
            yield f"{name}: {' '.join(value.split())}"
    for term in concept.terms:
        if term.language not in {source, target}:
            continue
        facts = (term.status, term.type, term.reliability, term.source, term.note)
        said = "; ".join(" ".join(fact.split()) for fact in facts if fact)
        yield f"{LANGUAGES[term.language].tag}: {term.text} ({said})"
