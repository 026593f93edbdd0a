"""Cutting segments anew through their pages."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from sources.models import Article
from tests.factories import make_article, make_user
from workbench.pages.cutting import places

TEXT = "Das Treffen fand statt. Es dauerte lange."
HTMX = {"HX-Request": "true"}


@pytest.mark.parametrize(
    ("text", "offsets", "likely"),
    [
        ("Wort", [], None),
        ("Zwei Worte", [5], 5),
        (TEXT, [4, 12, 17, 24, 27, 35], 24),
        ("Er sagte: „Ja.“ Dann ging er.", [3, 10, 16, 21, 26], 16),
        ("𝒜 b c", [2, 4], 2),
    ],
)
def test_a_segment_can_begin_anew_at_each_word(
    text: str, offsets: list[int], likely: int | None
) -> None:
    found = places(text)
    assert [place.offset for place in found] == offsets
    assert next((place.offset for place in found if place.likely), None) == likely


@pytest.fixture
def article(client: Client) -> Article:
    client.force_login(make_user("translator"))
    return make_article([TEXT, "Dann reisten alle ab."])


def test_a_split_leads_to_the_second_part_with_the_filter_kept(
    client: Client, article: Article
) -> None:
    segment = article.segments.get(position=1)
    response = client.post(
        reverse("split", args=[segment.pk]),
        {"text": TEXT, "offset": "24", "target": "en"},
        headers=HTMX | {"HX-Current-URL": "http://testserver/articles/1/?show=draft&at=1"},
    )
    second = article.segments.get(position=2)
    assert second.text == "Es dauerte lange."
    where = json.loads(response["HX-Location"])
    assert where["path"] == f"/articles/{article.pk}/?show=draft&at=2&edit={second.pk}-en"
    assert where["push"] == f"/articles/{article.pk}/?show=draft&at=2"


@pytest.mark.parametrize("act", ["split", "merge", "exclude"])
def test_a_text_that_somebody_cut_meanwhile_is_refused_in_place(
    client: Client, article: Article, act: str
) -> None:
    segment = article.segments.get(position=1)
    data = {"text": "Was da vorher stand.", "offset": "4", "next_text": "x"}
    response = client.post(reverse(act, args=[segment.pk]), data, headers=HTMX)
    assert response.status_code == 422
    assert "Reload the page" in response.content.decode()
    assert article.segments.count() == 2


def test_every_act_works_without_a_script(client: Client, article: Article) -> None:
    segment = article.segments.get(position=1)

    def send(act: str, **data: str) -> str:
        text = article.segments.get(pk=segment.pk).text
        page = client.post(reverse(act, args=[segment.pk]), data | {"text": text}, follow=True)
        assert page.status_code == 200
        return page.content.decode()

    assert "Begin a new segment" in client.get(reverse("cut", args=[segment.pk])).content.decode()
    assert "was split" in send("split", offset="24", target="en")
    assert "were merged" in send("merge", next_text="Es dauerte lange.")
    assert "is left out" in send("exclude")
    assert "Translate this" in client.get(reverse("cut", args=[segment.pk])).content.decode()
    assert "is taken in" in send("include")
