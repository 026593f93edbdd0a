"""TBX: what is written is valid, and comes back whole."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from glossary.exchange import ConceptEntry, Quotation
from glossary.exchange.tbx.vocabulary import from_id, to_id
from glossary.exchange.tbx.writing import UnknownDialect
from tests.shared import SHARED, needs_shared
from tests.unit.glossary_samples import SAMPLE, concept_lists, golden, same, written
from tests.unit.tbx_samples import read

SCHEMAS = SHARED / "schemas" / "tbx"
V3 = "{urn:iso:std:iso:30042:ed-2}"


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
