"""Files become articles, whole or not at all."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from sources.errors import ConcordError
from sources.languages import UnknownLanguage
from sources.models import Article, Original, Segment
from sources.services.import_article import AlreadyImported, import_article
from tests.shared import SHARED, needs_shared

GERMAN = (
    "Treffen in Peking\n\nSource: Beispiel | 2024-04-24 14:55:52 | Author:\n\n"
    "Das Treffen fand am 9. April in Peking statt. Es dauerte z. B. länger als geplant.\n\n"
    "Editor: Beispiel\n"
)


def run(*arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command("import_articles", *arguments, "--json", stdout=out, stderr=StringIO())
    return dict(json.loads(out.getvalue()))


def test_an_article_keeps_its_bytes_its_text_and_its_segments() -> None:
    content = GERMAN.replace("\n", "\r\n").encode("utf-16")
    article = import_article(name="treffen.txt", content=content)
    assert (article.language, article.title, article.outlet, article.published_on) == (
        "de", "Treffen in Peking", "Beispiel", "2024-04-24",
    )  # fmt: skip
    original = Original.objects.get()
    assert (bytes(original.content), original.filename) == (content, "treffen.txt")
    assert article.text == GERMAN
    segments = list(article.segments.all())
    assert [(segment.kind, segment.text) for segment in segments] == [
        ("heading", "Treffen in Peking"),
        ("excluded", "Source: Beispiel | 2024-04-24 14:55:52 | Author:"),
        ("body", "Das Treffen fand am 9. April in Peking statt."),
        ("body", "Es dauerte z. B. länger als geplant."),
        ("excluded", "Editor: Beispiel"),
    ]
    assert all(article.text[row.start : row.end] == row.text for row in segments)


def test_what_the_person_says_overrules_what_the_text_says() -> None:
    article = import_article(
        name="a.txt", content=GERMAN.encode(), language="de", title=" Mein Titel ", outlet="Blatt"
    )
    assert (article.title, article.outlet) == ("Mein Titel", "Blatt")


def test_the_same_bytes_are_imported_once_whatever_they_are_called() -> None:
    first = import_article(name="a.txt", content=GERMAN.encode())
    with pytest.raises(AlreadyImported, match="Treffen in Peking") as refused:
        import_article(name="b.txt", content=GERMAN.encode())
    assert refused.value.article == first
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "language"),
    [
        ("empty.txt", b"", ""),
        ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00", ""),
        ("page.txt", b"<!DOCTYPE html><html><body>Text</body></html>", ""),
        ("large.txt", b"Ein Satz. " * 5_000_000, "de"),
        ("litter.txt", b"Editor: Somebody\n", "en"),
        ("letter.odt", GERMAN.encode(), ""),
    ],
)
def test_what_cannot_be_an_article_leaves_nothing_behind(
    name: str, content: bytes, language: str
) -> None:
    with pytest.raises(ConcordError):
        import_article(name=name, content=content, language=language)
    assert not Article.objects.exists()
    assert not Segment.objects.exists()


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage, match="“fr”"):
        import_article(name="a.txt", content=GERMAN.encode(), language="fr")


def test_the_command_imports_what_it_can_and_names_what_it_cannot(tmp_path: Path) -> None:
    good, empty, absent = tmp_path / "good.txt", tmp_path / "empty.txt", tmp_path / "absent.txt"
    good.write_text(GERMAN)
    empty.touch()
    out = StringIO()
    with pytest.raises(CommandError, match=r"empty.txt: .*\n.*absent.txt: "):
        call_command(
            "import_articles", str(good), str(empty), str(absent), "--json",
            stdout=out, stderr=StringIO(),
        )  # fmt: skip
    report = json.loads(out.getvalue())
    assert [row["file"] for row in report["articles"]] == [str(good)]
    assert [row["file"] for row in report["failed"]] == [str(empty), str(absent)]


@needs_shared
def test_the_real_articles_are_imported_as_they_are() -> None:
    files = sorted(str(path) for path in (SHARED / "articles").glob("*.txt"))
    rows = run(*files)["articles"]
    assert [(row["language"], row["published_on"]) for row in rows] == [
        ("en", "2021-08-10"),
        ("en", None),
        ("ru", "2024-12-12"),
        ("en", "2024-04-24"),
        ("de", "2021-04"),
    ]
    assert [(row["segments"], row["excluded"]) for row in rows] == [
        (34, 4),
        (52, 1),
        (20, 2),
        (42, 15),
        (25, 4),
    ]


def test_the_segment_command_stores_nothing(tmp_path: Path) -> None:
    path, out = tmp_path / "a.txt", StringIO()
    path.write_text(GERMAN)
    call_command("segment", str(path), "--language", "de", "--json", stdout=out)
    segments = json.loads(out.getvalue())["segments"]
    assert [GERMAN[row["start"] : row["end"]] for row in segments] == [
        row["text"] for row in segments
    ]
    assert not Article.objects.exists()
