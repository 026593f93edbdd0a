"""Quotations that attest terms."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from glossary.models import Concept, Evidence, Term
from glossary.services.evidence import (
    OFFERED,
    EvidenceRefused,
    add_evidence,
    evidence_of,
    offered_evidence,
    remove_evidence,
)
from glossary.services.occurrences import match_articles
from glossary.services.revision import current_revision
from sources.models import Article, Segment
from tests.factories import make_article, make_concept, make_user
from workbench.models import User

ADD = reverse("glossary:add_evidence")


@pytest.fixture
def beijing() -> Concept:
    return make_concept("beijing", de="Peking", en="Beijing")


@pytest.fixture
def english(beijing: Concept) -> Article:
    article = make_article(
        ["He flew to <Beijing> today.", "Beijing and Beijing."],
        language="en",
        title="A flight",
        outlet="The Paper",
        published_on="2021-04-09",
    )
    match_articles([article])
    return article


@pytest.fixture
def term(beijing: Concept) -> Term:
    return beijing.terms.get(language="en")


@pytest.fixture
def segment(english: Article) -> Segment:
    return english.segments.get(position=1)


@pytest.fixture
def user() -> User:
    return make_user("terminologist")


@pytest.mark.parametrize(
    ("before", "after"),
    [("unattested", "attested"), ("attested", "attested"), ("official", "official")],
)
def test_evidence_attests_a_term(
    term: Term, segment: Segment, user: User, before: str, after: str
) -> None:
    Term.objects.filter(pk=term.pk).update(reliability=before)
    revision = current_revision()
    for _ in range(2):
        made = add_evidence(term=term, segment=segment, start=12, end=19, user=user)
    term.refresh_from_db()
    assert (made.quotation, made.created_by_id, term.reliability) == ("Beijing", user.pk, after)
    assert Evidence.objects.count() == 1
    assert current_revision() == revision


@pytest.mark.parametrize("span", [(12, 12), (20, 12), (0, 999), (-1, 5)])
def test_a_place_that_is_not_in_the_text_is_refused(
    term: Term, segment: Segment, user: User, span: tuple[int, int]
) -> None:
    with pytest.raises(EvidenceRefused, match="not in the text"):
        add_evidence(term=term, segment=segment, start=span[0], end=span[1], user=user)
    assert not Evidence.objects.exists()


def test_an_article_in_another_language_is_no_evidence(
    beijing: Concept, segment: Segment, user: User
) -> None:
    german = beijing.terms.get(language="de")
    with pytest.raises(EvidenceRefused, match="another language"):
        add_evidence(term=german, segment=segment, start=12, end=19, user=user)


@pytest.mark.parametrize(
    ("reliability", "left"), [("attested", "unattested"), ("official", "official")]
)
def test_without_its_last_evidence_a_term_is_unattested(
    term: Term, segment: Segment, user: User, reliability: str, left: str
) -> None:
    first = add_evidence(term=term, segment=segment, start=12, end=19, user=user)
    second = add_evidence(term=term, segment=segment, start=0, end=2, user=user)
    Term.objects.filter(pk=term.pk).update(reliability=reliability)
    remove_evidence(first)
    term.refresh_from_db()
    assert term.reliability == reliability
    remove_evidence(second)
    term.refresh_from_db()
    assert term.reliability == left


def test_english_articles_offer_what_nobody_has_taken(
    beijing: Concept, term: Term, english: Article, segment: Segment, user: User
) -> None:
    match_articles([make_article(["Peking."] * (OFFERED + 2))])
    offered = offered_evidence(beijing)
    assert [(each.segment.position, each.start) for each in offered[term.pk]] == [
        (1, 12),
        (2, 0),
        (2, 12),
    ]
    german = beijing.terms.get(language="de")
    assert len(offered[german.pk]) == OFFERED
    add_evidence(term=term, segment=segment, start=12, end=19, user=user)
    assert [each.start for each in offered_evidence(beijing)[term.pk]] == [0, 12]
    (kept,) = evidence_of(beijing)[term.pk]
    assert (kept.before, kept.quotation, kept.after) == ("He flew to <", "Beijing", "> today.")


def posted(term: Term, segment: Segment, **fields: object) -> dict[str, object]:
    return {"term": term.pk, "segment": segment.pk, "start": 12, "end": 19} | fields


@pytest.mark.parametrize(
    ("role", "status"),
    [("translator", 403), ("reviewer", 403), ("terminologist", 302), ("manager", 302)],
)
def test_terminologists_and_managers_add_and_remove_evidence(
    client: Client, term: Term, segment: Segment, role: str, status: int
) -> None:
    client.force_login(make_user(role))
    assert client.post(ADD, posted(term, segment)).status_code == status
    kept = Evidence.objects.first() or add_evidence(
        term=term, segment=segment, start=12, end=19, user=None
    )
    remove = reverse("glossary:remove_evidence", args=[kept.pk])
    assert client.post(remove).status_code == status
    assert Evidence.objects.exists() == (status == 403)
    assert client.get(ADD).status_code == 405


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"term": "x"}, 404),
        ({"segment": 10**30}, 404),
        ({"start": "x"}, 302),
        ({"start": -1}, 302),
        ({"end": 10**40}, 302),
    ],
)
def test_a_forged_place_breaks_nothing(
    client: Client, term: Term, segment: Segment, fields: dict[str, object], status: int
) -> None:
    client.force_login(make_user("manager"))
    assert client.post(ADD, posted(term, segment) | fields).status_code == status
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("to", "goes"),
    [("/articles/1/#s1", "/articles/1/#s1"), ("https://evil.example/", None), ("//evil", None)],
)
def test_adding_goes_back_to_where_it_was_asked_for(
    client: Client, term: Term, segment: Segment, to: str, goes: str | None
) -> None:
    client.force_login(make_user("manager"))
    response = client.post(ADD, posted(term, segment, next=to))
    concept = reverse("glossary:concept", args=[term.concept_id])
    assert response["Location"] == (goes or concept)


def test_a_concept_shows_its_evidence_with_article_outlet_and_date(
    client: Client, term: Term, segment: Segment, user: User
) -> None:
    client.force_login(user)
    page = reverse("glossary:concept", args=[term.concept_id])
    html = client.get(page).content.decode()
    assert html.count("Add as evidence") == 3
    client.post(ADD, posted(term, segment))
    html = client.get(page).content.decode()
    assert "He flew to &lt;<mark>Beijing</mark>&gt; today." in html
    assert "The Paper, 9 Apr 2021" in html
    assert html.count("Add as evidence") == 2
    client.force_login(make_user("translator"))
    html = client.get(page).content.decode()
    assert "<mark>Beijing</mark>&gt; today." in html
    assert "Add as evidence" not in html


def test_evidence_is_one_click_from_the_reading_page(
    client: Client, term: Term, segment: Segment, user: User
) -> None:
    client.force_login(user)
    address = reverse("edit", args=[segment.pk, "zh"])
    htmx = {"HTTP_HX_REQUEST": "true"}
    html = client.get(address, **htmx).content.decode()
    assert f'name="term" value="{term.pk}"' in html
    added = client.post(ADD, posted(term, segment), **htmx).content.decode()
    assert added.strip() == '<span class="badge ok">evidence</span>'
    html = client.get(address, **htmx).content.decode()
    assert "Add as evidence" not in html
    assert '<span class="badge ok">evidence</span>' in html


def test_queries_of_a_concept_do_not_depend_on_its_evidence(
    client: Client,
    beijing: Concept,
    term: Term,
    user: User,
    django_assert_max_num_queries: Any,
) -> None:
    client.force_login(user)
    counts = []
    for size in (1, 12):
        article = make_article(["Beijing."] * (size + 3), language="en")
        match_articles([article])
        for segment in article.segments.all()[:size]:
            add_evidence(term=term, segment=segment, start=0, end=7, user=user)
        with django_assert_max_num_queries(14) as queries:
            client.get(reverse("glossary:concept", args=[beijing.pk]))
        counts.append(len(queries))
    assert counts[0] == counts[1]
