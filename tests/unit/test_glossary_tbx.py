"""TBX: what is read from both versions and styles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from glossary.exchange import TermEntry
from tests.unit.tbx_samples import DCT, entry, only, read, v2, v3

# The same concept in the ways in which other tools write it.
DCA = entry(
    '<termSec><term>Tianfu <hi>New</hi> Area</term><termNote type="termType">fullForm</termNote>'
    '<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>'
    '<admin type="source">a book</admin><note>a note</note></termSec>',
    '<descrip type="subjectField">zone</descrip>'
    '<descrip type="definition">A new area\n   of Chengdu.</descrip><note>founded 2014</note>',
)
TIG = (
    '<termEntry id="c1"><descrip type="subjectField">zone</descrip><descrip type="definition">'
    'A new area of Chengdu.</descrip><note>founded 2014</note><langSet xml:lang="en-GB"><tig>'
    '<term>Tianfu New Area</term><termNote type="termType">fullForm</termNote>'
    '<termNote type="administrativeStatus">admitted</termNote><admin type="source">a book</admin>'
    "<note>a note</note></tig></langSet></termEntry>"
)
NTIG = TIG.replace("<tig><term>", "<ntig><termGrp><term>").replace(
    '<admin type="source">', '</termGrp><admin type="source">'
).replace("</tig>", "</ntig>")  # fmt: skip


@pytest.mark.parametrize(
    ("content", "region"),
    [
        (v3(DCA), ""),
        (v3(DCT, "dct"), ""),
        (v2(TIG), "\nlanguage: en-GB"),
        (v2(NTIG), "\nlanguage: en-GB"),
        (v2(TIG, ""), "\nlanguage: en-GB"),
        (v2(TIG.replace('xml:lang="en-GB"', 'lang="en"')), ""),
        ("\ufeff" + v3(DCA), ""),
        (v3(DCA).replace("?>", "?><!-- a comment --><?xml-model href='x'?>"), ""),
    ],
    ids=["dca", "dct", "tig", "ntig", "no doctype", "lang", "byte order mark", "comment"],
)
def test_all_versions_and_styles_say_the_same(content: str, region: str) -> None:
    concept, term = only(content)
    assert (concept.identifier, concept.category) == ("c1", "zone")
    assert (concept.definition, concept.note) == ("A new area of Chengdu.", "founded 2014")
    assert replace(term, where="") == TermEntry(
        "", "en", "Tianfu New Area", "admitted", "full", None, "a book", f"a note{region}"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "gb18030"])
def test_the_declared_encoding_is_obeyed(encoding: str) -> None:
    content = v3(entry("<termSec><term>Пекин</term></termSec>", language="ru"))
    declared = content.replace('"1.0"', f'"1.0" encoding="{encoding}"')
    (concept,) = read(declared.encode(encoding)).concepts
    assert concept.terms[0].text == "Пекин"


@pytest.mark.parametrize(
    ("status", "ours", "note"),
    [
        ("preferredTerm-admn-sts", "preferred", None),
        ("admittedTerm-admn-sts", "admitted", None),
        ("deprecatedTerm-admn-sts", "deprecated", None),
        ("supersededTerm-admn-sts", "deprecated",
         "administrativeStatus: supersededTerm-admn-sts"),
        ("forbidden", "deprecated", None),
        ("legalTerm-admn-sts", None, "administrativeStatus: legalTerm-admn-sts"),
    ],
)  # fmt: skip
def test_status(status: str, ours: str | None, note: str | None) -> None:
    said = f'<termNote type="administrativeStatus">{status}</termNote>'
    _, term = only(v3(entry(f"<termSec><term>A</term>{said}</termSec>")))
    assert (term.status, term.note) == (ours, note)


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ('<termNote type="partOfSpeech">noun</termNote>', "partOfSpeech: noun"),
        ('<termNote type="termType">phrase</termNote>', "termType: phrase"),
        ("<min:partOfSpeech>noun</min:partOfSpeech>", "partOfSpeech: noun"),
        ('<descrip type="context">In  A\nwe trust.</descrip>', "context: In A we trust."),
        (
            '<descripGrp><descrip type="context">A.</descrip><admin type="source">B</admin>'
            "</descripGrp>",
            "context: A. (source: B)",
        ),
        (
            '<xref type="externalCrossReference" target="https://a.example">A</xref>',
            "externalCrossReference: A <https://a.example>",
        ),
        (f'<admin type="source">{"x" * 301}</admin>', f"source: {'x' * 301}"),
        ("<note>one</note><note>two</note>", "one\ntwo"),
        ("<note>one\n\n two\n three</note>", "one\n\ntwo three"),
        ('<note>Concord: {"forms"</note>', 'Concord: {"forms"'),
        ('<note>Concord: ["forms"]</note>', 'Concord: ["forms"]'),
        ('<note>Concord: {"forms": [1]}</note>', 'Concord: {"forms": [1]}'),
    ],
)
def test_what_we_have_no_field_for_is_in_the_note(said: str, note: str) -> None:
    _, term = only(v3(entry(f"<termSec><term>A</term>{said}</termSec>")))
    assert term.note == note


def test_definitions_of_languages() -> None:
    section = (
        '<langSec xml:lang="{}"><descripGrp><descrip type="definition">{}</descrip>'
        '<admin type="source">Duden</admin></descripGrp><termSec><term>A</term></termSec></langSec>'
    )
    sections = section.format("de", "Ein Ort") + section.format("en", "A place")
    concept, _ = only(v3(f'<conceptEntry id="c">{sections}</conceptEntry>'))
    assert concept.definition == "A place"
    assert concept.note == "definition source: Duden\ndefinition (de): Ein Ort (source: Duden)"


def test_other_languages_are_counted_not_lost_silently() -> None:
    foreign = '<langSec xml:lang="{}"><termSec><term>B</term></termSec></langSec></conceptEntry>'
    both = entry("<termSec><term>A</term></termSec>").replace(
        "</conceptEntry>", foreign.format("fr")
    )
    none = '<conceptEntry id="c2">' + foreign.format("zh-Hant")
    glossary = read(v3(both + "\n" + none))
    assert [concept.identifier for concept in glossary.concepts] == ["c1"]
    assert [(notice.where, notice.why) for notice in glossary.notices] == [
        ("entry “c2” (line 3)", "it has no term in our languages and was left out"),
        (
            "file",
            "2 terms in other languages than de, ru, en, zh were left out (1 in fr, 1 in zh-Hant)",
        ),
    ]


def test_an_id_given_twice_is_a_conflict() -> None:
    glossary = read(v3("\n".join([entry("<termSec><term>A</term></termSec>")] * 2)))
    (conflict,) = glossary.conflicts
    assert (conflict.where, conflict.kind) == ("entry “c1” (line 3)", "duplicate")
    assert len(glossary.concepts) == 1


BOMB = '<!DOCTYPE martif [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FETCH = '<!DOCTYPE martif [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE martif [<!ENTITY % a SYSTEM "http://127.0.0.1:9/"> %a;]>'
GOOD = v3(DCA)


@pytest.mark.parametrize(
    ("content", "where", "why"),
    [
        (GOOD[:700], "line 3", "not well-formed XML"),
        (GOOD.replace("</termSec>", "", 1), "line 3", "not well-formed XML (Opening and ending"),
        (GOOD.replace("Tianfu", "\x01"), "line 3", "not well-formed XML"),
        (GOOD.replace("Tianfu", "&none;"), "line 3", "not well-formed XML (Entity 'none'"),
        (GOOD.replace('"1.0"', '"1.0" encoding="utf-16"'), "line 1", "not well-formed XML"),
        (GOOD.replace('"1.0"', '"1.0" encoding="klingon"'), "line 1", "not well-formed XML"),
        (GOOD.replace('"1.0"', '"1.0" encoding="utf-8"').replace("Tianfu", "Größe")
         .encode("latin-1"), "line 3", "not well-formed XML"),
        ("concept,language,term\na,en,A\n", "line 1", "not well-formed XML"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "line 1", "not well-formed XML"),
        ("<html><body/></html>", "line 1", "“html” begins no TBX file"),
        (v2(TIG.replace("Tianfu", "&b;"), BOMB), "file", "declares XML entities"),
        (v2(TIG, FETCH).replace("Tianfu", "&a;"), "file", "declares XML entities"),
        (v2(TIG, PARAMETER), "file", "declares XML entities"),
        (v2(TIG, BOMB).encode("utf-16"), "file", "declares XML entities"),
        (v2(TIG, BOMB).encode("utf-32"), "line 1", "not well-formed XML"),
        (v3("<conceptEntry id='c1'/>").replace("<conceptEntry id='c1'/>", ""), "file",
         "it has no concept"),
        (v3(entry("<termSec><term>A</term></termSec>", language="fr")), "file",
         "none of its concepts has a term in German"),
        (v3(entry("<termSec><term> </term></termSec>")), "entry “c1”, line 2", "term is empty"),
        (v3(entry(f"<termSec><term>{'A' * 301}</term></termSec>")), "entry “c1”, line 2",
         "longer than 300"),
        (v3(entry("<termSec><term>A</term></termSec>", identifier="-")), "entry “-” (line 2)",
         "no letter or digit"),
        (v3(entry('<termSec><term>A</term><note>Concord: {"reliability": "x"}</note></termSec>')),
         "entry “c1”, line 2", "“x” is no reliability"),
        (GOOD.replace("<p>x</p>", "<p>" * 300 + "</p>" * 300), "line 1", "not well-formed XML"),
        ("", "file", "empty"),
    ],
    ids=lambda value: str(value)[-30:] if isinstance(value, str) else "bytes",
)  # fmt: skip
def test_refused(content: str | bytes, where: str, why: str) -> None:
    glossary = read(content)
    (problem,) = glossary.problems
    assert problem.where == where
    assert why in problem.why


def test_every_bad_entry_is_listed() -> None:
    bad = "\n".join(
        entry("<termSec><term>«»</term></termSec>", identifier=f"c{n}") for n in range(3)
    )
    assert [problem.where for problem in read(v3(bad)).problems] == [
        "entry “c0”, line 2",
        "entry “c1”, line 3",
        "entry “c2”, line 4",
    ]


# Writing
