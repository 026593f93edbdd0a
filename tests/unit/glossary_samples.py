"""Glossary entries to write and read back: a small sample, and any that hypothesis thinks of."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from glossary.exchange import ConceptEntry, ReadGlossary, TermEntry, WriteOptions, values, writer
from glossary.exchange.entries import CATEGORIES, RELIABILITIES, STATUSES, TYPES

GOLDEN = Path(__file__).parents[1] / "golden" / "glossary"
_ORDER = ("de", "ru", "en", "zh")


def _term(language: str, text: str, status: str = "preferred", **fields: object) -> TermEntry:
    return TermEntry(
        **{
            "where": "",
            "language": language,
            "text": text,
            "status": status,
            "type": "full",
            "reliability": "unattested",
            **fields,
        }
    )


SAMPLE = [
    ConceptEntry(
        where="",
        identifier="1-beijing (Stadt)",
        category="place",
        definition="Capital of China.\n\n  Seat of the government & <more>.",
        note="two\nlines",
        terms=(
            _term(
                "de",
                "Peking",
                reliability="official",
                source="Duden",
                forms=("Pekings", "a|b"),
                forbidden=("Beijings", "=1+1"),
            ),
            _term("ru", "Пекин", type="transliteration", reliability="attested"),
            _term("en", "Beijing", note="=not a formula"),
            _term("en", "Peking", "deprecated", type="variant", note='Concord: {"type": "x"}'),
            _term("zh", "北京", type="short"),
        ),
    ),
    ConceptEntry(
        where="",
        identifier="шос",
        category="organisation",
        terms=(_term("ru", "ШОС", type="acronym"), _term("zh", "上海合作组织", "admitted")),
    ),
]


def written(
    format_name: str,
    concepts: Iterable[ConceptEntry],
    *,
    source: str = "de",
    target: str = "",
    dialect: str = "",
    spreadsheet_safe: bool = False,
) -> bytes:
    """The file of `concepts`."""
    out = io.BytesIO()
    options = WriteOptions(source, target, dialect, spreadsheet_safe)
    writer(format_name).write(concepts, out, options)
    return out.getvalue()


def same(read: ReadGlossary, concepts: Sequence[ConceptEntry]) -> bool:
    """Whether a file gave back every field; fails with the difference."""
    assert (read.problems, read.conflicts, read.notices) == ((), (), ())
    assert [_bare(concept) for concept in read.concepts] == [_bare(each) for each in concepts]
    return True


def _bare(concept: ConceptEntry) -> ConceptEntry:
    terms = [replace(term, where="") for term in concept.terms]
    terms.sort(key=lambda term: _ORDER.index(term.language))
    return replace(concept, where="", whole=False, terms=tuple(terms))


def golden(name: str, data: bytes) -> bytes:
    """What the golden file called `name` holds; with UPDATE_GOLDEN=1, `data` becomes it."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(data)
    return path.read_bytes()


_nasty = (
    "\t\n\r\\\"'<>&=+-@|%,;:_ {}[]„“”«»，。ё中\u00a0\u00ad\u0301\u200b\u2028\u0085\ufeff\U0001f600"
)
_snippets = ["Concord: {", "_x0041_", "_x_", "\n\n", "  ", "Б", "语", "1", "]]>", "<!--", "&#10;"]
_text = st.text(st.one_of(st.sampled_from(_nasty), st.characters()), max_size=10)
_texts = st.builds("{}{}{}".format, _text, st.sampled_from(["", *_snippets]), _text)
_controls = "".join(map(chr, [*range(32), *range(127, 160)]))


def _line(text: str, field: str) -> str:
    return values.line(values.printable(text.translate(dict.fromkeys(map(ord, _controls)))), field)


def _kept(field: str) -> st.SearchStrategy[str]:
    """Names as the glossary holds them."""
    return st.builds("{}{}{}".format, _texts, st.sampled_from("aБ语1"), _text).map(
        lambda text: _line(text, field)
    )


_prose = _texts.map(values.prose)
_source = _texts.map(lambda text: _line(text, "source") or None)


@st.composite
def concept_lists(draw: st.DrawFn) -> list[ConceptEntry]:
    """Up to three concepts with up to four terms, every field filled with anything."""
    identifiers = draw(st.lists(_kept("concept"), min_size=1, max_size=3, unique=True))
    return [_concept(draw, identifier) for identifier in identifiers]


def _concept(draw: st.DrawFn, identifier: str) -> ConceptEntry:
    terms: dict[tuple[str, str], TermEntry] = {}
    preferred: set[str] = set()
    for text in draw(st.lists(_kept("term"), min_size=1, max_size=4)):
        language = draw(st.sampled_from(_ORDER))
        status = draw(st.sampled_from(STATUSES))
        if status == "preferred" and language in preferred:
            status = "admitted"
        preferred |= {language} if status == "preferred" else set()
        forms = draw(st.lists(_kept("form"), max_size=3, unique=True))
        cut = draw(st.integers(0, len(forms)))
        terms[language, text] = TermEntry(
            where="",
            language=language,
            text=text,
            status=status,
            type=draw(st.sampled_from(TYPES)),
            reliability=draw(st.sampled_from(RELIABILITIES)),
            source=draw(_source),
            note=draw(_prose),
            forms=tuple(forms[:cut]),
            forbidden=tuple(forms[cut:]),
        )
    return ConceptEntry(
        where="",
        identifier=identifier,
        category=draw(st.sampled_from(CATEGORIES)),
        definition=draw(_prose),
        note=draw(_prose),
        terms=tuple(terms.values()),
    )
