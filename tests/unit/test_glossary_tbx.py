"""TBX: what is read from both versions and styles, and that what is written is valid."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage.tbx import tbxfile

from glossary.exchange import ConceptEntry, Quotation, ReadGlossary, TermEntry, read_glossary
from glossary.exchange.tbx.vocabulary import from_id, to_id
from glossary.exchange.tbx.writing import UnknownDialect
from tests.shared import SHARED, needs_shared
from tests.unit.glossary_samples import SAMPLE, concept_lists, golden, same, written

SCHEMAS = SHARED / "schemas" / "tbx"
V3 = "{urn:iso:std:iso:30042:ed-2}"


def read(content: str | bytes) -> ReadGlossary:
    data = content.encode() if isinstance(content, str) else content
    return read_glossary(data, filename="names.tbx")


def v3(body: str, style: str = "dca") -> str:
    return (
        f'<?xml version="1.0"?><tbx type="TBX-Basic" style="{style}" xml:lang="en" '
        'xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" '
        'xmlns:basic="http://www.tbxinfo.net/ns/basic"><tbxHeader><fileDesc><sourceDesc><p>x</p>'
        f"</sourceDesc></fileDesc></tbxHeader><text><body>\n{body}\n</body></text></tbx>"
    )


def v2(body: str, doctype: str = '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">') -> str:
    return (
        f'<?xml version="1.0"?>{doctype}<martif type="TBX" xml:lang="de"><martifHeader><fileDesc>'
        f"<sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body>\n{body}\n"
        "</body></text></martif>"
    )


def entry(terms: str, about: str = "", language: str = "en", identifier: str = "c1") -> str:
    return (
        f'<conceptEntry id="{identifier}">{about}<langSec xml:lang="{language}">{terms}'
        "</langSec></conceptEntry>"
    )


def only(content: str) -> tuple[ConceptEntry, TermEntry]:
    glossary = read(content)
    assert glossary.problems == ()
    (concept,) = glossary.concepts
    return concept, concept.terms[0]


# The same concept in the ways in which other tools write it.
DCA = entry(
    '<termSec><term>Tianfu <hi>New</hi> Area</term><termNote type="termType">fullForm</termNote>'
    '<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>'
    '<admin type="source">a book</admin><note>a note</note></termSec>',
    '<descrip type="subjectField">zone</descrip>'
    '<descrip type="definition">A new area\n   of Chengdu.</descrip><note>founded 2014</note>',
)
DCT = entry(
    "<termSec><term>Tianfu New Area</term><basic:termType>fullForm</basic:termType>"
    "<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>"
    "<basic:source>a book</basic:source><note>a note</note></termSec>",
    "<min:subjectField>zone</min:subjectField><descripGrp><basic:definition>A new area of "
    "Chengdu.</basic:definition></descripGrp><note>founded 2014</note>",
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


@pytest.mark.parametrize(
    ("name", "dialect"), [("sample.tbx", "basic"), ("sample-martif.tbx", "martif")]
)
def test_is_the_file_agreed_on(name: str, dialect: str) -> None:
    data = written("tbx", SAMPLE, dialect=dialect)
    assert data == golden(name, data)
    assert same(read(data), SAMPLE)


@settings(max_examples=60, deadline=None)
@given(concept_lists(), st.sampled_from(["basic", "martif"]), st.sampled_from(["de", "en"]))
def test_every_field_comes_back(concepts: list[ConceptEntry], dialect: str, source: str) -> None:
    assert same(read(written("tbx", concepts, dialect=dialect, source=source)), concepts)


def test_what_another_tool_changed_wins_over_our_exact_copy() -> None:
    data = written("tbx", SAMPLE).decode()
    changed = data.replace("Seat of the government", "Centre", 1).replace("two\nlines", "other", 1)
    beijing = read(changed).concepts[0]
    assert beijing.definition == "Capital of China.\n\nCentre & <more>."
    assert beijing.note == "other"


@given(st.text(min_size=1).filter(lambda text: "\x00" not in text))
def test_an_identifier_becomes_an_xml_id_and_comes_back(identifier: str) -> None:
    encoded = to_id(identifier)
    assert re.fullmatch(r"[A-Za-z_А-яЁё一-龥][A-Za-z0-9._А-яЁё一-龥-]*", encoded)
    assert from_id(encoded) == identifier


QUOTED = replace(
    SAMPLE[0],
    terms=(
        replace(
            SAMPLE[0].terms[0],
            evidence=(
                Quotation("In Peking & Ulm.", "FAZ, 2024", "3fe2", 12, 3, 9),
                Quotation("Peking.", "", "3fe2", 13, 0, 6),
            ),
        ),
    ),
)


@pytest.mark.parametrize("dialect", ["basic", "martif"])
def test_evidence_is_a_context_with_its_source(dialect: str) -> None:
    assert same(read(written("tbx", [QUOTED], dialect=dialect)), [QUOTED])


@pytest.mark.parametrize("anchor", ["3fe2:12:3", "3fe2:12:9-3", "x:y:1:1-2", ""])
def test_evidence_without_its_place_is_noted(anchor: str) -> None:
    data = written("tbx", [QUOTED]).replace(b"3fe2:12:3-9", anchor.encode())
    (term,) = read(data).concepts[0].terms
    assert term.evidence == ()
    assert term.note == "context: In Peking & Ulm. (source: FAZ, 2024)\ncontext: Peking."


@needs_shared
def test_evidence_is_valid_tbx_basic() -> None:
    assert_valid(written("tbx", [QUOTED]))


def test_unknown_dialects_are_named() -> None:
    with pytest.raises(UnknownDialect, match=r"basic .*martif"):
        written("tbx", SAMPLE, dialect="v9")


@pytest.mark.parametrize(("source", "tag"), [("de", "de"), ("ru", "ru"), ("zh", "zh-Hans")])
@pytest.mark.parametrize("dialect", ["basic", "martif"])
def test_the_source_language_is_named_and_first(source: str, tag: str, dialect: str) -> None:
    root = etree.fromstring(written("tbx", SAMPLE, source=source, dialect=dialect))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert root.get(language) == tag
    sections = [each for each in root.iter() if each.tag in {f"{V3}langSec", "langSet"}]
    assert sections[0].get(language) == tag


# Rules of TBX-Basic_DCA.sch that concern elements we write: where each category may stand, and
# its permitted values (None: any text).
BASIC = {
    ("descrip", "subjectField"): ({"conceptEntry"}, None),
    ("descrip", "definition"): ({"conceptEntry", "langSec"}, None),
    ("descrip", "context"): ({"termSec"}, None),
    ("admin", "source"): ({"conceptEntry", "langSec", "termSec"}, None),
    ("termNote", "administrativeStatus"): (
        {"termSec"},
        {f"{each}Term-admn-sts" for each in ("preferred", "admitted", "deprecated", "superseded")},
    ),
    ("termNote", "termType"): (
        {"termSec"},
        {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
    ),
}


def assert_basic(data: bytes) -> None:
    root = etree.fromstring(data)
    assert (root.tag, root.get("type"), root.get("style")) == (f"{V3}tbx", "TBX-Basic", "dca")
    for element in root.iter():
        assert element.tag.startswith(V3)
        assert element.get("target") is None
        if (kind := element.get("type")) and element is not root:
            levels, allowed = BASIC[element.tag.removeprefix(V3), kind]
            parent = element.getparent()
            level = parent.getparent() if parent.tag == f"{V3}descripGrp" else parent
            assert level.tag.removeprefix(V3) in levels
            assert allowed is None or element.text in allowed


def test_the_sample_keeps_the_rules_of_tbx_basic() -> None:
    assert_basic(written("tbx", SAMPLE))


@needs_shared
@settings(max_examples=60, deadline=None)
@given(concept_lists())
def test_valid_tbx_basic(concepts: list[ConceptEntry]) -> None:
    assert_valid(written("tbx", concepts))


def assert_valid(data: bytes) -> None:
    schema = etree.RelaxNG(etree.parse(str(SCHEMAS / "TBXcoreStructV03.rng")))
    assert schema.validate(etree.fromstring(data)), schema.error_log
    assert_basic(data)


@needs_shared
@pytest.mark.parametrize("style", ["DCA", "DCT"])
def test_a_glossary_of_another_tool_is_read_in_full(style: str) -> None:
    glossary = read((SCHEMAS / f"Example_Astronomy_{style}_VALID.tbx").read_bytes())
    assert (glossary.problems, glossary.conflicts) == ((), ())
    assert len(glossary.concepts) == 39
    assert sum(len(concept.terms) for concept in glossary.concepts) == 55
    assert [notice.why for notice in glossary.notices if notice.where == "file"] == [
        "58 terms in other languages than de, ru, en, zh were left out (52 in es, 6 in zu)",
        "316 notes of who changed what when were left out",
    ]
    left_out = [notice for notice in glossary.notices if notice.where != "file"]
    assert len(left_out) + len(glossary.concepts) == 45
    assert same(replace(read(written("tbx", glossary.concepts))), glossary.concepts)


@needs_shared
def test_both_styles_of_one_glossary_say_the_same() -> None:
    def said(style: str) -> list[tuple[str, str, str | None, str | None]]:
        data = (SCHEMAS / f"Example_Astronomy_{style}_VALID.tbx").read_bytes()
        return [
            (concept.identifier, term.text, term.status, term.type)
            for concept in read(data).concepts
            for term in concept.terms
        ]

    assert said("DCA") == said("DCT")


def test_translate_toolkit_reads_version_2() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "names.tbx"
        path.write_bytes(written("tbx", SAMPLE, dialect="martif"))
        beijing, sco = tbxfile.parsefile(str(path)).units
    assert beijing.source == "Peking"
    assert [term.text for term in beijing.get_target_terms("en")] == ["Beijing", "Peking"]
    assert [term.deprecated for term in beijing.get_target_terms("en")] == [False, True]
    assert sco.getid() == "шос"


def test_what_translate_toolkit_writes_is_read() -> None:
    store = tbxfile(sourcelanguage="de", targetlanguage="en")
    unit = store.addsourceunit("Peking")
    unit.target = "Beijing"
    unit.addnote("Hauptstadt", origin="translator")
    (concept,) = read(bytes(store)).concepts
    assert [(term.language, term.text) for term in concept.terms] == [
        ("de", "Peking"),
        ("en", "Beijing"),
    ]
    assert (concept.identifier, concept.note) == ("peking", "Hauptstadt")


# Damage

FILES = [written("tbx", SAMPLE), written("tbx", SAMPLE, dialect="martif"), v3(DCT, "dct").encode()]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_a_damaged_file_is_refused_or_read_but_never_crashes(
    content: bytes, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    read(content[:start] + data.draw(st.binary(max_size=8)) + content[end:])


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    read(content)
    read(b"<martif><text><body>" + content)
