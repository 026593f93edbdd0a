"""Filters of the glossary's table."""

from __future__ import annotations

import pytest
from django.test import Client

from glossary.services.occurrences import match_articles
from sources.languages import LANGUAGES
from tests.bulk_acts import LIST
from tests.factories import make_article, make_concept, make_user


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("terminologist"))
    return client


@pytest.fixture
def gaps() -> None:
    """`full` lacks nothing; each of the others has the gap that it is named after."""
    for number, identifier in enumerate(["full", "no-zh", "old-zh", "guess", "unnamed"]):
        texts = dict.fromkeys(LANGUAGES, f"Name{number}")
        if identifier == "no-zh":
            del texts["zh"]
        concept = make_concept(identifier, "zone" if number else "person", **texts)
        concept.terms.update(reliability="attested")
        if identifier == "old-zh":
            concept.terms.filter(language="zh").update(status="deprecated")
        if identifier == "guess":
            concept.terms.filter(language="ru").update(reliability="unattested")
    match_articles([make_article(["Name0 und Name1, Name2 oder Name3."])])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, "full guess no-zh old-zh unnamed"),
        ({"category": "person"}, "full"),
        ({"missing": "zh"}, "no-zh old-zh"),
        ({"missing": "de"}, ""),
        ({"unattested": "1"}, "guess"),
        ({"deprecated": "1"}, "old-zh"),
        ({"deprecated": "1", "missing": "zh"}, "old-zh"),
        ({"deprecated": "1", "category": "person"}, ""),
        ({"unnamed": "1"}, "unnamed"),
        ({"unnamed": "1", "q": "NAME4"}, "unnamed"),
        ({"unnamed": "1", "q": "name3"}, ""),
        (
            {"category": "no-such", "missing": "fr", "unnamed": "x"},
            "full guess no-zh old-zh unnamed",
        ),
    ],
)
@pytest.mark.usefixtures("gaps")
def test_filters_narrow_the_table(editor: Client, query: dict[str, str], found: str) -> None:
    response = editor.get(LIST, query)
    rows = response.context["listing"].rows
    assert [row.concept.identifier for row in rows] == found.split()
    assert ("Nothing found" in response.content.decode()) is (not found)


@pytest.mark.usefixtures("gaps")
def test_each_choice_says_how_many_it_would_show(editor: Client) -> None:
    for query in ("", "?category=zone", "?missing=zh&q=name", "?deprecated=1"):
        facets = editor.get(f"{LIST}{query}").context["listing"].facets
        for facet in (*facets.categories, *facets.gaps):
            if not facet.chosen:
                shown = editor.get(f"{LIST}{facet.address}").context["listing"].rows
                assert len(shown) == facet.count, (query, facet)


@pytest.mark.usefixtures("gaps")
def test_a_choice_is_taken_back_by_its_own_link(editor: Client) -> None:
    facets = editor.get(LIST, {"missing": "zh", "category": "zone"}).context["listing"].facets
    (taken,) = [facet for facet in facets.gaps if facet.chosen]
    assert (taken.label, taken.count, taken.address) == ("Without Chinese", 2, "?category=zone")


def test_queries_do_not_depend_on_rows_or_filters(
    editor: Client, django_assert_num_queries
) -> None:
    for concepts in (1, 49):
        for _ in range(concepts):
            make_concept(de="Peking", en="Beijing")
        for query in ({}, {"missing": "zh", "unattested": "1", "unnamed": "1", "q": "peking"}):
            with django_assert_num_queries(10):
                editor.get(LIST, query)
