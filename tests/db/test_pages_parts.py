"""Long articles come in parts, whatever the filter and the order."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sources.models import Article, Segment
from tests.factories import make_article, make_translation, make_user
from translations.models import State
from workbench.pages.filters import ALL, FILTERS, SCORE
from workbench.pages.parts import PART, first_part, next_part, previous_part

pytestmark = pytest.mark.django_db
COUNT = 2 * PART + 20


@pytest.fixture
def article() -> Article:
    """Every third segment has a draft, whose estimates fall from the first to the last."""
    article = make_article([f"Satz {number}." for number in range(1, COUNT + 1)])
    for segment in article.segments.filter(position__in=range(3, COUNT + 1, 3)):
        make_translation(segment, estimate=1 - segment.position / COUNT)
    return article


def positions(segments: list[Segment]) -> list[int]:
    return [segment.position for segment in segments]


@pytest.mark.parametrize(
    ("key", "order", "expected"),
    [
        ("all", "", list(range(1, COUNT + 1))),
        ("draft", "", list(range(3, COUNT + 1, 3))),
        ("draft", SCORE, list(range(COUNT, 0, -3))),
        (
            "all",
            SCORE,
            [*range(COUNT, 0, -3), *(n for n in range(1, COUNT + 1) if n % 3)],
        ),
        ("approved", "", []),
    ],
)
def test_parts_show_each_row_once_and_in_order(
    article: Article, key: str, order: str, expected: list[int]
) -> None:
    part = first_part(article, FILTERS[key], order)
    seen = positions(part.segments)
    assert len(seen) <= PART
    while part.after:
        part = next_part(article, FILTERS[key], order, after=part.after)
        seen += positions(part.segments)
    assert seen == expected


def test_a_page_can_begin_anywhere_and_go_back(article: Article) -> None:
    part = first_part(article, ALL, "", at=100)
    seen = positions(part.segments)
    assert seen == list(range(95, COUNT + 1))
    while part.before:
        part = previous_part(article, ALL, "", before=part.before)
        seen = positions(part.segments) + seen
    assert seen == list(range(1, COUNT + 1))


def test_a_row_that_is_open_is_shown_whatever_the_filter(article: Article) -> None:
    segment = article.segments.get(position=4)
    part = first_part(article, FILTERS["draft"], "", at=4, always=segment.pk)
    assert positions(part.segments)[:3] == [3, 4, 6]


@pytest.mark.parametrize("key", ["", "x", "1_2_3", "nan_x", "9" * 30, "-1", "0.5_", "²"])
@pytest.mark.parametrize("order", ["", SCORE])
def test_a_key_that_is_none_shows_nothing_or_a_part(
    client: Client, article: Article, key: str, order: str
) -> None:
    client.force_login(make_user("translator"))
    answer = client.get(reverse("more_rows", args=[article.pk]), {"after": key, "order": order})
    assert answer.status_code == 200


def test_the_page_begins_with_a_part_and_names_the_next(client: Client, article: Article) -> None:
    client.force_login(make_user("translator"))
    address = reverse("article", args=[article.pk])
    html = client.get(address, {"show": "initial"}).content.decode()
    rows = [int(n) for n in re.findall(r'role=row id="s(\d+)"', html)]
    assert len(rows) == PART
    (more,) = re.findall(r'data-more="([^"]*)"', html)
    assert more.replace("&amp;", "&") == f"{address}rows/?after={rows[-1]}&show=initial"
    later = client.get(more.replace("&amp;", "&")).content.decode()
    assert int(re.findall(r'id="s(\d+)"', later)[0]) > rows[-1]


def test_the_number_of_queries_does_not_depend_on_the_rows(client: Client) -> None:
    client.force_login(make_user("reviewer"))
    counts = []
    for size in (5, PART + 10):
        article = make_article([f"Satz {number}." for number in range(size)])
        for segment in article.segments.all():
            make_translation(segment)
            make_translation(segment, "zh", "会议在北京举行。", state=State.TRANSLATED)
        address = reverse("article", args=[article.pk])
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 1
