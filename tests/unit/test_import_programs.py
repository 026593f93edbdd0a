"""Other programs edit what we exported, and we read what they saved."""

from __future__ import annotations

import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import polib
import pytest
from translate.storage import factory
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from tests.unit.export_samples import PAIRS, SPECIAL, written
from tests.unit.test_export_programs import by_libreoffice, needs
from translations.exporters import AlignedPair
from translations.importers import ImportedRow, read_rows

EDITED = "Edited & <checked> 二 — “so”."
MARK = "The Chengdu-Chongqing economic circle"


def pairs() -> list[AlignedPair]:
    """English translations, the first of which is going to be edited."""
    special = [
        replace(PAIRS[0], segment=f"1.{number}", source=text, translation=text, state="draft")
        for number, text in enumerate(SPECIAL)
    ]
    return [PAIRS[0], *special]


def texts(rows: list[ImportedRow]) -> dict[str, tuple[str, str]]:
    return {row.segment: (row.source, row.text) for row in rows}


def expected(*, flat: bool = False) -> dict[str, tuple[str, str]]:
    """All as it was but the first; `flat` where a program writes line feeds for all line ends."""
    found = {pair.segment: (pair.source, pair.translation) for pair in pairs()}
    found["12.1"] = (found["12.1"][0], EDITED)
    if flat:
        found = {key: (lines(a), lines(b)) for key, (a, b) in found.items()}
    return found


def lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("name", ["xliff-1.2", "xliff-2.1"])
def test_translate_toolkit_edits_xliff(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_bytes(written(name, pairs()))
    reader = {"xliff-1.2": Xliff1File, "xliff-2.1": Xliff2File}[name]
    store = reader.parsefile(str(path))
    for unit in store.units:
        if MARK in (unit.target or ""):
            unit.target = EDITED
    store.save()
    rows = list(read_rows("a.xlf", path.read_bytes()))
    # It joins nothing and cuts nothing; carriage returns it may write as they are.
    assert {key: (lines(a), lines(b)) for key, (a, b) in texts(rows).items()} == expected(flat=True)


@pytest.mark.parametrize("program", ["polib", "toolkit"])
def test_po_editors_edit_po(program: str, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(written("po", pairs()))
    if program == "polib":
        file = polib.pofile(str(path))
        for entry in file:
            if MARK in entry.msgstr:
                entry.msgstr = EDITED
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        file.save()
    else:
        store = factory.getobject(str(path))
        for unit in store.units:
            if MARK in str(unit.target):
                unit.target = EDITED
            unit.markfuzzy(False)
        store.save()
    rows = list(read_rows("a.po", path.read_bytes()))
    assert texts(rows) == expected()
    assert {row.state for row in rows[1:]} == {"translated"}
    assert {row.version for row in rows} == {0}


@needs("msgcat", "gettext")
def test_msgcat_rewrites_po(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    # gettext takes carriage returns and the old line ends of its own for something else.
    plain = [pair for pair in pairs() if lines(pair.source) == pair.source]
    path.write_bytes(written("po", plain))
    done = subprocess.run(
        ["msgcat", "--width=60", str(path)], capture_output=True, check=True, timeout=60
    )
    found = texts(list(read_rows("a.po", done.stdout)))
    assert found == {pair.segment: (pair.source, pair.translation) for pair in plain}


def test_python_docx_edits_the_table(tmp_path: Path) -> None:
    document = docx.Document(BytesIO(written("docx", pairs())))
    cell = document.tables[0].rows[1].cells[2]
    cell.paragraphs[0].runs[0].text = EDITED
    out = BytesIO()
    document.save(out)
    assert texts(list(read_rows("a.docx", out.getvalue()))) == expected()


@needs("soffice", "libreoffice-writer-nogui")
@pytest.mark.slow
def test_libreoffice_saves_the_table_again(tmp_path: Path) -> None:
    data = written("docx", pairs())
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode()
    edited = EDITED.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    body = body.replace(PAIRS[0].translation, edited)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in (parts | {"word/document.xml": body.encode()}).items():
            package.writestr(name, content)
    # Through its own format, so that it has really read and written every text.
    odt = by_libreoffice(tmp_path, "a.docx", out.getvalue(), "odt")
    saved = by_libreoffice(tmp_path, "b.odt", odt, "docx")
    found = texts(list(read_rows("a.docx", saved)))
    # It makes a line of its own of each carriage return, and drops white space at the edges.
    want = {key: each for key, each in expected().items() if "\r" not in each[0]}
    assert len(want) == len(found) - 1
    for key, (source, text) in want.items():
        assert found[key] == (source.rstrip(" \t"), text.rstrip(" \t")), key
