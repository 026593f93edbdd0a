"""PO: one pair of languages out and in; what PO cannot carry stands in comments."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.exchange import ConceptEntry, ReadGlossary, ReadOptions, read_glossary
from sources.errors import ConcordError
from tests.unit.glossary_samples import SAMPLE, concept_lists, golden, written

needs_msgfmt = pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")


def read(content: str | bytes, **options: str) -> ReadGlossary:
    data = content.encode() if isinstance(content, str) else content
    return read_glossary(data, filename="names.po", options=ReadOptions(**options))


def po(body: str, header: str = "X-Source-Language: de\\nLanguage: en\\n") -> str:
    return f'msgid ""\nmsgstr "{header}"\n\n{body}'


def terms(glossary: ReadGlossary) -> list[tuple[str, str, str]]:
    return [
        (concept.identifier, term.language, term.text)
        for concept in glossary.concepts
        for term in concept.terms
    ]


PEKING = 'msgctxt "beijing"\nmsgid "Peking"\nmsgstr "Beijing"\n'
BOTH = [("beijing", "de", "Peking"), ("beijing", "en", "Beijing")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (po(PEKING), BOTH),
        (po(PEKING).replace("\n", "\r\n"), BOTH),
        ("\ufeff" + po(PEKING), BOTH),
        (po(PEKING).encode("utf-16"), BOTH),
        (po('msgid "Peking"\nmsgstr "Beijing"\n'), [("peking", *each[1:]) for each in BOTH]),
        (po(PEKING.replace("Beijing", "")), BOTH[:1]),
        (po("#, fuzzy\n" + PEKING), BOTH[:1]),
        (po(PEKING + '\n#~ msgid "Alt"\n#~ msgstr "Old"\n'), BOTH),
        (po(PEKING, r"X-Source-Language: de_DE\nLanguage: zh_CN\n"),
         [BOTH[0], ("beijing", "zh", "Beijing")]),
    ],
)  # fmt: skip
def test_read(content: str | bytes, expected: list[tuple[str, str, str]]) -> None:
    glossary = read(content)
    assert (terms(glossary), glossary.problems) == (expected, ())
    assert {term.status for concept in glossary.concepts for term in concept.terms} == {"preferred"}


def test_options_stand_in_for_a_header_that_does_not_say() -> None:
    assert terms(read(po(PEKING, ""), source="de", target="en")) == BOTH


def test_fuzzy_translations_are_counted() -> None:
    (notice,) = read(po("#, fuzzy\n" + PEKING)).notices
    assert "1 fuzzy" in notice.why


def test_an_entry_given_twice_is_a_conflict() -> None:
    assert [conflict.kind for conflict in read(po(PEKING + "\n" + PEKING)).conflicts] == [
        "duplicate",
        "duplicate",
    ]


@pytest.mark.parametrize(
    ("content", "where", "why"),
    [
        (po(PEKING, ""), "file", "does not say “X-Source-Language"),
        (po(PEKING, r"X-Source-Language: de\n"), "file", "does not say “Language"),
        (po(PEKING, r"X-Source-Language: de\nLanguage: fr\n"), "file", "“fr” is not a language"),
        (po(PEKING, r"X-Source-Language: de\nLanguage: de\n"), "file", "both German"),
        (po(""), "file", "no entry"),
        (
            po('msgid "Pe"king"\nmsgstr ""\n'),
            "file",
            'at line 4 (“msgid "Pe"king"” is no line of a PO file)',
        ),
        (po('msgstr "Peking"\n' * 2), "file", "no well-formed PO file"),
        (po("Peking = Beijing"), "file", "at line 4"),
        (po(PEKING.replace("Beijing", "«»")), "line 4", "no letter or digit"),
        (po('msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n'), "line 4", "plural"),
        (po(PEKING).replace("Peking", "Пекин").encode("cp1251"), "file", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", "file", "binary"),
    ],
)
def test_refused(content: str | bytes, where: str, why: str) -> None:
    (problem,) = read(content).problems
    assert problem.where == where
    assert why in problem.why


def test_a_body_that_is_a_path_is_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.po"
    secret.write_text(po(PEKING))
    glossary = read(str(secret))
    assert glossary.concepts == ()
    assert "no well-formed PO file at line 1" in glossary.problems[0].why
    assert str(tmp_path) not in glossary.problems[0].why


def test_is_the_file_agreed_on() -> None:
    data = written("po", SAMPLE, source="de", target="en")
    assert data == golden("sample.po", data)
    assert terms(read(data)) == [
        ("1-beijing (Stadt)", "de", "Peking"),
        ("1-beijing (Stadt)", "en", "Beijing"),
    ]


@pytest.mark.parametrize(("source", "target"), [("", "en"), ("de", ""), ("de", "de")])
def test_a_pair_has_to_be_named(source: str, target: str) -> None:
    with pytest.raises(ConcordError, match="name two"):
        written("po", SAMPLE, source=source, target=target)


@settings(max_examples=60, deadline=None)
@given(concept_lists())
def test_preferred_terms_and_categories_come_back(concepts: list[ConceptEntry]) -> None:
    expected = []
    for concept in concepts:
        preferred = {t.language: t.text for t in concept.terms if t.status == "preferred"}
        if "de" in preferred:
            pair = [(code, preferred[code]) for code in ("de", "en") if code in preferred]
            expected.append((concept.identifier, concept.category, pair))
    glossary = read(written("po", concepts, source="de", target="en"))
    assert [
        (concept.identifier, concept.category, [(t.language, t.text) for t in concept.terms])
        for concept in glossary.concepts
    ] == expected


@needs_msgfmt
def test_gettext_accepts_it(tmp_path: Path) -> None:
    path = tmp_path / "names.po"
    path.write_bytes(written("po", SAMPLE, source="ru", target="zh"))
    command = ["msgfmt", "--check", "-o", str(tmp_path / "names.mo"), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    assert len(polib.pofile(str(path))) == 2


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_or_read_but_never_crashes(data: st.DataObject) -> None:
    content = written("po", SAMPLE, source="de", target="en")
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    read(content[:start] + data.draw(st.binary(max_size=8)) + content[end:])


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    read(content)
    read(po("").encode() + content)
