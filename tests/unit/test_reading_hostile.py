"""Files made to do harm, and files damaged on the way: our own error or a text, nothing else."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.document import parse_document
from sources.errors import ConcordError
from sources.reading import (
    BinaryFile,
    BrokenFile,
    FileTooLarge,
    UnreadableFile,
    UnsafeFile,
    read,
    read_articles,
    supported_suffixes,
)
from tests.unit.reading_samples import GOLDEN, docx, pdf_of, printed, word_paragraph

SECRET = "root:x:0:0"
XLIFF = (
    '<xliff version="1.2"><file original="a" source-language="de"><body><trans-unit id="1">'
    "<source>{}</source></trans-unit></body></file></xliff>"
)
BOMB = "<!ENTITY a0 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
)


@pytest.mark.parametrize(
    ("prolog", "text"),
    [
        (f"<!DOCTYPE xliff [{BOMB}]>", "&a9;"),
        ("<!DOCTYPE xliff [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "&e;"),
        ("<!DOCTYPE xliff [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'> %p;]>", "x"),
        ("<!-- > --><?a > ?>\n<!doctype xliff SYSTEM 'x' [<!ENTITY e 'y'>]>", "&e;"),
        ("<!DOCTYPE xliff SYSTEM 'file:///etc/passwd'>", "&e;"),
        ("<!DOCTYPE xliff SYSTEM 'a>b' [<!ENTITY e 'y'>]>", "&e;"),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_xml_expands_nothing_and_fetches_nothing(prolog: str, text: str, codec: str) -> None:
    content = f"<?xml version='1.0'?>{prolog}{XLIFF.format(text)}".encode(codec)
    with pytest.raises((UnsafeFile, BrokenFile)) as caught:
        read("a.xlf", content)
    assert SECRET not in str(caught.value)


def test_a_dtd_is_named_by_many_memories_and_not_fetched() -> None:
    doctype = "<!DOCTYPE xliff SYSTEM 'http://127.0.0.1:1/tmx14.dtd'>"
    assert "Satz" in read("a.xlf", (doctype + XLIFF.format("Ein Satz.")).encode()).text


def zipped(change: Callable[[zipfile.ZipFile], None]) -> bytes:
    """A Word document to which something was done."""
    out = io.BytesIO(docx(word_paragraph("Ein Satz.")))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        change(archive)
    return out.getvalue()


def lying() -> bytes:
    """A document of 40 MB of white space that says it has 10 bytes."""
    content = docx(word_paragraph("x") + " " * 40_000_000)
    size = len(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    return content.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))


def nameless() -> bytes:
    """A package that is no Word document, under its name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (docx(word_paragraph("a" * 20_000_000)), FileTooLarge, "word/document.xml"),
        (zipped(lambda z: z.writestr("../../etc/x", "")), UnsafeFile, "leads out of it"),
        (zipped(lambda z: z.writestr("/etc/x", "")), UnsafeFile, "leads out of it"),
        (zipped(lambda z: z.writestr("a\\..\\..\\x", "")), UnsafeFile, "leads out of it"),
        (zipped(lambda z: z.writestr("C:\\x", "")), UnsafeFile, "leads out of it"),
        (zipped(lambda z: [z.writestr(f"{n}", "") for n in range(2_500)] and None), FileTooLarge,
         "2503 parts"),
        (lying(), UnreadableFile, "damaged|unpacks"),
        (docx(word_paragraph("Ein Satz."))[:-40], BrokenFile, "damaged"),
        (b"PK\x03\x04 and nothing", BrokenFile, "damaged"),
        (b"Ein Satz.", BinaryFile, "not a Word document"),
        (docx("<w:p>" * 400), BrokenFile, "damaged at line 1"),
        (nameless(), BrokenFile, "names no text"),
    ],
)  # fmt: skip
def test_packages_are_opened_only_if_harmless(
    content: bytes, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        read("a.docx", content)


@pytest.mark.parametrize(
    ("strokes", "error"),
    [(b" " * 200_000_000, BrokenFile), (b"BT (a) Tj ET\n" * 400_000, FileTooLarge)],
)
def test_a_pdf_that_unpacks_without_measure_is_refused(
    strokes: bytes, error: type[Exception]
) -> None:
    packed = zlib.compress(strokes, 9)
    content = pdf_of([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ])  # fmt: skip
    with pytest.raises(error):
        read("a.pdf", content)


def test_a_page_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sources.reading.formats.pdf._MOST_SECONDS", -1)
    with pytest.raises(FileTooLarge, match="Page 1"):
        read("a.pdf", printed())


WHOLE = [
    *(
        (path.name, path.read_bytes())
        for folder in (GOLDEN, GOLDEN.with_name("export"))
        for path in sorted(folder.iterdir())
        if path.suffix in supported_suffixes()
    ),
    ("printed.pdf", printed()),
]
INSERTED = st.one_of(
    st.binary(min_size=1, max_size=8),
    st.sampled_from(
        [b"<", b">", b"&x;", b'"', b"\\", b"\0", b"\xff\xfe", b"]]>", b"<!DOCTYPE a [", b"msgid",
         b"-1", b"99999999999", b"</p>", b"&#xD800;", b"---\n", b"<<", b"endobj"]
    ),
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A valid file, cut, with bytes changed, put in or repeated; in packages also within a part."""
    name, content = draw(st.sampled_from(WHOLE))
    if name.endswith(".docx") and draw(st.booleans()):
        return name, _with_damaged_part(draw, content)
    return name, _damage(draw, content)


def _damage(draw: st.DrawFn, content: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 400)))
        act = draw(st.sampled_from(["cut", "flip", "insert", "repeat", "drop"]))
        if act == "cut":
            content = content[:start]
        elif act == "flip" and start < len(content):
            changed = content[start] ^ draw(st.integers(1, 255))
            content = content[:start] + bytes([changed]) + content[start + 1 :]
        elif act == "insert":
            content = content[:start] + draw(INSERTED) + content[start:]
        elif act == "repeat":
            content = content[:end] + content[start:]
        elif act == "drop":
            content = content[:start] + content[end:]
    return content


def _with_damaged_part(draw: st.DrawFn, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(out, "w") as archive:
        chosen = draw(st.sampled_from(whole.namelist()))
        for name in whole.namelist():
            part = whole.read(name)
            archive.writestr(name, _damage(draw, part) if name == chosen else part)
    return out.getvalue()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_a_damaged_file_is_read_or_refused_with_our_own_error(file: tuple[str, bytes]) -> None:
    name, content = file
    try:
        texts = read_articles(name, content)
    except ConcordError:
        return
    for text in texts:
        check(text.text, [(each.start, each.end) for each in text.layout])
        try:
            document = parse_document(
                text.text, text.language or "de", layout=text.layout, title=text.title
            )
        except ConcordError:
            continue
        check(text.text, [(each.start, each.end) for each in document.segments])


def check(text: str, spans: list[tuple[int, int]]) -> None:
    """Spans in order, each with visible edges, only white space left out; and storable text."""
    text.encode()
    assert "\0" not in text
    position = 0
    for start, end in spans:
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        position = end
    assert not spans or not text[position:].strip()


@given(st.sampled_from(supported_suffixes()), st.binary(max_size=300))
def test_any_bytes_under_any_suffix(suffix: str, content: bytes) -> None:
    try:
        read_articles(f"a{suffix}", content)
    except ConcordError:
        return


@pytest.mark.parametrize("suffix", supported_suffixes())
@pytest.mark.parametrize("sample", [GOLDEN / "libreoffice.docx", GOLDEN / "memory.tmx"])
def test_a_file_under_a_wrong_suffix_is_refused_or_read_as_what_it_is(
    suffix: str, sample: Path
) -> None:
    if suffix in {sample.suffix, ".htm", ".html", ".xhtml", ".md", ".markdown"}:
        return
    with pytest.raises(ConcordError):
        read_articles(f"a{suffix}", sample.read_bytes())
