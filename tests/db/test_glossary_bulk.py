"""Filters of the glossary's table, and acts on several concepts at once."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from glossary.models import Concept, Evidence, Occurrence, SurfaceForm, Term
from glossary.services.bulk_edit import (
    delete_concepts,
    losses,
    set_category,
    set_reliability,
)
from glossary.services.chosen import BulkRefused, Chosen, parse_chosen
from glossary.services.evidence import add_evidence
from glossary.services.merge_concepts import merge_concepts, plan_merge
from glossary.services.occurrences import match_articles
from glossary.services.revision import current_revision
from sources.languages import LANGUAGES
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.models import Rendition
from translations.verification import bring_up_to_date

LIST = reverse("glossary:concepts")
BULK = reverse("glossary:bulk")


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("terminologist"))
    return client


def chosen(*concepts: Concept) -> list[Chosen]:
    return [Chosen.of(Concept.objects.get(pk=concept.pk)) for concept in concepts]


def post(client: Client, act: str, *concepts: Concept, **fields: object):
    data = {"act": act, "chosen": [str(each) for each in chosen(*concepts)], **fields}
    return client.post(BULK, data, follow=True)


def terms(concept: Concept) -> set[tuple[str, str, str]]:
    return set(concept.terms.values_list("language", "text", "status"))


# ---- filters ----


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


# ---- who may ----


def test_only_editors_see_boxes_and_bar(client: Client) -> None:
    make_concept("beijing", de="Peking")
    for role, shown in (("translator", False), ("reviewer", False), ("terminologist", True)):
        client.force_login(make_user(role))
        html = client.get(LIST).content.decode()
        assert ('name="chosen"' in html) is shown
        assert ('value="ask-delete"' in html) is shown


@pytest.mark.parametrize("act", ["category", "reliability", "ask-delete", "delete", "merge"])
@pytest.mark.parametrize("role", ["translator", "reviewer"])
def test_others_are_refused(client: Client, role: str, act: str) -> None:
    concept = make_concept("beijing", de="Peking")
    client.force_login(make_user(role))
    assert post(client, act, concept, category="zone").status_code == 403
    assert Concept.objects.get().category == "place"


def test_the_address_takes_only_posts(editor: Client) -> None:
    assert editor.get(BULK).status_code == 405


def test_without_a_script_a_link_ticks_the_page(editor: Client) -> None:
    make_concept("beijing", de="Peking")
    html = editor.get(LIST, {"select": "page"}).content.decode()
    assert 'aria-label="Select beijing" checked' in html
    assert f'name="next" value="{LIST}?"' in html


@pytest.mark.parametrize(
    ("to", "landed"),
    [
        (f"{LIST}?missing=zh", f"{LIST}?missing=zh"),
        ("https://elsewhere.example/", LIST),
        ("", LIST),
    ],
)
def test_it_goes_back_to_the_table_as_it_was(editor: Client, to: str, landed: str) -> None:
    response = post(editor, "category", make_concept(), category="zone", next=to)
    assert response.redirect_chain == [(landed, 302)]


# ---- what was chosen ----


@pytest.mark.parametrize("values", [[], ["7"], ["x:1"], ["1:y"], [f"{'1' * 18}:1"], ["-1:1"]])
def test_a_selection_that_cannot_be_read_is_refused(values: list[str]) -> None:
    with pytest.raises(BulkRefused):
        parse_chosen(values)


def test_a_selection_survives_the_page() -> None:
    seen = Chosen.of(make_concept())
    assert parse_chosen([str(seen), str(seen)]) == [seen]


@pytest.mark.parametrize("change", ["edited", "gone"])
@pytest.mark.parametrize("act", ["category", "reliability", "delete", "merge"])
def test_what_changed_meanwhile_is_refused_as_a_whole(
    editor: Client, act: str, change: str
) -> None:
    one, other = make_concept("one", de="Peking"), make_concept("other", de="Ulm")
    seen = [str(each) for each in chosen(one, other)]
    if change == "edited":
        Concept.objects.get(pk=other.pk).save()
    else:
        other.delete()
    data = {"category": "zone", "language": "de", "reliability": "official", "into": one.pk}
    response = editor.post(BULK, {"act": act, "chosen": seen, **data}, follow=True)
    told = "Someone changed “other”" if change == "edited" else "not in the glossary any more"
    assert told in response.content.decode()
    one.refresh_from_db()
    assert one.category == "place"
    assert one.terms.get().reliability == "unattested"


@pytest.mark.parametrize("act", ["", "burn"])
def test_an_unknown_act_is_refused(editor: Client, act: str) -> None:
    assert "Press one of the buttons" in post(editor, act, make_concept()).content.decode()


# ---- category and reliability ----


def test_categories_are_set(editor: Client) -> None:
    one, other = make_concept("one"), make_concept("other", "zone")
    before = current_revision()
    response = post(editor, "category", one, other, category="zone")
    assert "1 concept put in the category “zone”" in response.content.decode()
    assert {concept.category for concept in Concept.objects.all()} == {"zone"}
    assert current_revision() > before


@pytest.mark.parametrize("category", ["", "no-such"])
def test_an_unknown_category_is_refused(category: str) -> None:
    with pytest.raises(BulkRefused, match="which category"):
        set_category(chosen=chosen(make_concept()), category=category)


@pytest.mark.parametrize(
    ("language", "reliability", "official", "unattested"),
    [
        ("de", "official", "de", "en zh"),
        ("", "official", "de en zh", ""),
        ("ru", "official", "", "de en zh"),
    ],
)
def test_reliability_is_set(
    language: str, reliability: str, official: str, unattested: str
) -> None:
    concept = make_concept(de="Peking", en="Beijing", zh="北京")
    make_concept(de="Ulm", en="Ulm")
    count, kept = set_reliability(
        chosen=chosen(concept), language=language, reliability=reliability
    )
    assert (count, kept) == (len(official.split()), 0)
    found = {
        value: " ".join(
            sorted(concept.terms.filter(reliability=value).values_list("language", flat=True))
        )
        for value in ("official", "unattested")
    }
    assert found == {"official": official, "unattested": unattested}
    assert Term.objects.filter(reliability="unattested", text="Ulm").count() == 2


@pytest.mark.parametrize(("language", "reliability"), [("fr", "official"), ("de", "sure")])
def test_unknown_values_are_refused(language: str, reliability: str) -> None:
    with pytest.raises(BulkRefused):
        set_reliability(chosen=chosen(make_concept()), language=language, reliability=reliability)


def test_a_quoted_term_does_not_become_unattested(editor: Client) -> None:
    concept = make_concept(de="Peking", en="Beijing")
    concept.terms.update(reliability="attested")
    attest(concept.terms.get(language="de"))
    response = post(editor, "reliability", concept, language="", reliability="unattested")
    html = response.content.decode()
    assert "1 term marked as unattested. 1 term stayed as before" in html
    assert concept.terms.get(language="de").reliability == "attested"


def attest(term: Term, text: str = "Peking ist groß.") -> Evidence:
    segment = make_article([text], language=term.language).segments.get()
    return add_evidence(term=term, segment=segment, start=0, end=6, user=None)


# ---- deleting ----


def test_deleting_asks_first_and_spares_what_articles_name(editor: Client) -> None:
    free, used = make_concept("free", de="Ulm", en="Ulm"), make_concept("used", de="Peking")
    SurfaceForm.objects.create(term=free.terms.first(), text="Ulms")
    match_articles([make_article(["Peking", "Peking"])])
    html = post(editor, "ask-delete", free, used).content.decode()
    assert "Delete 1 concept?" in html
    assert "2 terms, 1 added or forbidden form" in html
    assert "2 occurrences" in html
    assert html.count('name="chosen"') == 1
    assert Concept.objects.count() == 2
    assert "1 concept deleted" in post(editor, "delete", free).content.decode()
    assert Concept.objects.get() == used


def test_nothing_is_deleted_where_one_is_named() -> None:
    free, used = make_concept("free"), make_concept("used", de="Peking")
    match_articles([make_article(["Peking"])])
    with pytest.raises(BulkRefused, match="Articles name “used”"):
        delete_concepts(chosen=chosen(free, used))
    assert Concept.objects.count() == 2


def test_deleting_needs_its_own_permission(client: Client) -> None:
    user = make_user("terminologist")
    user.groups.get().permissions.remove(
        user.groups.get().permissions.get(codename="delete_concept")
    )
    client.force_login(user)
    concept = make_concept()
    assert 'value="ask-delete"' not in client.get(LIST).content.decode()
    for act in ("ask-delete", "delete", "ask-merge", "merge"):
        assert post(client, act, concept).status_code == 403
    assert post(client, "category", concept, category="zone").status_code == 200


# ---- merging ----


def test_a_merge_brings_everything_along(editor: Client) -> None:
    kept = make_concept("beijing", de="Peking", en="Beijing")
    gone = make_concept("peking", de="Beijing", zh="北京")
    same = Term.objects.create(
        concept=gone, language="de", text="Peking", status="admitted", reliability="official"
    )
    Concept.objects.filter(pk=gone.pk).update(note="Hauptstadt", definition="The capital")
    SurfaceForm.objects.create(term=same, text="Pekingstadt")
    evidence = attest(same)
    page = post(editor, "ask-merge", kept, gone).content.decode()
    assert "Keep beijing" in page
    assert "admitted instead of preferred" in page
    html = post(editor, "merge", kept, gone, into=kept.pk).content.decode()
    assert "“peking” was merged into “beijing”: 2 terms moved, 1 joined" in html
    assert "Now admitted instead of preferred: “Beijing”" in html
    kept = Concept.objects.get()
    assert terms(kept) == {
        ("de", "Peking", "preferred"),
        ("de", "Beijing", "admitted"),
        ("en", "Beijing", "preferred"),
        ("zh", "北京", "preferred"),
    }
    assert (kept.identifier, kept.note, kept.definition) == ("beijing", "Hauptstadt", "The capital")
    german = kept.terms.get(text="Peking")
    assert german.reliability == "official"
    assert german.forms.get().text == "Pekingstadt"
    assert german.evidence.get() == evidence


@pytest.mark.parametrize(
    ("mine", "theirs", "outcome"),
    [
        ("preferred", "preferred", "preferred"),
        ("preferred", "deprecated", "preferred"),
        ("admitted", "preferred", "preferred"),
        ("deprecated", "preferred", "deprecated"),
    ],
)
def test_a_term_of_both_keeps_the_status_it_has(mine: str, theirs: str, outcome: str) -> None:
    one, other = make_concept(en="Peking"), make_concept(en="Peking")
    one.terms.update(status=mine)
    other.terms.update(status=theirs)
    merge_concepts(chosen=chosen(one, other), into=one.pk)
    assert terms(one) == {("en", "Peking", outcome)}


def test_the_same_quotation_and_form_are_kept_once() -> None:
    one, other = make_concept(de="Peking"), make_concept(de="Peking")
    attest(one.terms.get())
    evidence = Evidence.objects.get()
    Evidence.objects.create(
        term=other.terms.get(), segment=evidence.segment, start=0, end=6, quotation="Peking"
    )
    for concept, kind in ((one, "forbidden"), (other, "added")):
        SurfaceForm.objects.create(term=concept.terms.get(), text="Pekings", kind=kind)
    merge_concepts(chosen=chosen(one, other), into=one.pk)
    assert Evidence.objects.get() == evidence
    assert SurfaceForm.objects.get().kind == "forbidden"


def test_occurrences_and_verdicts_outlive_a_merge() -> None:
    kept, gone = make_concept(de="Chongqing"), make_concept(de="Peking", en="Beijing")
    article = make_article(["Nach Peking.", "Chongqing"])
    make_translation(article.segments.first())
    bring_up_to_date([article])
    verdict = Rendition.objects.get()
    merge_concepts(chosen=chosen(kept, gone), into=kept.pk)
    bring_up_to_date([article])
    assert Rendition.objects.get().pk == verdict.pk
    assert set(Occurrence.objects.values_list("concept", "surface")) == {
        (kept.pk, "Peking"),
        (kept.pk, "Chongqing"),
    }


@pytest.mark.parametrize("number", [1, 3])
def test_a_merge_takes_two(editor: Client, number: int) -> None:
    concepts = [make_concept() for _ in range(number)]
    html = post(editor, "ask-merge", *concepts).content.decode()
    assert "Select the two concepts" in html
    html = post(editor, "merge", *concepts, into=concepts[0].pk).content.decode()
    assert "Select the two concepts" in html
    assert Concept.objects.count() == number


@pytest.mark.parametrize("into", ["", "x", "0", "99999"])
def test_a_merge_needs_the_one_to_stay(editor: Client, into: str) -> None:
    html = post(editor, "merge", make_concept(), make_concept(), into=into).content.decode()
    assert "which of the two" in html


def test_a_plan_changes_nothing() -> None:
    one, other = make_concept(de="Peking"), make_concept(de="Beijing")
    plan = plan_merge(chosen(one, other), into=other.pk)
    assert [term.text for term in plan.demoted] == ["Peking"]
    assert Term.objects.filter(status="preferred").count() == 2


# ---- query counts ----


@pytest.mark.parametrize(
    ("act", "most"),
    [
        (lambda these: set_category(chosen=these, category="zone"), 12),
        (lambda these: set_reliability(chosen=these, language="", reliability="official"), 13),
        (lambda these: losses(these), 5),
        (lambda these: delete_concepts(chosen=these), 24),
    ],
)
def test_queries_do_not_depend_on_how_many_are_chosen(
    act, most: int, django_assert_max_num_queries
) -> None:
    counts = []
    for number in (2, 40):
        these = chosen(*(make_concept(de="Ulm", en="Ulm") for _ in range(number)))
        with django_assert_max_num_queries(most) as found:
            act(these)
        counts.append(len(found))
    assert counts[0] == counts[1]
