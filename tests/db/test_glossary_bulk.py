"""Acts on several concepts at once: who may, what was chosen, and what is set."""

from __future__ import annotations

import pytest
from django.test import Client

from glossary.models import Concept, Term
from glossary.services.bulk_edit import (
    losses,
    plan_category,
    plan_deletion,
    plan_reliability,
    plan_status,
)
from glossary.services.change_plan import carry_out
from glossary.services.chosen import BulkRefused, Chosen, parse_chosen
from glossary.services.revision import current_revision
from tests.bulk_acts import BULK, LIST, attest, chosen, post
from tests.factories import make_concept, make_user
from translations.term_change import apply_change, undo_change


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("terminologist"))
    return client


# ---- who may ----


def test_only_editors_see_boxes_and_bar(client: Client) -> None:
    make_concept("beijing", de="Peking")
    for role, shown in (("translator", False), ("reviewer", False), ("terminologist", True)):
        client.force_login(make_user(role))
        html = client.get(LIST).content.decode()
        assert ('name="chosen"' in html) is shown
        assert ('value="deleted"' in html) is shown


@pytest.mark.parametrize("act", ["category", "reliability", "status", "deleted", "merged"])
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
@pytest.mark.parametrize("act", ["category", "reliability", "status", "deleted", "merged"])
def test_what_changed_meanwhile_is_refused_as_a_whole(
    editor: Client, act: str, change: str
) -> None:
    one, other = make_concept("one", de="Peking"), make_concept("other", de="Ulm")
    seen = [str(each) for each in chosen(one, other)]
    if change == "edited":
        Concept.objects.get(pk=other.pk).save()
    else:
        other.delete()
    data = {"category": "zone", "reliability": "official", "status": "admitted", "into": one.pk}
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
        plan_category(chosen(make_concept()), category)


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
    plan = carry_out(
        lambda: plan_reliability(chosen(concept), language=language, reliability=reliability)
    )
    assert plan.remarks == []
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
        plan_reliability(chosen(make_concept()), language=language, reliability=reliability)


def test_a_quoted_term_does_not_become_unattested(editor: Client) -> None:
    concept = make_concept(de="Peking", en="Beijing")
    concept.terms.update(reliability="attested")
    attest(concept.terms.get(language="de"))
    response = post(editor, "reliability", concept, language="", reliability="unattested")
    html = response.content.decode()
    assert "1 term marked as unattested." in html
    assert "1 term stays as before: a quotation attests it." in html
    assert concept.terms.get(language="de").reliability == "attested"


@pytest.mark.parametrize(
    ("language", "status", "outcome"),
    [
        ("de", "deprecated", {"de": "deprecated", "en": "preferred"}),
        ("", "admitted", {"de": "admitted", "en": "admitted"}),
        ("ru", "deprecated", {"de": "preferred", "en": "preferred"}),
    ],
)
def test_status_is_set_and_taken_back(language: str, status: str, outcome: dict[str, str]) -> None:
    concept = make_concept(de="Ulm", en="Ulm")
    user = make_user("terminologist")
    change = apply_change(
        lambda: plan_status(chosen(concept), language=language, status=status), user=user
    )
    assert dict(concept.terms.values_list("language", "status")) == outcome
    if change:
        undo_change(change, user=user)
    assert set(concept.terms.values_list("status", flat=True)) == {"preferred"}


def test_of_several_terms_none_becomes_the_preferred_one() -> None:
    concept = make_concept(de="Ulm", en="Ulm")
    concept.terms.update(status="admitted")
    Term.objects.create(concept=concept, language="de", text="Ulm a. D.", status="admitted")
    plan = carry_out(lambda: plan_status(chosen(concept), language="", status="preferred"))
    assert concept.terms.get(language="en").status == "preferred"
    assert set(concept.terms.filter(language="de").values_list("status", flat=True)) == {"admitted"}
    assert "say in the concept" in plan.remarks[0]


# ---- query counts ----


@pytest.mark.parametrize(
    ("act", "most"),
    [
        (lambda these: carry_out(lambda: plan_category(these, "zone")), 16),
        (
            lambda these: carry_out(
                lambda: plan_reliability(these, language="", reliability="official")
            ),
            17,
        ),
        (lambda these: losses(these), 5),
        (lambda these: carry_out(lambda: plan_deletion(these)), 30),
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
