"""Bringing translations back through the browser."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sources.models import Article
from tests.factories import make_article, make_translation, make_user
from translations.models import ImportedText, TranslationImport
from workbench.jobs.perform import run_next
from workbench.models import User
from workbench.pages import import_back

HEAD = "segment,target_language,source,target,version\n"


@pytest.fixture
def user(client: Client) -> User:
    user = make_user("translator")
    client.force_login(user)
    return user


@pytest.fixture
def article() -> Article:
    article = make_article([f"Satz {number}." for number in range(1, 121)])
    make_translation(article.segments.get(position=1), text="Sentence one.")
    return article


def lines(article: Article, count: int) -> str:
    first = f"{article.pk}.1,en,Satz 1.,Sentence <b>1</b>.,1\n"
    rest = (f"{article.pk}.{n},en,Satz {n}.,Sentence {n}.,0\n" for n in range(2, count + 1))
    return HEAD + first + "".join(rest)


def sent(client: Client, content: str, name: str = "edited.csv") -> TranslationImport:
    response = client.post(
        reverse("import_translations"), {"file": SimpleUploadedFile(name, content.encode())}
    )
    assert response.status_code == 302
    return TranslationImport.objects.latest("pk")


def test_a_file_is_looked_at_then_brought_in_then_taken_back(
    client: Client, user: User, article: Article
) -> None:
    batch = sent(client, lines(article, 3))
    address = reverse("translation_import", args=[batch.pk])
    html = client.get(address).content.decode()
    assert html.count('name="take"') == html.count("checked") == 3
    assert "<ins>&lt;</ins>" in html or "&lt;b&gt;" in html
    texts = list(batch.texts.order_by("pk"))
    seen = {"seen": [text.pk for text in texts], "take": [texts[0].pk, texts[2].pk]}
    response = client.post(address, {"act": "apply", **seen}, follow=True)
    assert "2 translations were brought in" in response.content.decode()
    assert article.segments.get(position=1).translations.get().text == "Sentence <b>1</b>."
    assert not article.segments.get(position=2).translations.exists()
    response = client.post(reverse("undo_translation_import", args=[batch.pk]), follow=True)
    assert "1 text was restored" in response.content.decode()


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        ("x", "a.tmx", "cannot be brought back"),
        ("", "a.csv", "The file is empty"),
        (HEAD + "1.1,en\n", "a.csv", "line 2: 2 cells"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(
    client: Client, user: User, content: str, name: str, told: str
) -> None:
    response = client.post(
        reverse("import_translations"), {"file": SimpleUploadedFile(name, content.encode())}
    )
    assert response.status_code == 422
    assert told in response.content.decode()
    assert not TranslationImport.objects.exists()


def test_ticks_are_kept_from_page_to_page(client: Client, user: User, article: Article) -> None:
    batch = sent(client, lines(article, 120))
    address = reverse("translation_import", args=[batch.pk])
    shown = list(batch.texts.order_by("pk").values_list("pk", flat=True)[1:50])
    response = client.post(address, {"go": "2", "seen": shown, "take": shown[:1]})
    assert response["Location"].endswith("?page=2")
    assert batch.texts.filter(chosen=False).count() == len(shown) - 1
    client.post(address, {"act": "none", "kind": "new"})
    assert batch.texts.filter(chosen=True).count() == 1
    client.post(address, {"act": "all"})
    assert batch.texts.filter(chosen=True).count() == 120


def test_many_texts_become_a_job(client: Client, user: User, article: Article) -> None:
    batch = sent(client, lines(article, 120))
    address = reverse("translation_import", args=[batch.pk])
    assert "job below" in client.post(address, {"act": "apply"}, follow=True).content.decode()
    run_next("worker")
    batch.refresh_from_db()
    assert batch.state == TranslationImport.State.APPLIED
    assert batch.texts.filter(outcome=ImportedText.Outcome.APPLIED).count() == 120
    assert "Take this import back" in client.get(address).content.decode()


@pytest.mark.parametrize("damage", ["", "x,y\n"])
def test_a_large_file_is_read_by_a_worker(
    client: Client, user: User, article: Article, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    monkeypatch.setattr(import_back, "READ_AT_ONCE", 10)
    batch = sent(client, lines(article, 3) + damage)
    address = reverse("translation_import", args=[batch.pk])
    assert "waits for a worker" in client.get(address).content.decode()
    run_next("worker")
    html = client.get(address).content.decode()
    assert ("line 5" in html) == bool(damage)
    assert html.count('name="take"') == (0 if damage else 3)


def test_only_who_brought_it_decides(client: Client, user: User, article: Article) -> None:
    batch = sent(client, lines(article, 3))
    client.force_login(make_user("translator"))
    address = reverse("translation_import", args=[batch.pk])
    assert "checkbox" not in client.get(address).content.decode()
    assert client.post(address, {"act": "apply"}).status_code == 403


def test_the_queries_do_not_grow_with_the_rows(
    client: Client,
    user: User,
    article: Article,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    batch = sent(client, lines(article, 40))
    with django_assert_max_num_queries(16):
        client.get(reverse("translation_import", args=[batch.pk]))
