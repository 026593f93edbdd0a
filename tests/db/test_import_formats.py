"""Files of every format become articles, each whole or not at all."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from sources.errors import ConcordError
from sources.models import Article, Original, Segment
from sources.reading import TooManyParts
from sources.services.import_article import (
    AlreadyImported,
    import_article,
    import_articles,
)
from tests.factories import make_user

GOLDEN = Path(__file__).parents[1] / "golden" / "reading"
FILES = sorted(path for path in GOLDEN.iterdir() if path.suffix != ".read")
SEVERAL = GOLDEN / "units-1.2.xlf"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_any_format_becomes_articles(path: Path) -> None:
    articles = import_articles(name=path.name, content=path.read_bytes())
    expected = path.with_name(f"{path.name}.read").read_text(encoding="utf-8")
    heads = [line.removeprefix("# ") for line in expected.splitlines() if line.startswith("# ")]
    assert [
        f"{each.language} | {each.title} | {each.outlet} | {each.published_on}" for each in articles
    ] == heads
    assert Segment.objects.count() == len(expected.splitlines()) - len(heads)
    for article in articles:
        assert bytes(article.original.content) == path.read_bytes()
        for segment in article.segments.all():
            assert article.text[segment.start : segment.end] == segment.text


def test_articles_of_one_file_are_known_again_together() -> None:
    first, second = import_articles(name="a.xlf", content=SEVERAL.read_bytes())
    assert first.fingerprint != second.fingerprint
    second.delete()
    with pytest.raises(AlreadyImported) as refused:
        import_articles(name="b.xlf", content=SEVERAL.read_bytes())
    assert refused.value.article == first


def test_a_title_or_a_caller_of_one_article_refuses_a_file_of_several() -> None:
    with pytest.raises(TooManyParts, match="2 articles"):
        import_articles(name="a.xlf", content=SEVERAL.read_bytes(), title="Titel")
    with pytest.raises(TooManyParts, match="2 articles"):
        import_article(name="a.xlf", content=SEVERAL.read_bytes())
    assert not Article.objects.exists()


def test_one_bad_article_keeps_the_whole_file_out() -> None:
    unit = '<file original="{}" source-language="{}"><body><trans-unit id="1"><source>{}</source>'
    files = [("a", "de", "Ein ganzer Satz."), ("b", "ru", "   "), ("c", "fr", "Une phrase.")]
    body = "".join(unit.format(*each) + "</trans-unit></body></file>" for each in files)
    with pytest.raises(ConcordError, match="“fr”"):
        import_articles(name="a.xlf", content=f'<xliff version="1.2">{body}</xliff>'.encode())
    assert not Article.objects.exists()
    assert not Original.objects.exists()


def test_the_language_said_overrules_that_of_the_file() -> None:
    content = (GOLDEN / "units-2.1.xlf").read_bytes()
    articles = import_articles(name="a.xlf", content=content, language="en")
    assert {article.language for article in articles} == {"en"}


def test_a_page_in_no_language_that_words_tell_is_in_the_one_it_states() -> None:
    content = b"<html lang=de><p>Nur Mut!</p></html>"
    assert import_article(name="a.html", content=content).language == "de"


def test_facts_that_no_column_holds_are_cut_or_left_out() -> None:
    prop = "".join(
        f'<prop type="x-{kind}">{"9" * 900}</prop>' for kind in ("title", "outlet", "date")
    )
    content = (
        '<tmx version="1.4"><header srclang="de"/><body><tu><prop type="x-article">1</prop>'
        f'{prop}<tuv xml:lang="de"><seg>Ein ganzer Satz.</seg></tuv></tu></body></tmx>'
    )
    article = import_article(name="a.tmx", content=content.encode())
    assert (len(article.title), len(article.outlet), article.published_on) == (500, 200, "")


def test_the_command_names_every_article_and_every_file_that_failed(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlf"
    bomb.write_text("<!DOCTYPE x [<!ENTITY a 'b'>]><xliff version='1.2'/>")
    out = StringIO()
    with pytest.raises(CommandError, match=r"bomb.xlf: .*entities"):
        call_command(
            "import_articles", str(SEVERAL), str(bomb), "--json", stdout=out, stderr=StringIO()
        )
    report = json.loads(out.getvalue())
    assert [(row["file"], row["language"]) for row in report["articles"]] == [
        (str(SEVERAL), "de"),
        (str(SEVERAL), "ru"),
    ]
    assert [row["file"] for row in report["failed"]] == [str(bomb)]


@pytest.fixture
def sender(client: Client) -> Client:
    client.force_login(make_user("translator"))
    return client


def test_pasted_markup_is_read_as_a_page(sender: Client) -> None:
    markup = (GOLDEN / "saved-page.html").read_text(encoding="utf-8")
    response = sender.post(reverse("import"), {"text": markup.replace("\n", "\r\n")})
    article = Article.objects.get()
    assert response["Location"] == reverse("article", args=[article.pk])
    assert article.title == "Neuer Güterzug verbindet Chongqing und Duisburg"
    assert article.original.filename == "pasted markup.html"
    assert "<p>" not in article.text


def test_the_page_imports_several_articles_of_a_file_and_says_what_can_be_read(
    sender: Client,
) -> None:
    html = sender.get(reverse("import")).content.decode()
    for suffix in (".docx", ".html", ".md", ".pdf", ".po", ".tmx", ".xlf"):
        assert suffix in html
    files = [
        SimpleUploadedFile(SEVERAL.name, SEVERAL.read_bytes()),
        SimpleUploadedFile("a.docx", b"PK\x03\x04damaged"),
    ]
    response = sender.post(reverse("import"), {"uploads": files})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Messe in Chongqing</a>, <a" in html
    assert "is damaged and no Word document" in html
    assert Article.objects.count() == 2
