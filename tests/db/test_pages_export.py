"""Exporting through the browser."""

from __future__ import annotations

import pytest
from django.http import FileResponse
from django.test import Client
from django.urls import reverse

from tests.factories import make_article, make_translation, make_user
from translations.models import State


@pytest.fixture
def reader(client: Client) -> Client:
    article = make_article(["Eins.", "Zwei."])
    first, second = article.segments.all()
    make_translation(first, "en", "One.", state=State.APPROVED)
    make_translation(first, "zh", "一。", state=State.DRAFT)
    make_translation(second, "en", "Two.", state=State.DRAFT)
    client.force_login(make_user("translator"))
    return client


def content(response: FileResponse) -> str:
    return b"".join(response.streaming_content).decode()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 1),
        ("format=tmx", 3),
        ("format=tmx&states=draft", 2),
        ("format=tmx&states=draft&targets=zh", 1),
        ("format=tmx&states=needs_work", 0),
        ("format=tmx&states=initial", 1),
    ],
)
def test_the_preview_counts_and_shows_what_will_be_written(
    reader: Client, query: str, count: int
) -> None:
    html = reader.get(f"{reverse('export')}?{query}").content.decode()
    assert f"{count} pair" in html
    assert html.count('<th scope="row"') == count
    assert ("Download" in html) == bool(count)


@pytest.mark.parametrize(("name", "suffix"), [("tmx", ".tmx"), ("po", ".po"), ("tsv", ".tsv")])
def test_a_download_is_a_file_of_the_chosen_pairs(reader: Client, name: str, suffix: str) -> None:
    response = reader.get(reverse("download"), {"format": name, "states": "approved"})
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Disposition"].rstrip('"').endswith(suffix)
    text = content(response)
    assert "One." in text
    assert "Two." not in text


@pytest.mark.parametrize("query", ["format=exe", "format=tmx&articles=999", "format=tmx&states=x"])
def test_a_choice_there_is_not_is_refused(reader: Client, query: str) -> None:
    assert reader.get(f"{reverse('download')}?{query}").status_code == 422
