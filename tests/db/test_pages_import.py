"""Importing through the browser."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sources.models import Article
from tests.factories import make_user
from workbench.models import Job

GERMAN = (
    "Neues Gebiet stellt Plattform vor\n\n"
    "Am 9. April stellte die Stadt in Peking eine Plattform für den Handel vor. "
    "Weitere Treffen sind im Herbst geplant.\n"
)
RUSSIAN = "В Урумчи прошла конференция по сотрудничеству. Участники подписали соглашение.\n"


@pytest.fixture
def sender(client: Client) -> Client:
    client.force_login(make_user("translator"))
    return client


def file(name: str, text: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def test_one_file_becomes_an_article_and_opens(sender: Client) -> None:
    response = sender.post(reverse("import"), {"uploads": file("a.txt", GERMAN)})
    article = Article.objects.get()
    assert response["Location"] == reverse("article", args=[article.pk])
    assert (article.language, article.segments.count() > 1) == ("de", True)
    assert bytes(article.original.content) == GERMAN.encode()
    assert not Job.objects.exists()


def test_several_files_are_imported_and_drafted_as_one_job(sender: Client) -> None:
    files = [file("a.txt", GERMAN), file("b.txt", RUSSIAN)]
    response = sender.post(reverse("import"), {"uploads": files, "draft": "on"})
    assert response["Location"] == reverse("articles")
    assert {article.language for article in Article.objects.all()} == {"de", "ru"}
    assert len(Job.objects.get().arguments["articles"]) == 2


def test_pasted_text_is_kept_to_the_letter(sender: Client) -> None:
    data = {"text": GERMAN.replace("\n", "\r\n"), "title": "Mein Titel", "outlet": "Blatt"}
    sender.post(reverse("import"), data)
    article = Article.objects.get()
    assert (article.title, article.outlet) == ("Mein Titel", "Blatt")
    assert bytes(article.original.content) == GERMAN.encode()


def test_each_file_that_fails_says_why_and_nothing_typed_is_lost(sender: Client) -> None:
    files = [file("good.txt", GERMAN), file("empty.txt", ""), file("odd.bin", b"\0\1\2")]
    response = sender.post(reverse("import"), {"uploads": files, "text": "?!", "outlet": "Blatt"})
    html = response.content.decode()
    assert response.status_code == 422
    for name in ("good.txt", "empty.txt", "odd.bin", "pasted text"):
        assert name in html
    assert "?!</textarea>" in html
    assert 'value="Blatt"' in html
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({}, "Choose a file, or paste the text"),
        ({"text": "   "}, "Choose a file, or paste the text"),
        ({"text": GERMAN, "uploads": "also", "title": "T"}, "one article at a time"),
        ({"text": GERMAN, "language": "fr"}, "Select a valid choice"),
    ],
)
def test_a_form_that_cannot_be_understood_imports_nothing(
    sender: Client, data: dict[str, object], says: str
) -> None:
    if "uploads" in data:
        data = data | {"uploads": file("a.txt", RUSSIAN)}
    response = sender.post(reverse("import"), data)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not Article.objects.exists()


def test_the_same_file_twice_is_named_with_its_article(sender: Client) -> None:
    sender.post(reverse("import"), {"uploads": file("a.txt", GERMAN)})
    response = sender.post(reverse("import"), {"uploads": file("b.txt", GERMAN)})
    assert "already imported" in response.content.decode()
    assert Article.objects.count() == 1
