"""A concept that comes back after a deletion or a merge has the choices that were made for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from glossary.models import Concept, NameChoice, Occurrence
from glossary.services.bulk_edit import plan_deletion
from glossary.services.change_plan import Plan
from glossary.services.choose_name import choose_name, undo_choice
from glossary.services.merge_concepts import plan_merging
from glossary.services.occurrences import match_articles
from sources.models import Article
from tests.bulk_acts import chosen
from tests.factories import make_article, make_concept, make_user
from translations.models import TermChange
from translations.term_change import apply_change, undo_change
from workbench.models import User

Act = Callable[[], Plan]


@pytest.fixture
def user() -> User:
    return make_user("manager")


@pytest.fixture
def ulm() -> Concept:
    return make_concept("ulm", de="Nordbezirk", en="Northern District")


@pytest.fixture
def linz() -> Concept:
    return make_concept("linz", de="Nordbezirk", en="North Quarter")


@pytest.fixture
def article(ulm: Concept, linz: Concept) -> Article:
    article = make_article(["Im Nordbezirk.", "Der Nordbezirk.", "Des Nordbezirks."])
    match_articles([article])
    return article


@pytest.fixture(params=["deleted", "merged"])
def act(request: pytest.FixtureRequest, ulm: Concept, linz: Concept) -> Act:
    """What takes “ulm” away."""
    if request.param == "deleted":
        return lambda: plan_deletion(chosen(ulm))
    return lambda: plan_merging(chosen(linz, ulm), into=linz.pk)


def choose(article: Article, position: int, concept: Concept, user: User, **also: bool) -> None:
    place = Occurrence.objects.get(segment__article=article, segment__position=position)
    choose_name(segment=place.segment_id, start=place.start, concept=concept.pk, user=user, **also)


def done(act: Act, user: User) -> TermChange:
    change = apply_change(act, user=user)
    assert change
    return change


def standing(article: Article) -> list[str]:
    match_articles([article])
    rows = Occurrence.objects.filter(segment__article=article).select_related("concept")
    return [f"{each.concept} {each.certainty}" for each in rows.order_by("segment__position")]


def rows() -> list[dict[str, object]]:
    return list(NameChoice.objects.order_by("pk").values())


@pytest.mark.parametrize("everywhere", [True, False])
def test_choices_come_back(
    everywhere: bool, act: Act, article: Article, ulm: Concept, user: User
) -> None:
    choose(article, 1, ulm, user, everywhere=everywhere)
    NameChoice.objects.update(chosen_at=timezone.now() - timedelta(days=9))
    before, stood = rows(), standing(article)
    assert "ulm sure" in stood
    change = done(act, user)
    assert "ulm sure" not in standing(article)
    undo_change(change, user=user)
    assert rows() == before
    assert standing(article) == stood


def test_one_that_was_withdrawn_before_comes_back_as_history(
    act: Act, article: Article, ulm: Concept, user: User
) -> None:
    choose(article, 1, ulm, user)
    place = Occurrence.objects.get(segment__article=article, segment__position=1)
    undo_choice(segment=place.segment_id, start=place.start, user=user)
    before = rows()
    undo_change(done(act, user), user=user)
    assert rows() == before


def test_choices_for_the_other_concept_stay(
    act: Act, article: Article, ulm: Concept, linz: Concept, user: User
) -> None:
    choose(article, 1, ulm, user)
    choose(article, 2, linz, user)
    before, stood = rows(), standing(article)
    undo_change(done(act, user), user=user)
    assert rows() == before
    assert standing(article) == stood
    assert stood[:2] == ["ulm sure", "linz sure"]


def test_a_newer_choice_for_the_place_wins(
    article: Article, ulm: Concept, linz: Concept, user: User
) -> None:
    graz = make_concept("graz", de="Nordbezirk", en="Upper District")
    match_articles([article])
    choose(article, 1, ulm, user)
    change = done(lambda: plan_deletion(chosen(ulm)), user)
    match_articles([article])
    choose(article, 1, graz, user)
    undo_change(change, user=user)
    assert [each.concept for each in NameChoice.objects.all()] == [graz]


def test_a_choice_moved_by_a_merge_and_withdrawn_since_stays_withdrawn(
    article: Article, ulm: Concept, linz: Concept, user: User
) -> None:
    choose(article, 1, ulm, user)
    change = done(lambda: plan_merging(chosen(linz, ulm), into=linz.pk), user)
    NameChoice.objects.update(withdrawn_at=timezone.now(), withdrawn_by=user)
    undo_change(change, user=user)
    (choice,) = NameChoice.objects.all()
    assert choice.concept == ulm
    assert choice.withdrawn_at


def test_choices_of_articles_and_people_that_are_gone(
    act: Act, article: Article, ulm: Concept, user: User
) -> None:
    somebody = make_user("reviewer")
    choose(article, 1, ulm, somebody)
    other = make_article(["Der Nordbezirk."])
    match_articles([other])
    choose(other, 1, ulm, somebody)
    change = done(act, user)
    other.delete()
    somebody.delete()
    undo_change(change, user=user)
    (choice,) = NameChoice.objects.all()
    assert (choice.concept, choice.article, choice.chosen_by) == (ulm, article, None)
