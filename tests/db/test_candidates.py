"""Proposed names: what is proposed, and what a decision does."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from glossary.models import Concept, RefusedCandidate, Term
from glossary.services.candidates import proposals
from glossary.services.change_plan import carry_out
from glossary.services.decide_candidates import (
    Form,
    Undecidable,
    plan_acceptance,
    plan_joining,
    refuse,
    take_back,
)
from tests.factories import make_article, make_concept, make_user

LIST = reverse("glossary:candidates")
GERMAN = "Das Forum fand in Peking statt, so Vladimir Norov, Generalsekretär der SCO."
RUSSIAN = "Форум прошел в Пекине, отметил Цзинь Фуцзянь."
ENGLISH = "Jin Fujian spoke at the forum in Beijing."


def accept(forms: list[Form], category: str) -> Concept:
    plan = carry_out(lambda: plan_acceptance(forms=forms, category=category))
    return Concept.objects.get(identifier=plan.title)


def merge(forms: list[Form], concept: Concept) -> int:
    plan = carry_out(lambda: plan_joining(forms=forms, concept=concept))
    return int(plan.done.split()[0])


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("terminologist"))
    return client


@pytest.fixture
def articles() -> None:
    make_article([GERMAN], outlet="news aktuell", published_on="2021-04")
    make_article([RUSSIAN], language="ru", title="Форум")
    make_article([ENGLISH], language="en", title="Forum")


def proposed() -> set[tuple[str, str]]:
    return {(m.language, m.text) for each in proposals().groups for m in each.members}


def group_of(language: str, text: str) -> set[tuple[str, str]]:
    for each in proposals().groups:
        forms = {(member.language, member.text) for member in each.members}
        if (language, text) in forms:
            return forms
    return set()


@pytest.mark.usefixtures("articles")
def test_names_are_proposed_together_across_languages() -> None:
    assert group_of("de", "Peking") == {("de", "Peking"), ("ru", "Пекин"), ("en", "Beijing")}
    assert group_of("en", "Jin Fujian") == {("en", "Jin Fujian"), ("ru", "Цзинь Фуцзянь")}


@pytest.mark.usefixtures("articles")
def test_what_the_glossary_has_is_not_proposed() -> None:
    make_concept("sco", "organisation", de="SCO")
    make_concept("beijing", de="Peking", ru="Пекин")
    names = proposed()
    assert ("de", "SCO") not in names
    assert ("de", "Peking") not in names
    assert ("de", "Generalsekretär der SCO") in names
    assert ("en", "Beijing") in names


def test_excluded_segments_propose_nothing() -> None:
    article = make_article([GERMAN])
    article.segments.update(kind="excluded", exclusion="navigation")
    assert proposed() == set()


@pytest.mark.usefixtures("articles")
def test_accepting_makes_a_concept_of_attested_terms() -> None:
    forms = [("de", "Peking"), ("ru", "Пекин"), ("en", "Beijing")]
    concept = accept(forms=forms, category="place")
    assert (concept.identifier, concept.category) == ("beijing", "place")
    german = concept.terms.get(language="de")
    assert (german.text, german.status, german.type) == ("Peking", "preferred", "full")
    assert (german.reliability, german.source) == ("attested", "news aktuell, 2021-04")
    attested = german.evidence.first()
    assert attested
    assert attested.quotation.startswith("Peking")
    assert attested.segment.text[attested.start : attested.end] == attested.quotation
    assert concept.terms.get(language="ru").source == "Форум"
    assert not proposed() & set(forms)


def test_an_acronym_is_admitted_beside_its_full_name() -> None:
    forms = [("de", "BRI"), ("de", "Belt and Road Initiative")]
    terms = accept(forms=forms, category="nonsense").terms
    assert terms.get(status="preferred").text == "Belt and Road Initiative"
    assert terms.get(type="acronym").status == "admitted"
    assert {term.reliability for term in terms.all()} == {"unattested"}
    assert Concept.objects.get().category == "other"


def test_identifiers_stay_apart_and_restore_pinyin() -> None:
    make_concept("jin-fujian", "person")
    assert accept(forms=[("ru", "Цзинь Фуцзянь")], category="person").identifier == "jin-fujian-2"


def test_accepting_twice_is_refused_with_the_first_concept_named() -> None:
    accept(forms=[("de", "Peking")], category="place")
    with pytest.raises(Undecidable, match="in the glossary already, as peking"):
        accept(forms=[("de", "PEKING")], category="place")
    assert Concept.objects.count() == 1


@pytest.mark.usefixtures("articles")
def test_refusing_is_remembered_in_that_language_and_can_be_taken_back() -> None:
    refuse(forms=[("de", "Peking")])
    refuse(forms=[("de", "PEKING")])
    assert RefusedCandidate.objects.count() == 1
    assert ("de", "Peking") not in proposed()
    assert ("ru", "Пекин") in proposed()
    take_back(forms=[("de", "Peking")])
    assert ("de", "Peking") in proposed()


@pytest.mark.usefixtures("articles")
def test_merging_adds_terms_and_prefers_only_where_none_is() -> None:
    concept = make_concept("beijing", en="Beijing")
    assert (
        merge(forms=[("de", "Peking"), ("en", "Peking"), ("en", "BEIJING")], concept=concept) == 2
    )
    statuses = dict(concept.terms.values_list("language", "status").order_by("pk"))
    assert statuses == {"en": "admitted", "de": "preferred"}
    assert merge(forms=[("de", "Peking")], concept=concept) == 0


@pytest.mark.parametrize("act", [accept, refuse, merge])
def test_nothing_ticked_is_refused(act) -> None:
    extra = {accept: {"category": "place"}, refuse: {}, merge: {"concept": Concept()}}[act]
    with pytest.raises(Undecidable, match="No name is ticked"):
        act(forms=[], **extra)


@pytest.mark.usefixtures("articles")
def test_the_page_shows_names_contexts_and_suggestions(editor: Client) -> None:
    make_concept("jin-fujian", "person", en="Jin Fujian")
    html = editor.get(LIST).content.decode()
    for shown in (
        '<span lang="ru">Цзинь Фуцзянь</span>',
        '<q lang="de">Das Forum fand in <mark>Peking</mark> statt',
        "news aktuell, Apr 2021",
        'value="de:Peking"',
        ">jin-fujian</option>",
    ):
        assert shown in html
    assert "ru:Цзинь" not in editor.get(LIST, {"language": "de"}).content.decode()


def test_an_empty_list_says_so(editor: Client) -> None:
    assert "Nothing to decide" in editor.get(LIST).content.decode()
    assert "No name in this language" in editor.get(LIST, {"language": "zh"}).content.decode()


@pytest.mark.parametrize("name", ["candidates", "accept", "refuse", "merge"])
def test_a_permission_is_needed(client: Client, name: str) -> None:
    client.force_login(make_user("translator"))
    method = client.get if name == "candidates" else client.post
    assert method(reverse(f"glossary:{name}")).status_code == 403


HTMX = {"HX-Request": "true"}


@pytest.mark.usefixtures("articles")
def test_accepting_answers_with_the_row_that_says_so(editor: Client) -> None:
    data = {"term": ["de:Peking", "en:Beijing"], "category": "place", "row": "1"}
    response = editor.post(reverse("glossary:accept"), data, headers=HTMX)
    concept = Concept.objects.get()
    html = response.content.decode()
    assert "“beijing” was added" in html
    assert reverse("glossary:edit", args=[concept.pk]) in html
    again = editor.post(reverse("glossary:accept"), data, headers=HTMX)
    assert (again.status_code, again["HX-Retarget"]) == (422, "#why-1")
    assert "in the glossary already" in again.content.decode()


def test_accepting_can_open_the_form(editor: Client) -> None:
    data = {"term": "de:Peking", "category": "place", "then": "edit"}
    response = editor.post(reverse("glossary:accept"), data)
    assert response["Location"] == reverse("glossary:edit", args=[Concept.objects.get().pk])
    data["term"] = "de:Ulm"
    partial = editor.post(reverse("glossary:accept"), data, headers=HTMX)
    assert partial["HX-Redirect"].startswith("/glossary/")


def test_refusing_offers_to_take_it_back(editor: Client) -> None:
    response = editor.post(reverse("glossary:refuse"), {"term": "de:<Ulm>"}, headers=HTMX)
    assert 'value="de:&lt;Ulm&gt;"' in response.content.decode()
    editor.post(reverse("glossary:refuse"), {"term": "de:<Ulm>", "back": "1"}, headers=HTMX)
    assert not RefusedCandidate.objects.exists()


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ({"term": "de:Peking"}, "Choose the concept"),
        ({"term": "de:Peking", "identifier": "nowhere"}, "No concept is called “nowhere”"),
        ({"term": "xx:Peking", "identifier": "beijing"}, "could not be read"),
        ({"term": "de:»", "identifier": "beijing"}, "no letter or digit"),
        ({"term": "de:" + "x" * 301, "identifier": "beijing"}, "longer than 300"),
        ({"identifier": "beijing"}, "No name is ticked"),
    ],
)
def test_a_wrong_merge_says_why(editor: Client, data: dict[str, str], shown: str) -> None:
    make_concept("beijing", en="Beijing")
    response = editor.post(reverse("glossary:merge"), data | {"row": "1"}, headers=HTMX)
    assert response.status_code == 422
    assert shown in response.content.decode()
    assert Term.objects.count() == 1


@pytest.mark.parametrize("by", ["concept", "identifier"])
def test_merging_by_choice_or_by_name(editor: Client, by: str) -> None:
    concept = make_concept("beijing", en="Beijing")
    value = str(concept.pk) if by == "concept" else "beijing"
    response = editor.post(reverse("glossary:merge"), {"term": "de:Peking", by: value})
    assert response.status_code == 302
    assert concept.terms.get(language="de").text == "Peking"


def test_queries_do_not_depend_on_articles_or_rows(
    editor: Client, django_assert_max_num_queries
) -> None:
    counts = []
    make_concept("sco", "organisation", de="SCO", en="SCO")
    for articles in (1, 9):
        for number in range(articles):
            name = chr(ord("а") + number) if articles > 1 else "Ulm"
            make_article([GERMAN, f"Er kam aus Chongqing {name}."] * 2)
            make_article([RUSSIAN], language="ru")
            make_article([ENGLISH], language="en")
        with django_assert_max_num_queries(25) as found:
            assert editor.get(LIST).status_code == 200
        counts.append(len(found))
    assert counts[0] == counts[1]


@pytest.mark.usefixtures("articles")
def test_the_command_prints_groups() -> None:
    out = StringIO()
    call_command("candidates", "--json", stdout=out)
    listed = json.loads(out.getvalue())["candidates"]
    texts = {(form["language"], form["text"]) for each in listed for form in each["forms"]}
    assert ("ru", "Пекин") in texts
    out = StringIO()
    call_command("candidates", "--language", "ru", stdout=out)
    assert out.getvalue().count("\n") < len(listed)
    assert "Пекин (ru, 1)" in out.getvalue()


@pytest.mark.usefixtures("articles")
def test_the_link_shows_how_many_were_last_found(django_assert_num_queries) -> None:
    count = len(proposals().groups)
    with django_assert_num_queries(0):
        html = Template("{% load candidates %}{% candidates_link %}").render(Context())
    assert f'href="{LIST}">Candidates <b class="count">{count}</b>' in html
