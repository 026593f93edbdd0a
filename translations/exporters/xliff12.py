"""XLIFF 1.2 (OASIS standard, 2008), which more tools read than XLIFF 2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, ClassVar

from sources.languages import LANGUAGES

from . import facts
from .base import AlignedPair, ExportMeta, Tally, TermOutcome, Written, register, utc
from .grouping import by_article_and_target
from .inline_terms import explained, marked_source
from .markup import DECLARATION, Attributes, element, leaf, start
from .states import XLIFF_1

_ROOT = {"version": "1.2", "xmlns": "urn:oasis:names:tc:xliff:document:1.2"}
_TOOL = "concord"


@register
class Xliff12:
    """XLIFF 1.2 (strict), one `file` an article and target, one `trans-unit` a sentence.

    The unit's id is the segment's ("12.5"). States are of `states.XLIFF_1`, approved ones say
    approved="yes" too. What XLIFF has no word for is a `context` whose type begins with "x-";
    machine and memory texts stand in `alt-trans` too, terms in notes from "glossary" and, where
    asked for, as `mrk` in the source. Chinese is zh-CN: most tools of this version tell Chinese
    apart by region.
    """

    name: ClassVar = "xliff-1.2"
    label: ClassVar = "XLIFF 1.2"
    suffix: ClassVar = ".xlf"
    media_type: ClassVar = "application/xliff+xml"
    one_pair: ClassVar = False

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        tally = Tally()
        groups = by_article_and_target(tally.of(pairs))
        out.write((DECLARATION + start("xliff", _ROOT) + "\n").encode())
        empty = True
        for group in groups:
            empty = False
            out.write((_file_start(group[0], meta) + "\n").encode())
            out.writelines(f"{_unit(pair, meta.inline_terms)}\n".encode() for pair in group)
            out.write(b"</body></file>\n")
        if empty:
            out.write(b'<file original="none" source-language="und" datatype="plaintext">')
            out.write(b"<body/></file>\n")
        out.write(b"</xliff>\n")
        return tally.written


def _file_start(pair: AlignedPair, meta: ExportMeta) -> str:
    attributes = {
        "original": f"article-{pair.article}",
        "source-language": LANGUAGES[pair.source_language].tag,
        "target-language": _tag(pair.target),
        "datatype": "plaintext",
        "date": utc(meta.created_at),
        "tool-id": _TOOL,
    }
    tool = {"tool-id": _TOOL, "tool-name": "Concord", "tool-version": meta.version}
    header = element("tool", "", tool) + "".join(
        leaf("note", f"{name}: {value}") for name, value in facts.of_article(pair).items()
    )
    return start("file", attributes) + element("header", header) + "<body>"


def _unit(pair: AlignedPair, inline_terms: bool) -> str:
    attributes = {
        "id": pair.segment,
        "approved": "yes" if pair.state == "approved" else "no",
        "restype": "x-heading" if pair.kind == "heading" else None,
        "xml:space": "preserve",
    }
    marked = inline_terms and bool(pair.terms)
    content = (
        element("source", marked_source(pair, _mark)) if marked else leaf("source", pair.source)
    )
    if pair.translation:
        words = {"state": XLIFF_1[pair.state], "state-qualifier": _qualifier(pair)}
        content += leaf("target", pair.translation, words)
    said = facts.of_source(pair) | facts.of_translation(pair)
    contexts = (
        leaf("context", value, {"context-type": f"x-{name}"}) for name, value in said.items()
    )
    content += element("context-group", "".join(contexts), {"purpose": "information"})
    return element("trans-unit", content + "".join(_notes(pair)) + _alternative(pair), attributes)


def _mark(number: int, term: TermOutcome) -> Attributes:
    return {"mtype": "term", "mid": f"t{number}", "comment": explained(term)}


def _qualifier(pair: AlignedPair) -> str | None:
    if pair.origin == "tm":
        return "fuzzy-match" if (pair.match or 100) < 100 else "exact-match"
    return "leveraged-mt" if pair.origin in {"mt", "pivot"} else None


def _notes(pair: AlignedPair) -> Iterator[str]:
    if pair.note:
        yield leaf("note", pair.note, {"annotates": "target"})
    for side, remark in facts.dropped(pair):
        yield leaf("note", remark, {"from": "Concord", "annotates": side})
    for term in pair.terms:
        said = f"{term.term} → {term.required} ({term.outcome})"
        yield leaf("note", said, {"from": "glossary", "annotates": "source"})


def _alternative(pair: AlignedPair) -> str:
    if pair.origin not in {"mt", "pivot", "tm"} or not pair.translation:
        return ""
    attributes = {
        "match-quality": None if pair.match is None else str(pair.match),
        "origin": pair.origin_detail or None,
        "tool-id": _TOOL,
    }
    target = leaf("target", pair.translation, {"xml:lang": _tag(pair.target)})
    return element("alt-trans", leaf("source", pair.matched or pair.source) + target, attributes)


def _tag(code: str) -> str:
    return "zh-CN" if code == "zh" else LANGUAGES[code].tag
