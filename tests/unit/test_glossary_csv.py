"""Glossary tables: what is read from them and what is refused, with where and why."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from glossary.exchange import ConceptEntry, ReadGlossary, UnknownFormat, format_names, read_glossary
from glossary.exchange.registry import MAX_BYTES
from tests.unit.glossary_samples import SAMPLE, concept_lists, golden, same, written


def read(text: str | bytes, *, filename: str = "names.csv") -> ReadGlossary:
    return read_glossary(text.encode() if isinstance(text, str) else text, filename=filename)


def lines(glossary: ReadGlossary) -> list[str]:
    """Each term on a line: concept, language, text, status."""
    return [
        f"{concept.identifier} {term.language} {term.text} {term.status or '-'}"
        for concept in glossary.concepts
        for term in concept.terms
    ]


LONG = "concept,language,term,status\nbeijing,de,Peking,preferred\nbeijing,zh,北京,\n"
WIDE = "de,ru,en,zh\nPeking,Пекин,Beijing|Peking,北京\n"
LONG_TERMS = ["beijing de Peking preferred", "beijing zh 北京 -"]
WIDE_TERMS = [
    "beijing en Beijing preferred",
    "beijing en Peking admitted",
    "beijing de Peking preferred",
    "beijing ru Пекин preferred",
    "beijing zh 北京 preferred",
]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (LONG, LONG_TERMS),
        (LONG.replace(",", ";"), LONG_TERMS),
        (LONG.replace(",", "\t"), LONG_TERMS),
        (LONG.replace("\n", "\r\n"), LONG_TERMS),
        ("\ufeff" + LONG, LONG_TERMS),
        (LONG.encode("utf-16"), LONG_TERMS),
        ("\n\n" + LONG, LONG_TERMS),
        (LONG.replace("concept", "ID").replace("term", " Term "), LONG_TERMS),
        (LONG.replace("concept,", "concept,note,").replace("beijing,", "beijing,,"), LONG_TERMS),
        (LONG.replace("zh,", "zh-Hans,").replace("de,", "German,"), LONG_TERMS),
        (LONG.replace("preferred", "preferredTerm-admn-sts"), LONG_TERMS),
        (WIDE, WIDE_TERMS),
        (WIDE.replace(",", ";"), WIDE_TERMS),
        (WIDE.replace("zh", "zh-Hans").replace("ru", "Russian").replace("de", "Deutsch"),
         WIDE_TERMS),
        ('concept,en\nx,"A, B"\n', ["x en A, B preferred"]),
        ("de,en\n,Liangjiang  New Area\n",
         ["liangjiang-new-area en Liangjiang New Area preferred"]),
        ("zh,de\n北京,\n", ["北京 zh 北京 preferred"]),
    ],
)  # fmt: skip
def test_read(text: str | bytes, terms: list[str]) -> None:
    glossary = read(text)
    assert (lines(glossary), glossary.problems) == (terms, ())


def test_every_field_is_read() -> None:
    (concept,) = read(
        "concept,category,definition,language,term,status,type,reliability,source,note,forms,"
        "concept_note,forbidden_forms\n"
        "sco,organisation,A bloc,de,SOZ,admitted,acronym,official,a book,a note,Soz|die SOZ,"
        r"Of 2001,S\|Z|S\\Z" + "\n"
        "sco,,,en,SCO,,,,,,,,\n"
    ).concepts
    assert (concept.category, concept.definition) == ("organisation", "A bloc")
    assert concept.note == "Of 2001"
    first, second = concept.terms
    assert (first.status, first.type, first.reliability) == ("admitted", "acronym", "official")
    assert (first.source, first.note) == ("a book", "a note")
    assert (first.forms, first.forbidden) == (("Soz", "die SOZ"), ("S|Z", "S\\Z"))
    assert (second.status, second.type, second.source, second.forms) == (None, None, None, ())


@pytest.mark.parametrize(
    ("text", "where", "why"),
    [
        ("", "file", "empty"),
        (" \n", "file", "empty"),
        (",,\n", "header", "there is none"),
        ("concept,language,term\n", "file", "no row"),
        ("concept,term\na,A\n", "header", "“language” is missing"),
        ("concept,language,term,colour\na,en,A,red\n", "header", "“colour” is not known"),
        ("concept,language,term,term\na,en,A,B\n", "header", "two columns"),
        ("concept,,language,term\na,b,en,A\n", "header", "column 2 has no name"),
        ("en,English\nA,B\n", "header", "two columns"),
        ("concept,language,term\na,fr,A\n", "row 2", "“fr” is not a language"),
        ("concept,language,term\na,zh-Hant,A\n", "row 2", "“zh-Hant” is not a language"),
        ("concept,language,term\na,en, \n", "row 2", "the term is empty"),
        ("concept,language,term\n,en,A\n", "row 2", "the concept is empty"),
        ("concept,language,term\na,en,«»\n", "row 2", "no letter or digit"),
        (f"concept,language,term\na,en,{'A' * 99}\x07\n", "row 2", "control character"),
        (f"concept,language,term\na,en,{'A' * 301}\n", "row 2", "longer than 300"),
        ("concept,language,term,status\na,en,A,best\n", "row 2", "“best” is no status"),
        ("concept,language,term,category\na,en,A,city\n", "row 2", "“city” is no category"),
        ("concept,language,term,forms\na,en,A,B||C\n", "row 2", "the form is empty"),
        ("concept,language,term,forms,forbidden\na,en,A,B|C,C\n", "row 2", "both added and forb"),
        ("concept,language,term\na,en,A\uffff\n", "row 2", "control character"),
        ("concept,language,term\na,en,A,B\n", "row 2", "more cells than the header"),
        ('concept,language,term\na,en,"A"B\n', "row 2", "quotation marks"),
        ('concept,language,term\na,en,"A\n', "row 2", "quotation marks"),
        ("concept,language,term,category\na,en,A,place\na,de,B,zone\n", "row 3",
         "the category of “a” is not the one given in row 2"),
        ("de,en\n,\nA|,B\n", "row 3", "the term is empty"),
        ("concept,en\na,\n", "row 2", "no language has a term"),
        ("concept,en\na,A\na,B\n", "row 3", "already in row 2"),
        ("concept,language,term\nпекин,ru,Пекин\n".encode("cp1251"), "file", "UTF-8"),
        ("concept,language,term\n北京,zh,北京\n".encode("gb18030"), "file", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", "file", "binary"),
        (b"a" * (MAX_BYTES + 1), "file", "limit is 40 MiB"),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, str) else "bytes",
)  # fmt: skip
def test_refused(text: str | bytes, where: str, why: str) -> None:
    (problem,) = read(text).problems
    assert problem.where == where
    assert why in problem.why


def test_what_is_said_twice_is_a_conflict_and_the_first_stands() -> None:
    glossary = read("concept,language,term\na,en,A\n\na,en,A\na,en,B\n")
    assert lines(glossary) == ["a en A -", "a en B -"]
    (conflict,) = glossary.conflicts
    assert (conflict.where, conflict.kind, conflict.concept) == ("row 4", "duplicate", "a")
    assert "listed twice among the English terms of “a”, first in row 2" in conflict.why


def test_every_bad_row_is_listed() -> None:
    text = "concept,language,term\na,xx,A\nb,en,B\nc,de,\nd,de,D,E\n"
    assert [problem.where for problem in read(text).problems] == ["row 2", "row 4", "row 5"]


@pytest.mark.parametrize("filename", ["names.tsv", "NAMES.CSV", "names.txt"])
def test_the_suffix_tells_the_format(filename: str) -> None:
    assert lines(read(LONG, filename=filename)) == LONG_TERMS


@pytest.mark.parametrize(("filename", "name"), [("names.pdf", ""), ("names", ""), ("n.csv", "xyz")])
def test_an_unknown_format_names_the_known_ones(filename: str, name: str) -> None:
    with pytest.raises(UnknownFormat, match=", ".join(format_names())):
        read_glossary(LONG.encode(), filename=filename, format_name=name)


CELLS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Z"], exclude_characters="|"), min_size=1
).filter(lambda text: any(map(str.isalnum, text)) and len(text) < 50)


@given(st.lists(CELLS, min_size=1, max_size=6, unique=True), st.sampled_from(",;\t"))
def test_whatever_a_spreadsheet_writes_is_read(names: list[str], delimiter: str) -> None:
    table = io.StringIO(newline="")
    rows = [["concept", "language", "term"], *(["c", "de", name] for name in names)]
    csv.writer(table, delimiter=delimiter).writerows(rows)
    glossary = read(table.getvalue())
    if not glossary.problems:  # two names may be one in composed form
        assert len(glossary.concepts[0].terms) == len(names)


@given(st.binary(max_size=200))
@example(b"!\r ")
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    read(content)
    read(b"concept,language,term\n" + content)


def test_is_the_table_agreed_on() -> None:
    data = written("csv", SAMPLE)
    assert data == golden("sample.csv", data)


@pytest.mark.parametrize("safe", [False, True])
def test_every_field_of_the_sample_comes_back(safe: bool) -> None:
    assert same(read(written("csv", SAMPLE, spreadsheet_safe=safe)), SAMPLE)


@settings(max_examples=60, deadline=None)
@given(concept_lists(), st.booleans())
def test_every_field_comes_back(concepts: list[ConceptEntry], safe: bool) -> None:
    assert same(read(written("csv", concepts, spreadsheet_safe=safe)), concepts)


@pytest.mark.parametrize("cell", ["=1+1", "+7", "-x", "@a", " =1", "|a", "%a", "'a"])
def test_a_safe_table_has_no_formula(cell: str) -> None:
    table = written("csv", [replace(SAMPLE[0], definition=cell)], spreadsheet_safe=True)
    rows = list(csv.DictReader(io.StringIO(table.decode())))
    assert {row["definition"] for row in rows} == {f"'{cell}"}
    plain = written("csv", [replace(SAMPLE[0], definition=cell)])
    assert f",{cell}," in plain.decode()
