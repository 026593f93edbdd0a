"""The list of articles."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from glossary.models import Occurrence
from sources.models import Article
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.models import Rendition, State


def show(client: Client, **query: str) -> str:
    client.force_login(make_user("translator"))
    html = client.get(reverse("articles"), query).content.decode()
    return re.sub(r"\s+", " ", html)


def wrong_name(article: Article) -> None:
    segment = article.segments.get(position=1)
    concept = make_concept(de="Peking", en="Beijing")
    occurrence = Occurrence.objects.create(
        segment=segment, concept=concept, term=concept.terms.first(), start=0, end=3, surface="Das"
    )
    Rendition.objects.create(
        translation=segment.translations.get(target="en"),
        occurrence=occurrence,
        required="Beijing",
        verdict=Rendition.Verdict.MISSING,
        outcome=Rendition.Outcome.VIOLATED,
    )


def test_an_empty_list_says_what_to_do(client: Client) -> None:
    html = show(client)
    assert "No article yet" in html
    assert reverse("import") in html


def test_a_row_counts_states_by_target_and_names(client: Client) -> None:
    article = make_article(["Eins.", "Zwei.", "Drei."], outlet="Blatt", published_on="2021-04")
    first, second, _ = article.segments.all()
    make_translation(first, state=State.APPROVED)
    make_translation(second, state=State.DRAFT)
    make_translation(first, target="zh", text="一。", state=State.TRANSLATED)
    wrong_name(article)
    html = show(client)
    assert "1 approved, 1 draft, 1 not started" in html
    assert "1 translated, 2 not started" in html
    assert "Apr 2021" in html
    assert re.search(r'\?show=names">1<', html)


def test_litter_counts_neither_as_segment_nor_as_progress(client: Client) -> None:
    article = make_article(["Startseite", "Eins."])
    article.segments.filter(position=1).update(kind="excluded", exclusion="navigation")
    make_translation(article.segments.get(position=2), state=State.APPROVED)
    assert "1/1" in show(client)


def test_the_list_can_be_narrowed_to_a_language(client: Client) -> None:
    make_article(title="Ein deutscher Text")
    make_article(["Встреча."], language="ru", title="Русский текст")
    html = show(client, language="ru")
    assert "Русский текст" in html
    assert "Ein deutscher Text" not in html
    assert 'lang="ru"' in html


def test_an_english_article_has_no_english_progress(client: Client) -> None:
    make_article(["A meeting."], language="en")
    assert show(client).count('role="img"') == 1


def test_the_queries_do_not_depend_on_the_number_of_articles(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(make_user("translator"))
    make_translation(make_article(["Eins.", "Zwei."]).segments.first())
    client.get(reverse("articles"))
    with django_assert_num_queries(15):
        client.get(reverse("articles"))
    for _ in range(20):
        article = make_article(["Eins.", "Zwei."])
        make_translation(article.segments.first())
        wrong_name(article)
    with django_assert_num_queries(15):
        client.get(reverse("articles"))
