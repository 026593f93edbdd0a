"""TMX 1.4: translation memory for CAT tools (LISA OSCAR, TMX 1.4b specification)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO, ClassVar

from sources.languages import LANGUAGES

from . import facts
from .base import AlignedPair, ExportMeta, Tally, Written, register
from .characters import controls_note
from .markup import DECLARATION, element, leaf, start

_ANY_LANGUAGE = "*all*"
_HISTORY = {"changed-by", "changed-at"}
"""Facts that TMX has attributes for."""


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
    one_pair: ClassVar = False

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        tally = Tally()
        languages = {_tag(code) for code in meta.source_languages}
        source_language = languages.pop() if len(languages) == 1 else _ANY_LANGUAGE
        translated = tally.of(pair for pair in pairs if pair.translation)
        out.write(_head(meta, source_language).encode())
        for _, group in groupby(translated, attrgetter("segment")):
            out.write(_unit(list(group), source_language).encode())
        out.write(b"  </body>\n</tmx>\n")
        return tally.written


def _head(meta: ExportMeta, source_language: str) -> str:
    attributes = {
        "creationtool": "Concord",
        "creationtoolversion": meta.version,
        "segtype": "sentence",
        "o-tmf": "Concord",
        "adminlang": "en",
        "srclang": source_language,
        "datatype": "plaintext",
        "creationdate": _date(meta.created_at),
    }
    return (
        f'{DECLARATION}<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f"  {element('header', '', attributes)}\n  <body>\n"
    )


def _unit(group: list[AlignedPair], header_language: str) -> str:
    """The `tu` of one segment, whose translations are `group`."""
    first = group[0]
    language = _tag(first.source_language)
    own_language = None if language == header_language else language
    props = {
        "x-article": str(first.article),
        "x-title": first.article_title,
        "x-outlet": first.outlet,
        "x-date": first.published_on,
        **{f"x-{name}": value for name, value in facts.of_source(first).items()},
    }
    lines = [
        f"    {start('tu', {'tuid': first.segment, 'srclang': own_language})}{_props(props)}",
        f"      {_variant(language, first.source)}",
        *(f"      {_translation(pair)}" for pair in group),
        "    </tu>\n",
    ]
    return "\n".join(lines)


def _translation(pair: AlignedPair) -> str:
    props = {"x-state": pair.state}
    props |= {
        f"x-{name}": value
        for name, value in facts.of_translation(pair).items()
        if name not in _HISTORY
    }
    history = {
        "changedate": _date(pair.changed_at) if pair.changed_at else None,
        "changeid": pair.changed_by or None,
    }
    return _variant(_tag(pair.target), pair.translation, pair.note, _props(props), history)


def _variant(
    language: str,
    said: str,
    note: str = "",
    props: str = "",
    attributes: dict[str, str | None] | None = None,
) -> str:
    """A `tuv`, with a note if XML cannot carry all of the text; the DTD wants notes and props
    before the segment."""
    notes = "".join(leaf("note", each) for each in (controls_note(said), note) if each)
    content = notes + props + leaf("seg", said)
    return element("tuv", content, {"xml:lang": language} | (attributes or {}))


def _props(props: dict[str, str]) -> str:
    return "".join(leaf("prop", value, {"type": kind}) for kind, value in props.items() if value)


def _tag(code: str) -> str:
    return "zh-CN" if code == "zh" else LANGUAGES[code].tag


def _date(moment: datetime) -> str:
    """`moment` as TMX writes dates: UTC, YYYYMMDDThhmmssZ."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
