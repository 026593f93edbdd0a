"""Damaged files, other people's files and attacks: our own error, naming the place, or rows."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.export_samples import META, PAIRS, written
from translations.importers import ImportedRow, UnusableFile, read_rows

ENGLISH = [pair for pair in PAIRS if pair.target == "en" and pair.source_language == "de"]
ONE = replace(META, source_languages=("de",), targets=("en",))
FILES = {
    name: (suffix, written(name, ENGLISH, ONE))
    for name, suffix in {
        "xliff-1.2": ".xlf",
        "xliff-2.1": ".xlf",
        "po": ".po",
        "tsv": ".tsv",
        "csv": ".csv",
        "docx": ".docx",
    }.items()
} | {"zip": (".zip", written("xliff-2.1", PAIRS))}
BODY = "word/document.xml"


def rows_or_refusal(name: str, content: bytes) -> list[ImportedRow] | str:
    try:
        return list(read_rows(name, content))
    except UnusableFile as error:
        return str(error)


def packed(body: bytes, name: str = BODY) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, body)
    return out.getvalue()


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_damage_is_refused_or_read(name: str, data: st.DataObject) -> None:
    suffix, content = FILES[name]
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        end = min(len(damaged), at + data.draw(st.integers(0, 40)))
        damaged[at:end] = data.draw(
            st.sampled_from([b"", b"<", b'"', b"\0", b"\xff", b"\n", b"&a;", b"</file>", b"\t,;"])
            | st.binary(max_size=8)
        )
        if not damaged:
            break
    cut = data.draw(st.none() | st.integers(0, len(damaged)))
    said = rows_or_refusal(f"edited{suffix}", bytes(damaged[:cut]))
    assert isinstance(said, list) or 10 < len(said) < 600


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_damage_inside_a_document_is_refused_or_read(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(FILES["docx"][1])) as package:
        body = bytearray(package.read(BODY))
    at = data.draw(st.integers(0, len(body) - 1))
    body[at : at + data.draw(st.integers(0, 60))] = data.draw(st.binary(max_size=6))
    said = rows_or_refusal("edited.docx", packed(bytes(body)))
    assert isinstance(said, list) or 10 < len(said) < 600


@pytest.mark.parametrize("name", ["xliff-1.2", "xliff-2.1", "tsv", "csv", "docx"])
def test_a_file_cut_off_is_refused(name: str) -> None:
    suffix, content = FILES[name]
    assert isinstance(rows_or_refusal(f"edited{suffix}", content[: len(content) * 2 // 3]), str)


XLIFF = FILES["xliff-1.2"][1].decode()
TSV = FILES["tsv"][1].decode()
CSV = FILES["csv"][1].decode("utf-8-sig")
PO = FILES["po"][1].decode()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["po", "tsv", "csv"])
def test_marks_and_line_ends_of_other_programs_change_nothing(
    name: str, ends: str, mark: bytes
) -> None:
    suffix, _ = FILES[name]
    plain = [replace(pair, source="Eins.", note="") for pair in ENGLISH[:1]]
    text = written(name, plain, ONE).decode("utf-8-sig").replace("\r\n", "\n")
    changed = mark + text.replace("\n", ends).encode()
    want = [replace(row, where="") for row in read_rows(f"a{suffix}", text.encode())]
    assert [replace(row, where="") for row in read_rows(f"a{suffix}", changed)] == want


def test_a_spreadsheet_may_save_utf_16_and_semicolons() -> None:
    want = list(read_rows("a.csv", CSV.encode()))
    assert list(read_rows("a.csv", CSV.encode("utf-16"))) == want
    assert next(read_rows("a.csv", CSV.replace('","', '";"').encode())) == want[0]


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>' + XLIFF.split("?>", 1)[1]
TWICE = TSV + TSV.splitlines()[1].replace("2.5%", "3%") + "\n"
HEAD = ",".join(["segment", "target_language", "source", "target", "version"])


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xlf", BOMB, "line 1: the XML has a DOCTYPE"),
        ("a.xlf", BOMB.encode("utf-16"), "line 1"),
        ("a.xlf", XLIFF.replace("</target>", "", 1), "line 4"),
        ("a.xlf", XLIFF.replace('target-language="en"', ""), "unit 12.1 (line 4): its file names"),
        ("a.xlf", XLIFF.replace('target-language="en"', 'target-language="zh-TW"'), "zh-TW"),
        ("a.xlf", XLIFF.replace('target-language="en"', 'target-language="fr"'), "file “article-"),
        ("a.xlf", "<html/>", "neither XLIFF 1.2 nor XLIFF 2"),
        ("a.xlf", "no markup", "line 1"),
        ("a.tsv", TWICE, "stands here again with another text than at line 2"),
        ("a.tsv", TSV.encode("utf-16-le"), "not in UTF-8"),
        ("a.tsv", TSV.encode().replace("ä".encode(), b"\xe4"), "line 2: the file is not in UTF-8"),
        ("a.csv", f"{HEAD}\n1.1,en,a,b\n", "line 2: 4 cells stand here"),
        ("a.csv", f"{HEAD}\n1.1,en,a,b,x\n", "line 2: the version “x” is no number"),
        ("a.csv", f"{HEAD}\n1.1,fr,a,b,1\n", "line 2: “fr” is not a language"),
        ("a.csv", f"{HEAD}\n1.1,de,a,b,1\n", "line 2: the target language is “de”"),
        ("a.csv", f'{HEAD}\n1.1,en,"a"x,b,1\n', "line 2: this is no row"),
        ("a.csv", f"{HEAD}\n1.1,en,a,b\0,1\n", "line 2: a text holds a NUL character"),
        ("a.csv", "id,text\n1,2\n", "the header names no column “segment”"),
        ("a.csv", f"{HEAD}\n", "holds no translations"),
        ("a.po", PO.replace('msgstr "The', "msgstr The", 1), "is no line of a PO file"),
        ("a.po", PO.replace("Language: en", "Language: mul"), "names its target language"),
        ("a.po", PO + '\nmsgid "x"\nmsgstr ""\n' + '"a"\n' * 6000, "more than 5,000 lines"),
        ("a.po", "/etc/passwd", "line 1"),
        ("a.docx", b"PK\x03\x04", "no whole Word document"),
        ("a.docx", packed(b"<x/>", "other.xml"), "it has no body"),
        ("a.docx", packed(b" " * 50_000_000), "unpacks to far more"),
        ("a.docx", packed(BOMB.encode()), "DOCTYPE"),
        ("a.zip", packed(b"<", "../../evil.xlf"), "../../evil.xlf: line 1"),
        ("a.tmx", "x", "Files ending in “.tmx”"),
        ("a.csv", " \n", "The file is empty"),
    ],
)
def test_what_is_wrong_is_named(name: str, content: str | bytes, told: str) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    said = rows_or_refusal(name, data)
    assert isinstance(said, str), said
    assert told in said


def test_a_path_in_a_po_file_is_not_opened() -> None:
    assert "root:" not in str(rows_or_refusal("a.po", b"/etc/passwd"))


def test_equal_rows_count_once() -> None:
    assert len(list(read_rows("a.tsv", (TSV + TSV.split("\n", 1)[1]).encode()))) == len(ENGLISH)


OTHERS = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="de-AT" target-language="en-GB" datatype="plaintext"><body>
<group><trans-unit id="7"><source>Das <g id="1">Haus</g>.</source>
<target>The <g id="1">house</g>.<x id="2"/></target></trans-unit></group></body></file></xliff>"""
OTHERS_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="de"
 trgLang="zh-CN"><file id="f"><unit id="u"><segment state="reviewed"><source>Eins.</source>
