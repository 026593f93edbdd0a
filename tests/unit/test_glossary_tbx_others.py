"""TBX of other tools, and files that are damaged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage.tbx import tbxfile

from tests.shared import SHARED, needs_shared
from tests.unit.glossary_samples import SAMPLE, same, written
from tests.unit.tbx_samples import DCT, read, v3

SCHEMAS = SHARED / "schemas" / "tbx"


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
