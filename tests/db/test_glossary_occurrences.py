"""Occurrences follow the glossary; what does not change keeps its row."""

from __future__ import annotations

import pytest

from glossary.models import Occurrence, SurfaceForm, Term
from glossary.services.occurrences import match_articles
from glossary.services.renditions import RenditionFinder, renditions_of
from glossary.services.revision import touch
from sources.models import Article, Segment
from tests.factories import make_article, make_concept


def named(article: Article) -> list[str]:
    rows = Occurrence.objects.filter(segment__article=article)
    return [row.surface for row in rows.order_by("segment__position", "start")]


def test_occurrences_are_stored_with_offsets() -> None:
    concept = make_concept(de="Peking")
    article = make_article(["In Peking.", "Nirgends.", "Pekings Norden und Peking"])
    segments = list(article.segments.all())
    assert match_articles([article]) == {segments[0].pk, segments[2].pk}
    assert named(article) == ["Peking", "Pekings", "Peking"]
    for row in Occurrence.objects.select_related("segment"):
        assert row.segment.text[row.start : row.end] == row.surface
        assert (row.concept, row.term, row.certainty) == (concept, concept.terms.get(), "sure")


def test_excluded_segments_have_none() -> None:
    make_concept(de="Peking")
    article = make_article(["Peking", "Peking"])
    Segment.objects.filter(article=article, position=2).update(kind="excluded", exclusion="litter")
    match_articles([article])
    assert named(article) == ["Peking"]


def test_each_article_is_matched_in_its_language() -> None:
    make_concept(de="Peking", ru="Пекин", en="Beijing")
    articles = [
        make_article(["Peking Пекин Beijing"], language=language) for language in ("de", "ru", "en")
    ]
    match_articles(articles)
    assert [named(article) for article in articles] == [["Peking"], ["Пекин"], ["Beijing"]]


def test_only_what_changed_is_touched() -> None:
    make_concept(de="Peking")
    article = make_article(["Peking und Ulm", "Peking"])
    match_articles([article])
    before = set(Occurrence.objects.values_list("pk", "surface"))
    assert match_articles([article]) == set()
    touch()
    assert match_articles([article]) == set()

    make_concept(de="Ulm")
    touch()
    assert match_articles([article]) == {article.segments.get(position=1).pk}
    assert before < set(Occurrence.objects.values_list("pk", "surface"))
    assert named(article) == ["Peking", "Ulm", "Peking"]


def test_a_longer_name_takes_the_place_of_a_shorter() -> None:
    make_concept(de="Neue Seidenstraße")
    article = make_article(["Neue Seidenstraße heute"])
    match_articles([article])
    make_concept(de="Neue Seidenstraße heute")
    touch()
    assert len(match_articles([article])) == 1
    assert named(article) == ["Neue Seidenstraße heute"]


def test_a_row_whose_certainty_changes_keeps_its_id() -> None:
    make_concept(de="Nordbezirk")
    article = make_article(["Nordbezirk"])
    match_articles([article])
    row = Occurrence.objects.get()
    rival = make_concept(de="Nordbezirk")
    touch()
    assert match_articles([article]) == {row.segment_id}
    assert (Occurrence.objects.get().pk, Occurrence.objects.get().certainty) == (row.pk, "possible")
    rival.delete()
    touch()
    match_articles([article])
    assert Occurrence.objects.get().certainty == "sure"


@pytest.mark.parametrize("sentences", [1, 40])
def test_queries_do_not_depend_on_the_segments(sentences: int, django_assert_num_queries) -> None:
    make_concept(de="Peking")
    articles = [make_article(["In Peking."] * sentences) for _ in range(2)]
    with django_assert_num_queries(13):
        assert len(match_articles(articles)) == 2 * sentences
    with django_assert_num_queries(2):
        match_articles(articles)


def test_renditions_put_the_preferred_form_first() -> None:
    concept, other = make_concept(en="Beijing", zh="北京"), make_concept(zh="上海")
    Term.objects.filter(text="Beijing").update(status="admitted")
    for text, status in (("Peking", "deprecated"), ("Beijing City", "preferred")):
        Term.objects.create(concept=concept, language="en", text=text, status=status)
    assert renditions_of([concept.pk, other.pk], "en") == {concept.pk: ["Beijing City", "Beijing"]}


def test_renditions_are_found_in_source_order(django_assert_num_queries) -> None:
    beijing, ulm, nameless = make_concept(en="Beijing"), make_concept(en="Ulm"), make_concept()
    SurfaceForm.objects.create(term=beijing.terms.get(), text="Beijing City")
    with django_assert_num_queries(2):
        places = [Occurrence(concept=each) for each in (beijing, nameless, ulm, beijing)]
        finder = RenditionFinder([place.concept_id for place in places], "en")
        found = finder.find("Ulm, Beijing City", places)
    assert [each and (each.verdict, each.found, each.required) for each in found] == [
        ("right", "Beijing City", "Beijing"),
        None,
        ("right", "Ulm", "Ulm"),
        ("missing", "", "Beijing"),
    ]


def test_a_concept_with_nothing_but_deprecated_forms_requires_nothing() -> None:
    concept = make_concept(en="Peking")
    concept.terms.update(status="deprecated")
    assert RenditionFinder([concept.pk], "en").find("Peking", [Occurrence(concept=concept)]) == [
        None
    ]


def test_a_finder_reads_the_terms_once(django_assert_num_queries) -> None:
    concept = make_concept(en="Beijing")
    with django_assert_num_queries(2):
        finder = RenditionFinder([concept.pk], "en")
        for text in ("Beijing", "Ulm"):
            assert finder.find(text, [Occurrence(concept=concept)])[0] is not None
