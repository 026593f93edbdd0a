"""Other programs open what we export, and read what we wrote."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.export_samples import PAIRS, SPECIAL, written
from tests.unit.glossary_samples import SAMPLE
from tests.unit.glossary_samples import written as written_glossary
from translations.exporters import AlignedPair


def needs(program: str, package: str) -> pytest.MarkDecorator:
    found = shutil.which(program)
    return pytest.mark.skipif(not found, reason=f"{program} (package {package}) is not installed")


OMEGAT_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><source_dir_excludes/><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>{source}</source_lang><target_lang>{target}</target_lang>
<sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""
OMEGAT_SCRIPT = """
import groovy.json.JsonOutput
import org.omegat.core.Core
import org.omegat.gui.glossary.GlossaryReaderTBX
def memories = Core.project.transMemories.values()
println "READ " + JsonOutput.toJson([
    memory: memories.collectMany { it.entries.collect { [it.source, it.translation] } },
    terms: GlossaryReaderTBX.read(new File(Core.project.projectProperties.glossaryRoot, "g.tbx"),
        false).collect { [it.srcText, it.locText] }
])
"""


@needs("omegat", "omegat")
@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "target", "tag", "terms"),
    [
        ("de", "en", "EN", [["Peking", "Beijing"]]),
        ("ru", "zh", "ZH-CN", [["Пекин", "北京"], ["ШОС", "上海合作组织"]]),
    ],
)
def test_omegat_loads_the_memory_and_the_glossary(
    tmp_path: Path, source: str, target: str, tag: str, terms: list[list[str]]
) -> None:
    for folder in ("source", "target", "tm/auto", "omegat", "glossary", "dictionary", "settings"):
        (tmp_path / folder).mkdir(parents=True)
    pairs = [
        replace(PAIRS[0], segment=f"1.{number}", source=text, translation=f"{text} ✓")
        for number, text in enumerate(["Ein Satz.", *SPECIAL])
    ]
    pairs = [replace(pair, source_language=source, target=target) for pair in pairs]
    project = OMEGAT_PROJECT.format(source=source.upper(), target=tag)
    (tmp_path / "omegat.project").write_text(project)
    (tmp_path / "script.groovy").write_text(OMEGAT_SCRIPT)
    (tmp_path / "source" / "text.txt").write_text("Ein Satz.\n")
    (tmp_path / "tm" / "auto" / "memory.tmx").write_bytes(written("tmx", pairs))
    glossary = written_glossary("tbx", SAMPLE, source=source, dialect="martif")
    (tmp_path / "glossary" / "g.tbx").write_bytes(glossary)
    done = subprocess.run(
        ["omegat", str(tmp_path), "--mode=console-translate",
         f"--config-dir={tmp_path / 'settings'}", f"--script={tmp_path / 'script.groovy'}"],
        capture_output=True, text=True, check=False, timeout=120,
        env=os.environ | {"JAVA_TOOL_OPTIONS": "-Dfile.encoding=UTF-8"},
    )  # fmt: skip
    found = re.search("^READ (.*)$", done.stdout, re.MULTILINE)
    assert found, done.stdout
    read = json.loads(found[1])
    assert read["memory"] == [[pair.source, pair.translation] for pair in pairs]
    assert [term for term in read["terms"] if term in terms] == terms
    assert (tmp_path / "target" / "text.txt").read_text() == "Ein Satz. ✓\n"


def shown(pairs: list[AlignedPair]) -> set[str]:
    """The texts as a reader of prose sees them: without the kinds of white space."""
    return {" ".join(text.split()) for p in pairs for text in (p.source, p.translation) if text}


def by_libreoffice(tmp_path: Path, name: str, data: bytes, to: str) -> bytes:
    """What LibreOffice converts a file to."""
    path = tmp_path / name
    path.write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(tmp_path)]
    done = subprocess.run(
        [*command, str(path)], capture_output=True, text=True, check=False, timeout=120
    )
    result = path.with_suffix(f".{to.split(':')[0]}")
    assert result.exists(), done.stderr
    return result.read_bytes()


def printable(pairs: list[AlignedPair]) -> list[AlignedPair]:
    return [replace(pair, translation=pair.translation.replace("\x08", "")) for pair in pairs]


@needs("soffice", "libreoffice-writer-nogui")
@pytest.mark.slow
@pytest.mark.parametrize("name", ["docx", "html"])
def test_libreoffice_shows_every_text(tmp_path: Path, name: str) -> None:
    special = [
        replace(PAIRS[0], segment=f"1.{number}", source=text, translation=text)
        for number, text in enumerate(SPECIAL)
    ]
    pairs = [*PAIRS, *special]
    data = by_libreoffice(
        tmp_path, f"bilingual.{name}", written(name, pairs), "txt:Text (encoded):UTF8"
    )
    text = " ".join(data.decode("utf-8-sig").split())
    missing = {each for each in shown(printable(pairs)) if each not in text}
    assert not missing


@needs("soffice", "libreoffice-writer-nogui")
@pytest.mark.slow
@pytest.mark.parametrize("name", ["docx", "html"])
def test_libreoffice_prints_a_pdf(tmp_path: Path, name: str) -> None:
    assert by_libreoffice(tmp_path, f"b.{name}", written(name, PAIRS), "pdf").startswith(b"%PDF")


@needs("xmllint", "libxml2-utils")
@pytest.mark.parametrize("name", ["tmx", "xliff-1.2", "xliff-2.1"])
def test_xmllint_finds_the_file_well_formed(name: str) -> None:
    pairs = [pair for pair in PAIRS if (pair.source_language, pair.target) == ("de", "en")]
    done = subprocess.run(
        ["xmllint", "--noout", "--nonet", "-"],
        input=written(name, pairs), capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


@needs("msgfmt", "gettext")
def test_msgfmt_accepts_the_template_and_msginit_fills_it(tmp_path: Path) -> None:
    template = tmp_path / "concord.pot"
    template.write_bytes(written("pot", PAIRS))
    run = {"cwd": tmp_path, "check": True, "capture_output": True}
    subprocess.run(["msgfmt", "-c", "-o", "none.mo", template.name], **run)
    subprocess.run(
        ["msginit", "--no-translator", "-i", template.name, "-o", "zh.po", "-l", "zh_CN"], **run
    )
    sources = re.findall(r'^msgctxt "(.*)"$', (tmp_path / "zh.po").read_text(), re.MULTILINE)
    assert sources == [f"article={p.article} segment={p.segment}" for p in PAIRS
                       if p.target == "en"]  # fmt: skip
