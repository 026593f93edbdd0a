"""Two concepts with the same term: both are kept in view, and a person says which is meant."""

from __future__ import annotations

import pytest

from glossary.models import ArticleMatching, Concept, NameChoice, Occurrence, Term
from glossary.services.choose_name import NothingToChoose
from glossary.services.occurrences import match_again, match_articles
from glossary.services.revision import touch
from sources.models import Article, Segment
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.models import Rendition
from translations.naming import settle_name, unsettle_name
from workbench.models import User


@pytest.fixture
def user() -> User:
    return make_user("reviewer")


@pytest.fixture
def zones() -> tuple[Concept, Concept]:
    """“Nordbezirk” is a district of two cities."""
    return (
        make_concept("ulm", de="Nordbezirk", en="Northern District", zh="乌尔姆北区"),
        make_concept("linz", de="Nordbezirk", en="North Quarter", zh="林茨北区"),
    )


@pytest.fixture
def article(zones: tuple[Concept, Concept]) -> Article:
    article = make_article(
        ["Im Nordbezirk wohnt er.", "Der Nordbezirk wächst.", "Des Nordbezirks."]
    )
    match_articles([article])
    return article


def row(article: Article, position: int) -> Occurrence:
    return Occurrence.objects.get(segment__article=article, segment__position=position)


def standing(article: Article) -> list[str]:
    rows = Occurrence.objects.filter(segment__article=article).select_related("concept")
    return [f"{each.concept} {each.certainty}" for each in rows.order_by("segment__position")]


def pick(article: Article, position: int, concept: Concept, user: User, **also: bool) -> None:
    place = row(article, position)
    settle_name(segment=place.segment_id, start=place.start, concept=concept.pk, user=user, **also)


def test_both_concepts_are_stored(article: Article, zones: tuple[Concept, Concept]) -> None:
    place = row(article, 1)
    assert place.certainty == "possible"
    assert {place.concept_id, *place.rivals} == {each.pk for each in zones}


@pytest.mark.parametrize("number", [0, 1])
def test_a_choice_holds_for_its_place(
    number: int, article: Article, zones: tuple[Concept, Concept], user: User
) -> None:
    pick(article, 1, zones[number], user)
    place = row(article, 1)
    assert (place.concept, place.certainty) == (zones[number], "sure")
    assert place.term == zones[number].terms.get(language="de")
    assert place.rivals == [zones[1 - number].pk]
    assert place.choice
    assert (place.choice.chosen_by, place.choice.surface) == (user, "Nordbezirk")
    assert standing(article)[1:] == ["ulm possible", "ulm possible"]


def test_in_the_whole_article_the_same_text_follows(
    article: Article, zones: tuple[Concept, Concept], user: User
) -> None:
    pick(article, 1, zones[0], user)
    pick(article, 2, zones[1], user, everywhere=True)
    assert standing(article) == ["ulm sure", "linz sure", "ulm possible"]
    other = make_article(["Nordbezirk"])
    match_articles([other])
    assert standing(other) == ["ulm possible"]


def test_the_translation_is_held_against_the_concept_chosen(
    article: Article, zones: tuple[Concept, Concept], user: User
) -> None:
    make_translation(row(article, 1).segment, text="He lives in the Northern District.")
    pick(article, 1, zones[1], user)
    assert Rendition.objects.get().required == "North Quarter"
    assert Rendition.objects.get().verdict != "right"
    pick(article, 1, zones[0], user)
    assert (Rendition.objects.get().verdict, Rendition.objects.get().found) == (
        "right",
        "Northern District",
    )
    place = row(article, 1)
    unsettle_name(segment=place.segment_id, start=place.start, user=user)
    assert not Rendition.objects.exists()


def test_undoing_and_choosing_anew_keep_the_record(
    article: Article, zones: tuple[Concept, Concept], user: User
) -> None:
    pick(article, 1, zones[1], user)
    pick(article, 1, zones[0], user)
    place, other = row(article, 1), make_user("reviewer")
    unsettle_name(segment=place.segment_id, start=place.start, user=other)
    assert standing(article)[0] == "ulm possible"
    assert [
        (each.concept, each.chosen_by, each.withdrawn_by) for each in NameChoice.objects.all()
    ] == [(zones[1], user, user), (zones[0], user, other)]
    with pytest.raises(NothingToChoose, match="taken back already"):
        unsettle_name(segment=place.segment_id, start=place.start, user=user)


def test_a_choice_outlives_new_matching_and_new_segments(
    article: Article, zones: tuple[Concept, Concept], user: User
) -> None:
    pick(article, 2, zones[1], user)
    touch()
    match_articles([article])
    assert standing(article)[1] == "linz sure"
    old = article.segments.get(position=2)
    Segment.objects.filter(pk=old.pk).delete()
    Segment.objects.create(
        article=article,
        position=2,
        paragraph=2,
        start=old.start + 4,
        end=old.end,
        text=old.text[4:],
    )
    match_again(article)
    assert standing(article)[1] == "linz sure"


def test_a_choice_is_left_out_where_the_text_is_another(
    article: Article, zones: tuple[Concept, Concept], user: User
) -> None:
    pick(article, 1, zones[1], user)
    Segment.objects.filter(article=article, position=1).update(text="In Nordbezirken wohnt er.")
    ArticleMatching.objects.all().delete()
    match_articles([article])
    assert standing(article)[0] == "ulm possible"


def test_when_the_rival_is_gone_the_name_is_sure(
    article: Article, zones: tuple[Concept, Concept], user: User
) -> None:
    pick(article, 1, zones[1], user)
    Term.objects.filter(concept=zones[1], language="de").delete()
    touch()
    match_articles([article])
    assert standing(article) == ["ulm sure"] * 3
    with pytest.raises(NothingToChoose, match="nothing to choose"):
        pick(article, 1, zones[0], user)


def test_a_concept_that_is_none_of_them_is_refused(article: Article, user: User) -> None:
    with pytest.raises(NothingToChoose, match="cannot be that concept"):
        pick(article, 1, make_concept(de="Ulm"), user)
    assert not NameChoice.objects.exists()


def test_of_two_people_with_one_surname_one_is_chosen(user: User) -> None:
    people = [make_concept(category="person", en=name) for name in ("Wang Xiaohui", "Wang Yi")]
    article = make_article(["Wang Xiaohui met Wang Yi.", "Wang spoke."], language="en")
    match_articles([article])
    assert row(article, 2).certainty == "possible"
    pick(article, 2, people[1], user)
    place = row(article, 2)
    assert (place.concept, place.certainty, place.shortened) == (people[1], "sure", True)
    assert place.term == people[1].terms.get()


@pytest.mark.parametrize("sentences", [1, 30])
def test_queries_do_not_depend_on_the_choices(
    sentences: int, zones: tuple[Concept, Concept], user: User, django_assert_num_queries
) -> None:
    article = make_article(["Der Nordbezirk"] * sentences)
    match_articles([article])
    pick(article, 1, zones[1], user, everywhere=True)
    touch()
    with django_assert_num_queries(15):
        match_articles([article])
