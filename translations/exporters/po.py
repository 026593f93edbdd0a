"""PO: gettext's bilingual files, for Poedit, Weblate, Virtaal and msgfmt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO, ClassVar

import polib

from sources.languages import LANGUAGES

from .base import AlignedPair, ExportMeta, Tally, Written, register, utc
from .characters import controls_note, without_controls

_FUZZY_STATES = frozenset({"draft", "needs_work"})
_PLURALS = {"en": "nplurals=2; plural=(n != 1);", "zh": "nplurals=1; plural=0;"}
_SEVERAL_LANGUAGES = "mul"
_UNWRAPPED = 0  # Chinese has no spaces to wrap at, and polib's wrapping is for short messages


@register
class Po:
    """PO by polib, one entry a segment and target, in the order of the text.

    `msgctxt` names the article and the segment ("article=12 segment=12.5"), so equal sentences stay
    apart and the English and the Chinese file of an article match entry by entry. What is known of
    the source stands in extracted comments (`#.`), what is known of the translation in the
    translator's (`#`). Drafts and what was sent back are fuzzy: gettext does not count them as
    translations; what is not started is untranslated.

    A PO file has one language by nature. Asked for several targets at once, all go into one file
    rather than be lost: its Language is "mul" (ISO 639-2: several languages) and each entry's
    context ends in its target (" target=zh_CN"). Chinese is zh_CN, as gettext names it.

    gettext wants both texts to begin and to end alike in a line break or not: the translation's
    edges follow the source's, with a comment.
    """

    name: ClassVar = "po"
    label: ClassVar = "gettext PO"
    suffix: ClassVar = ".po"
    media_type: ClassVar = "text/x-gettext-translation"
    one_pair: ClassVar = False

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        tally = Tally()
        several = len(set(meta.targets)) > 1
        out.write(str(_header(meta)).encode())
        for pair in tally.of(pairs):
            # One entry at a time: a whole POFile would hold every text in memory.
            text = _entry(pair, name_target=several).__unicode__(wrapwidth=_UNWRAPPED)
            out.write(f"\n{text}".encode())
        return tally.written


@register
class Pot:
    """The template of a PO file: every source once, without translations, for a new language.

    The entries are those of `Po` but for the target in the context, so a filled in template can be
    matched in the same way.
    """

    name: ClassVar = "pot"
    label: ClassVar = "gettext template (POT)"
    suffix: ClassVar = ".pot"
    media_type: ClassVar = "text/x-gettext-translation-template"
    one_pair: ClassVar = False

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        count = 0
        out.write(str(_header(replace(meta, targets=()), template=True)).encode())
        for _, group in groupby(pairs, attrgetter("segment")):
            text = _template_entry(next(group)).__unicode__(wrapwidth=_UNWRAPPED)
            out.write(f"\n{text}".encode())
            count += 1
        return Written(count, 0)


def _header(meta: ExportMeta, *, template: bool = False) -> polib.POFile:
    """A PO file of nothing but the header."""
    sources = set(meta.source_languages)
    targets = sorted(set(meta.targets))
    single = targets[0] if len(targets) == 1 else None
    moment = meta.created_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M+0000")
    header = polib.POFile(wrapwidth=_UNWRAPPED)
    header.metadata = {
        "Project-Id-Version": f"Concord {meta.version}",
        ("POT-Creation-Date" if template else "PO-Revision-Date"): moment,
        "Last-Translator": "Concord",
        "Language-Team": ", ".join(LANGUAGES[code].name for code in targets) or "none",
        "Language": "" if template else _locale(single) if single else _SEVERAL_LANGUAGES,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Generator": f"Concord {meta.version}",
        "X-Source-Language": sources.pop() if len(sources) == 1 else _SEVERAL_LANGUAGES,
    }
    if single:
        header.metadata["Plural-Forms"] = _PLURALS[single]
    return header


def _entry(pair: AlignedPair, *, name_target: bool) -> polib.POEntry:
    source = without_controls(pair.source)
    wanted = without_controls(pair.translation)
    translation = _edges_like(source, wanted)
    context = f"article={pair.article} segment={pair.segment}"
    if name_target:
        context += f" target={_locale(pair.target)}"
    remarks = [controls_note(pair.source), controls_note(pair.translation)]
    if translation != wanted:
        remarks.append("line breaks at the edges follow the source, as gettext requires")
    return polib.POEntry(
        msgctxt=context,
        msgid=source,
        msgstr=translation,
        comment=_comment(_about_source(pair)),
        tcomment=_comment(_about_translation(pair, remarks)),
        flags=["fuzzy"] if pair.state in _FUZZY_STATES else [],
    )


def _template_entry(pair: AlignedPair) -> polib.POEntry:
    facts = [*_about_source(pair), ("note", controls_note(pair.source))]
    return polib.POEntry(
        msgctxt=f"article={pair.article} segment={pair.segment}",
        msgid=without_controls(pair.source),
        comment=_comment(facts),
    )


def _edges_like(source: str, translation: str) -> str:
    """`translation` that begins and ends in a line break if and only if `source` does."""
    body = translation.strip("\n")
    if not body:
        return ""
    before, after = translation.split(body, 1)
    if source.startswith("\n") != bool(before):
        before = "\n" if source.startswith("\n") else ""
    if source.endswith("\n") != bool(after):
        after = "\n" if source.endswith("\n") else ""
    return before + body + after


def _about_source(pair: AlignedPair) -> Iterator[tuple[str, str]]:
    yield "article", pair.article_title
    yield "outlet", pair.outlet
    yield "date", pair.published_on
    yield "language", pair.source_language
    yield "source-hash", pair.source_hash
    for term in pair.terms:
        yield "term", f"{term.term} → {term.required} ({term.outcome})"


def _about_translation(pair: AlignedPair, remarks: list[str]) -> Iterator[tuple[str, str]]:
    yield "state", pair.state
    yield "version", str(pair.version or "")
    detail = "" if pair.origin_detail == pair.origin else pair.origin_detail
    yield "origin", f"{pair.origin} ({detail})" if detail else pair.origin
    yield "changed", " by ".join(filter(None, [_moment(pair), pair.changed_by]))
    yield "note", pair.note
    for remark in remarks:
        yield "note", remark


def _moment(pair: AlignedPair) -> str:
    return utc(pair.changed_at) if pair.changed_at else ""


def _comment(facts: Iterable[tuple[str, str]]) -> str:
    """A line for each fact that is known. Comments end with their line, so each fact gets one."""
    known = ((name, " ".join(without_controls(value).split())) for name, value in facts)
    return "\n".join(f"{name}: {value}" for name, value in known if value)


def _locale(code: str) -> str:
    """The language as gettext names it."""
    return "zh_CN" if code == "zh" else code