<target>一。</target></segment><ignorable><source> </source></ignorable><segment>
<source>Zwei.</source><target>二。</target></segment></unit></file></xliff>"""


@pytest.mark.parametrize(
    ("content", "want"),
    [
        (OTHERS, ("7", "de", "en", "Das Haus.", "The house.", "translated", None)),
        (OTHERS_2, ("u", "de", "zh", "Eins. Zwei.", "一。 二。", "draft", None)),
    ],
)
def test_the_xliff_of_others_is_read(content: str, want: tuple[object, ...]) -> None:
    [row] = read_rows("a.xliff", content.encode())
    assert (
        row.segment, row.language, row.target, row.source, row.text, row.state, row.version
    ) == want  # fmt: skip


def test_tracked_changes_of_a_document_count_as_accepted() -> None:
    with zipfile.ZipFile(io.BytesIO(FILES["docx"][1])) as package:
        body = package.read(BODY).decode()
    old = '<w:t xml:space="preserve">The Chengdu-Chongqing economic circle is'
    start = body.index(old)
    begin = body.rindex("<w:r>", 0, start)
    end = body.index("</w:r>", start) + len("</w:r>")
    run = body[begin:end]
    gone = run.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    new = "<w:r><w:t>new</w:t><w:noBreakHyphen/><w:t>text</w:t></w:r>"
    edited = body[:begin] + f"<w:del>{gone}</w:del><w:ins>{new}</w:ins>" + body[end:]
    first = next(read_rows("a.docx", packed(edited.encode())))
    assert first.text == "new\u2011text"


def test_a_large_table_is_read_in_little_time() -> None:
    line = "{},en,Satz {},Sentence {},1\n"
    table = HEAD + "\n" + "".join(line.format(f"1.{n}", n, n) for n in range(20_000))
    assert sum(1 for _ in read_rows("a.csv", table.encode())) == 20_000
