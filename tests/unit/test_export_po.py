"""PO: what the file says, and that gettext and translate-toolkit accept it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import polib
import pytest
from hypothesis import given, settings
from translate.storage.pypo import pofile

from tests.unit.export_samples import META, PAIRS, golden, pair_lists, written
from translations.exporters import AlignedPair

needs_msgfmt = pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
FUZZY = {"draft", "needs_work"}


def read(data: bytes) -> polib.POFile:
    """The file as polib reads it from disk (given a text, it would take a path for a file)."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.po"
        path.write_bytes(data)
        return polib.pofile(str(path), wrapwidth=0)


def to(target: str) -> list[AlignedPair]:
    return [pair for pair in PAIRS if pair.target == target]


def one(source: str, translation: str, **changes: str) -> AlignedPair:
    return replace(PAIRS[0], source=source, translation=translation, **changes)


def edges_agree(pair: AlignedPair) -> bool:
    return not pair.translation or all(
        getattr(pair.source, edge)("\n") == getattr(pair.translation, edge)("\n")
        for edge in ("startswith", "endswith")
    )


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        ("english.po", to("en")),
        ("chinese-from-german.po", [p for p in to("zh") if p.source_language == "de"]),
        ("both.po", PAIRS),
    ],
)
def test_is_the_file_agreed_on(name: str, pairs: list[AlignedPair]) -> None:
    data = written("po", pairs)
    assert data == golden(name, data)


@pytest.mark.parametrize(
    ("sources", "targets", "language", "source_language", "plurals"),
    [
        (["de"], ["en"], "en", "de", "nplurals=2; plural=(n != 1);"),
        (["ru"], ["zh"], "zh_CN", "ru", "nplurals=1; plural=0;"),
        (["de"], ["en", "zh"], "mul", "de", None),
        (["de", "ru"], ["en"], "en", "mul", "nplurals=2; plural=(n != 1);"),
    ],
)
def test_the_header_names_the_languages(
    sources: list[str], targets: list[str], language: str, source_language: str, plurals: str | None
) -> None:
    meta = replace(META, source_languages=sources, targets=targets)
    header = read(written("po", [], meta)).metadata
    assert header["Language"] == language
    assert header["X-Source-Language"] == source_language
    assert header.get("Plural-Forms") == plurals


@pytest.mark.parametrize(
    ("state", "fuzzy", "translated"),
    [
        ("initial", False, False),
        ("draft", True, False),
        ("needs_work", True, False),
        ("translated", False, True),
        ("approved", False, True),
    ],
)
def test_states_are_gettexts(state: str, fuzzy: bool, translated: bool) -> None:
    (entry,) = read(written("po", [one("a", "" if state == "initial" else "b", state=state)]))
    assert (entry.fuzzy, entry.translated()) == (fuzzy, translated)
    assert f"state: {state}" in entry.tcomment.splitlines()


@pytest.mark.parametrize(
    ("targets", "context"),
    [
        (["en"], "article=12 segment=12.1"),
        (["zh"], "article=12 segment=12.1"),
        (["en", "zh"], "article=12 segment=12.1 target=en"),
    ],
)
def test_the_context_tells_entries_apart(targets: list[str], context: str) -> None:
    pairs = [one("a", "b", target=target) for target in targets]
    assert read(written("po", pairs))[0].msgctxt == context


def test_comments_say_where_it_comes_from() -> None:
    entry = read(written("po", to("en")))[1]
    assert entry.comment.splitlines() == [
        "article: Chongqing: Tor zum Westen & „Logistik“",
        "outlet: Nachrichten aus Chongqing",
        "date: 2021-04",
        "language: de",
        "source-hash: 447eaaccea5d9fcb",
        "term: A & B → A & B (violated)",
    ]
    assert entry.tcomment.splitlines() == [
        "state: needs_work",
        "origin: mt (machine, argos 1.9)",
        "changed: 2026-03-01T09:30:00Z by lena",
        "note: “neu” is part of a path, not a word.",
    ]


@pytest.mark.parametrize(
    ("source", "translation", "result"),
    [
        ("a", "b\n", "b"),
        ("a", "\n\nb", "b"),
        ("a\n", "b", "b\n"),
        ("\na", "b\n", "\nb"),
        ("a\n", "b\n\n", "b\n\n"),
        ("a\n", "", ""),
        ("a", "\n", ""),
    ],
)
def test_line_breaks_at_the_edges_follow_the_source(
    source: str, translation: str, result: str
) -> None:
    (entry,) = read(written("po", [one(source, translation)]))
    assert entry.msgstr == result
    assert ("edges" in entry.tcomment) == (result != translation)


@given(pair_lists())
def test_reads_back_as_written(pairs: list[AlignedPair]) -> None:
    meta = replace(META, targets=["en", "zh"])
    entries = read(written("po", pairs, meta))
    assert len(entries) == len(pairs)
    for pair, entry in zip(pairs, entries, strict=True):
        locale = "zh_CN" if pair.target == "zh" else pair.target
        assert entry.msgctxt == f"article={pair.article} segment={pair.segment} target={locale}"
        assert entry.msgid == pair.source
        assert entry.fuzzy == (pair.state in FUZZY)
        if edges_agree(pair):
            assert entry.msgstr == pair.translation


@given(pair_lists())
def test_translate_toolkit_reads_what_was_written(pairs: list[AlignedPair]) -> None:
    store = pofile.parsestring(written("po", pairs))
    units = [unit for unit in store.units if not unit.isheader()]
    assert [unit.source for unit in units] == [pair.source for pair in pairs]
    for pair, unit in zip(pairs, units, strict=True):
        assert unit.isfuzzy() == (pair.state in FUZZY)
        if edges_agree(pair):
            assert unit.target == pair.translation


@pytest.mark.parametrize(
    ("source_language", "target", "locale"), [("de", "en", "en"), ("ru", "zh", "zh_CN")]
)
def test_translate_toolkit_finds_the_languages(
    source_language: str, target: str, locale: str
) -> None:
    pair = one("a", "b", source_language=source_language, target=target)
    store = pofile.parsestring(written("po", [pair]))
    assert store.gettargetlanguage() == locale
    assert store.parseheader()["X-Source-Language"] == source_language


@needs_msgfmt
@settings(max_examples=30)
@given(pair_lists(controls=True))
def test_gettext_accepts_it(pairs: list[AlignedPair]) -> None:
    result = subprocess.run(
        ["msgfmt", "--check", "--output-file=-", "-"],
        input=written("po", pairs),
        capture_output=True,
        check=False,
    )
    assert (result.returncode, result.stderr.decode()) == (0, "")


@needs_msgfmt
def test_gettext_compiles_the_texts_that_are_done() -> None:
    done = [pair for pair in to("en") if pair.state not in FUZZY]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "messages.mo"
        subprocess.run(["msgfmt", "-c", "-o", path, "-"], input=written("po", to("en")), check=True)
        compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(str(path))}
    assert compiled == {pair.source: pair.translation for pair in done}
