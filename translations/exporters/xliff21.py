"""XLIFF 2.1 (OASIS standard, 2018) with the glossary, matches and metadata modules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import BinaryIO, ClassVar

from sources.languages import LANGUAGES

from . import facts
from .archive import members
from .base import AlignedPair, ExportMeta, Tally, TermOutcome, Written, register
from .inline_terms import explained, marked_numbers, marked_source
from .markup import DECLARATION, Attributes, element, leaf, start
from .states import XLIFF_2

_ROOT = {
    "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
    "xmlns:gls": "urn:oasis:names:tc:xliff:glossary:2.0",
    "xmlns:mtc": "urn:oasis:names:tc:xliff:matches:2.0",
    "xmlns:mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "version": "2.1",
}
_SEGMENT = "s1"
_MATCH_TYPES = {"mt": "mt", "pivot": "mt", "tm": "tm"}

Add = Callable[[AlignedPair], None]


@register
class Xliff21:
    """XLIFF 2.1, one `file` an article and one `unit` with one `segment` a sentence.

    The unit's id is the segment's ("12.5"). `state` and `subState` are of `states.XLIFF_2`; the
    required terms are the unit's `gls:glossary` and, where asked for, `mrk` in the source. Machine
    and memory texts stand among its `mtc:matches` too, and what XLIFF has no word for in
    `mda:metadata`. A document has one source and one target language by nature, so several pairs
    make a zip archive of documents.
    """

    name: ClassVar = "xliff-2.1"
    label: ClassVar = "XLIFF 2.1"
    suffix: ClassVar = ".xlf"
    media_type: ClassVar = "application/xliff+xml"
    one_pair: ClassVar = True

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        tally = Tally()
        if len(meta.pairs) == 1:
            with _document(out, *meta.pairs[0], meta.inline_terms) as add:
                for pair in tally.of(pairs):
                    add(pair)
            return tally.written
        with members() as archive:
            with ExitStack() as stack:
                documents: dict[tuple[str, str], Add] = {}
                for pair in tally.of(pairs):
                    key = pair.source_language, pair.target
                    if key not in documents:
                        file = archive.open(f"{_tag(key[0])}-{_tag(key[1])}{self.suffix}")
                        documents[key] = stack.enter_context(
                            _document(file, *key, meta.inline_terms)
                        )
                    documents[key](pair)
            archive.pack(out, meta.created_at)
        return tally.written


@contextmanager
def _document(out: BinaryIO, source: str, target: str, inline_terms: bool) -> Iterator[Add]:
    """A document that takes the pairs of one pair of languages, article by article."""
    article: int | None = None

    def put(markup: str) -> None:
        out.write(f"{markup}\n".encode())

    def add(pair: AlignedPair) -> None:
        nonlocal article
        if (pair.source_language, pair.target) != (source, target):
            raise ValueError(f"{pair.segment} is not a pair of {source} and {target}")
        if pair.article != article:
            if article is not None:
                put("</file>")
            article = pair.article
            put(_file_start(pair))
        put(_unit(pair, inline_terms))

    languages = {"srcLang": _tag(source), "trgLang": _tag(target)}
    put(DECLARATION + start("xliff", _ROOT | languages))
    yield add
    if article is None:
        # A document must have a file, and that a unit or a group.
        put(element("file", '<group id="none"/>', {"id": "none"}))
    else:
        put("</file>")
    put("</xliff>")


def _file_start(pair: AlignedPair) -> str:
    attributes = {"id": f"article-{pair.article}", "original": f"article-{pair.article}"}
    return start("file", attributes) + _metadata("concord:article", facts.of_article(pair))


def _unit(pair: AlignedPair, inline_terms: bool) -> str:
    attributes = {
        "id": pair.segment,
        "canResegment": "no",
        "type": f"concord:{pair.kind}",
        "xml:space": "preserve",
    }
    said = facts.of_source(pair) | facts.of_translation(pair)
    marked = marked_numbers(pair) if inline_terms else set()
    content = [
        _glossary(pair.terms, marked),
        _matches(pair),
        _metadata("concord:segment", said),
        _notes(pair),
        _segment(pair, bool(marked)),
    ]
    return element("unit", "".join(content), attributes)


def _segment(pair: AlignedPair, marked: bool) -> str:
    state, sub_state = XLIFF_2[pair.state]
    texts = element("source", marked_source(pair, _mark)) if marked else leaf("source", pair.source)
    if pair.translation:
        texts += leaf("target", pair.translation)
    attributes = {"id": _SEGMENT, "state": state, "subState": sub_state}
    return element("segment", texts, attributes)


def _mark(number: int, term: TermOutcome) -> Attributes:
    """A term annotation (4.7.3.1); it and the entry of the glossary name each other."""
    called = {"id": f"t{number}", "type": "term", "ref": f"#gls=g{number}"}
    return {**called, "value": explained(term)}


def _glossary(terms: tuple[TermOutcome, ...], marked: set[int]) -> str:
    if not terms:
        return ""
    entries = (
        element(
            "gls:glossEntry",
            leaf("gls:term", term.term)
            + leaf("gls:translation", term.required)
            + _metadata("concord:term", _about_term(term)),
            {"id": f"g{number}", "ref": f"#t{number}" if number in marked else f"#{_SEGMENT}"},
        )
        for number, term in enumerate(terms, 1)
    )
    return element("gls:glossary", "".join(entries))


def _about_term(term: TermOutcome) -> dict[str, str]:
    said = {"outcome": term.outcome, "concept": term.concept}
    if term.start is not None and term.end is not None:
        said |= {"start": str(term.start), "end": str(term.end)}
    return {name: value for name, value in said.items() if value}


def _matches(pair: AlignedPair) -> str:
    """The text as a match, where a machine or the memory made it: there XLIFF keeps the origin."""
    kind = _MATCH_TYPES.get(pair.origin)
    if not kind or not pair.translation:
        return ""
    suitability = None if pair.estimate is None else f"{100 * pair.estimate:.2f}"
    attributes = {
        "ref": f"#{_SEGMENT}",
        "type": kind,
        "subType": "concord:pivot" if pair.origin == "pivot" else None,
        "origin": " ".join(filter(None, [pair.engine, pair.engine_version])) or pair.origin_detail,
        "similarity": None if pair.match is None else f"{pair.match}.0",
        "matchSuitability": suitability,
    }
    texts = leaf("source", pair.matched or pair.source) + leaf("target", pair.translation)
    return element("mtc:matches", element("mtc:match", texts, attributes))


def _metadata(category: str, said: dict[str, str]) -> str:
    if not said:
        return ""
    values = "".join(leaf("mda:meta", value, {"type": name}) for name, value in said.items())
    return element("mda:metadata", element("mda:metaGroup", values, {"category": category}))


def _notes(pair: AlignedPair) -> str:
    notes = [("target", "note", pair.note)] if pair.note else []
    notes += [(side, "characters", remark) for side, remark in facts.dropped(pair)]
    if not notes:
        return ""
    return element(
        "notes",
        "".join(
            leaf("note", said, {"id": f"n{number}", "appliesTo": side, "category": category})
            for number, (side, category, said) in enumerate(notes, 1)
        ),
    )


def _tag(code: str) -> str:
    return LANGUAGES[code].tag
