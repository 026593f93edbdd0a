"""Which reader a file gets: by its content where that tells, by its suffix otherwise."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from tests.unit.export_samples import PAIRS, written
from translations.importers import UnusableFile, importer_for, read_rows
from translations.importers.xml import root_name

XLIFF = written("xliff-1.2", PAIRS)
TSV = written("tsv", PAIRS)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<xliff version='2.1'>", "xliff"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- by a tool -->\n<xliff>", "xliff"),
        ("<?xml version='1.0' encoding='utf-16'?><xliff>".encode("utf-16"), "xliff"),
        (b"<x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:1.2'>", "xliff"),
        (b"<!DOCTYPE xliff [<!ENTITY a 'b'>]><xliff>", "xliff"),
        (b"<tmx version='1.4'>", "tmx"),
        (b'msgid "<xliff>"\n', ""),
        (b"a < xliff >", ""),
        (b"<xliff", ""),
        (b"", ""),
    ],
)
def test_the_root_of_xml_is_seen_in_its_first_bytes(head: bytes, name: str) -> None:
    assert root_name(head) == name


def test_a_head_full_of_instructions_takes_no_time() -> None:
    started = time.process_time()
    assert root_name(b"<?a?>" * 800 + b"<!--") == ""
    assert time.process_time() - started < 1


@pytest.mark.parametrize("name", ["export-2.1", "export", "export.xml", "export.txt", "export.po"])
def test_xliff_is_read_whatever_it_is_called(name: str) -> None:
    assert importer_for(name, XLIFF).name == "xliff"
    assert list(read_rows(name, XLIFF)) == list(read_rows("a.xlf", XLIFF))


@pytest.mark.parametrize(
    ("name", "called"),
    [("export-2.1", "ending in “.1”"), ("export", "without a suffix"), ("a.tmx", "“.tmx”")],
)
def test_other_files_have_to_say_what_they_are(name: str, called: str) -> None:
    with pytest.raises(UnusableFile, match=called) as refused:
        list(read_rows(name, TSV))
    assert "cannot be brought back unless they hold XLIFF" in str(refused.value)
    assert ".tsv" in str(refused.value)


def test_xliff_in_an_archive_needs_no_suffix_either() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("export-2.1", XLIFF)
        package.writestr("read me", b"Edited by us.")
    rows = list(read_rows("all.zip", out.getvalue()))
    assert len(rows) == len(list(read_rows("a.xlf", XLIFF)))
    assert rows[0].where.startswith("export-2.1, unit")
