"""Counting how concepts are rendered over the corpus."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from glossary.models import Concept, Term
from glossary.services.occurrences import match_articles
from glossary.services.save_concept import save_concept
from sources.models import Article
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.census import articles_behind, places_of_rendition, take_census
from translations.verification import bring_up_to_date, verify
from workbench.jobs.perform import run_next


@pytest.fixture
def peking() -> Concept:
    concept = make_concept("peking", de="Peking", en="Beijing", zh="北京")
    Term.objects.create(concept=concept, language="en", text="Beijing City", status="admitted")
    Term.objects.create(concept=concept, language="en", text="Peking", status="deprecated")
    return concept


def corpus(texts: list[str], target: str = "en", source: str = "Peking liegt {}.") -> Article:
    article = make_article([source.format(number) for number in range(len(texts))])
    match_articles([article])
    verify(
        [
            make_translation(segment, target, text)
            for segment, text in zip(article.segments.order_by("position"), texts, strict=True)
        ]
    )
    return article


def shares(concept: Concept, target: str = "en") -> tuple[list[tuple[str, int, str]], int]:
    """(text, count, what it is) and the number of missing ones."""
    (found,) = [each for each in take_census([concept.pk]) if each.target == target]
    kinds = [
        "preferred"
        if share.preferred
        else "right"
        if share.right
        else "other"
        if share.other
        else "wrong"
        for share in found.shares
    ]
    listed = [
        (share.text, share.count, kind) for share, kind in zip(found.shares, kinds, strict=True)
    ]
    return listed, found.missing


def test_each_occurrence_is_counted_once_under_its_form(peking: Concept) -> None:
    corpus(
        [
            "Beijing lies there.",
            "It is Beijing.",
            "It is Beijing City.",
            "It is Peking.",
            "It is Bejing.",
            "It lies there.",
        ]
    )
    listed, missing = shares(peking)
    assert listed == [
        ("Beijing", 2, "preferred"),
        ("Beijing City", 1, "right"),
        ("Bejing", 1, "other"),
        ("Peking", 1, "wrong"),
    ]
    assert missing == 1


def test_a_capital_at_the_start_is_the_same_form() -> None:
    zone = make_concept("zone", de="Nordzone", en="free zone")
    corpus(["Free zone rules.", "A free zone."], source="Die Nordzone {}.")
    assert shares(zone) == ([("free zone", 2, "preferred")], 0)


def test_what_is_rendered_in_more_than_one_way_comes_first(peking: Concept) -> None:
    make_concept("bonn", de="Bonn", en="Bonn")
    corpus(["Bonn"] * 5, source="Bonn {}.")
    corpus(["Beijing.", "Beijing City."])
    corpus(["北京。", "京城。"], "zh")
    counted = [(each.concept.identifier, each.target) for each in take_census()]
    assert counted == [("peking", "en"), ("peking", "zh"), ("bonn", "en")]


def test_places_are_found_by_their_form(peking: Concept) -> None:
    article = corpus(["It is Bejing.", "It is Beijing.", "Nothing."])
    (place,) = places_of_rendition(peking, "en", "Bejing", limit=9)
    assert (place.before, place.found, place.after) == ("It is ", "Bejing", ".")
    (missing,) = places_of_rendition(peking, "en", "", limit=9)
    assert missing.rendition.translation.segment.position == 3
    assert len(places_of_rendition(peking, "en", None, limit=9)) == 3
    assert article.segments.count() == 3


def test_articles_behind_the_glossary_are_counted(peking: Concept) -> None:
    article = corpus(["Beijing."])
    assert articles_behind().count() == 1
    bring_up_to_date([article])
    assert articles_behind().count() == 0
    make_concept("new", de="Neu")
    assert articles_behind().count() == 1


def test_a_changed_target_term_reaches_an_article_when_it_is_opened(peking: Concept) -> None:
    article = corpus(["Beijing."])
    bring_up_to_date([article])
    term = peking.terms.get(text="Beijing")
    term.text = "Peiping"
    save_concept(concept=peking, terms=[(term, [])])
    bring_up_to_date([article])
    assert [kind for _, _, kind in shares(peking)[0]] != ["preferred"]


def run(capsys: pytest.CaptureFixture[str], *options: str) -> Any:
    call_command("census", "--json", *options)
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("by", ["identifier", "pk"])
def test_the_command_counts_what_was_not_verified_yet(
    peking: Concept, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    article = make_article(["Peking liegt."])
    make_translation(article.segments.get(), "en", "Beijing lies.")
    make_concept("bonn", de="Bonn", en="Bonn")
    data = run(capsys, "--concept", str(getattr(peking, by)))
    (found,) = data["concepts"]
    assert (found["concept"], found["target"], found["missing"]) == ("peking", "en", 0)
    (rendition,) = found["renditions"]
    assert {name: rendition[name] for name in ("text", "count", "preferred")} == {
        "text": "Beijing",
        "count": 1,
        "preferred": True,
    }


def test_the_command_says_so_where_there_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys) == {"concepts": []}
    with pytest.raises(CommandError, match="There is no concept “x”"):
        call_command("census", "--concept", "x")


def test_pages_show_the_renditions(client: Client, peking: Concept) -> None:
    client.force_login(make_user("translator"))
    assert "Nothing to count yet" in client.get(reverse("glossary:census")).content.decode()
    corpus(["It is Beijing & <b>.", "It is Bejing.", "Peking.", "Nothing."])
    html = client.get(reverse("glossary:census"), {"show": "several"}).content.decode()
    for shown in (">peking</a>", "not in the glossary", ">wrong</span>", ">missing</a>"):
        assert shown in html
    address = reverse("glossary:concept_census", args=[peking.pk])
    html = client.get(address).content.decode()
    assert "It is <mark>Beijing</mark> &amp; &lt;b&gt;." in html
    html = client.get(address, {"target": "en", "text": "Bejing"}).content.decode()
    assert 'It is <mark class="wrong">Bejing</mark>.' in html
    assert "<mark>Beijing</mark>" not in html
    assert client.get(address, {"target": "xx", "text": ""}).status_code == 200


def test_queries_do_not_depend_on_the_rows(
    client: Client, peking: Concept, django_assert_max_num_queries: Any
) -> None:
    client.force_login(make_user("translator"))
    counts = []
    for size in (1, 15):
        make_concept(f"c{size}", de="Bonn", en="Bonn")
        corpus(["Beijing"] * size)
        for address in (
            reverse("glossary:census"),
            reverse("glossary:concept_census", args=[peking.pk]),
        ):
            with django_assert_max_num_queries(14) as queries:
                client.get(address)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]


@pytest.mark.parametrize("role", ["translator", "terminologist"])
def test_articles_are_brought_up_to_date_by_a_job(
    client: Client, peking: Concept, role: str
) -> None:
    client.force_login(make_user(role))
    make_translation(make_article(["Peking liegt."]).segments.get(), "en", "Beijing lies.")
    address = reverse("glossary:verify")
    assert client.get(address).status_code == 405
    response = client.post(address)
    assert response.status_code == (302 if role == "terminologist" else 403)
    assert "Beijing" not in client.get(reverse("glossary:census")).content.decode()
    if role == "terminologist":
        run_next("worker")
        html = client.get(reverse("glossary:census")).content.decode()
        assert "Beijing" in html
        assert "older glossary" not in html
