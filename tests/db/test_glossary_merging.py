"""Making one concept of two, and two of one again."""

from __future__ import annotations

import pytest
from django.test import Client

from glossary.models import Concept, Evidence, Occurrence, SurfaceForm, Term
from glossary.services.change_plan import Plan, carry_out
from glossary.services.merge_concepts import plan_merge, plan_merging
from glossary.services.wording import wording_of
from tests.bulk_acts import attest, chosen, post, terms
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.history import record
from translations.models import Rendition, Revision
from translations.term_change import Choice, apply_change, preview_change, undo_change
from translations.verification import bring_up_to_date


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("terminologist"))
    return client


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
    html = post(editor, "merged", kept, gone, into=kept.pk).content.decode()
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
    carry_out(lambda: plan_merging(chosen(one, other), into=one.pk))
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
    carry_out(lambda: plan_merging(chosen(one, other), into=one.pk))
    assert Evidence.objects.get() == evidence
    assert SurfaceForm.objects.get().kind == "forbidden"


def test_occurrences_and_verdicts_outlive_a_merge() -> None:
    kept, gone = make_concept(de="Chongqing"), make_concept(de="Peking", en="Beijing")
    article = make_article(["Nach Peking.", "Chongqing"])
    make_translation(article.segments.first())
    bring_up_to_date([article])
    verdict = Rendition.objects.get()
    carry_out(lambda: plan_merging(chosen(kept, gone), into=kept.pk))
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
    html = post(editor, "merged", *concepts, into=concepts[0].pk).content.decode()
    assert "Select the two concepts" in html
    assert Concept.objects.count() == number


@pytest.mark.parametrize("into", ["", "x", "0", "99999"])
def test_a_merge_needs_the_one_to_stay(editor: Client, into: str) -> None:
    html = post(editor, "merged", make_concept(), make_concept(), into=into).content.decode()
    assert "which of the two" in html


def test_a_plan_changes_nothing() -> None:
    one, other = make_concept(de="Peking"), make_concept(de="Beijing")
    plan = plan_merge(chosen(one, other), into=other.pk)
    assert [term.text for term in plan.demoted] == ["Peking"]
    assert Term.objects.filter(status="preferred").count() == 2


def test_a_merge_mends_what_the_one_that_goes_was_called(editor: Client) -> None:
    kept = make_concept("kept", de="Ostkreis", en="Circle")
    gone = make_concept("gone", de="Nordring", en="Ring")
    article = make_article(["Der Nordring."])
    translation = make_translation(article.segments.get(), text="The Ring.", state="approved")
    record(translation, Revision.Action.APPROVED)
    bring_up_to_date([article])
    user = make_user("manager")

    def make() -> Plan:
        return plan_merging(chosen(kept, gone), into=kept.pk)

    found = preview_change(make().steps, user=user)
    assert [(form.form, form.new, form.fate) for form, _ in found.forms] == [
        ("Ring", "Circle", "allowed")
    ]
    assert not found.sources
    before = [wording_of(kept), wording_of(gone)]
    change = apply_change(make, user=user, choice=Choice(rest=["approved"]))
    translation.refresh_from_db()
    assert (translation.text, translation.state) == ("The Circle.", "approved")
    assert change
    undo_change(change, user=user)
    translation.refresh_from_db()
    assert translation.text == "The Ring."
    assert [wording_of(kept), wording_of(gone)] == before
    assert translation.renditions.get().occurrence.concept == gone


def test_a_joined_term_gets_its_forms_and_quotations_back() -> None:
    kept, gone = make_concept("kept", de="Peking"), make_concept("gone", de="Peking", zh="北京")
    SurfaceForm.objects.create(term=gone.terms.get(language="de"), text="Pekings")
    attest(gone.terms.get(language="de"))
    before = [wording_of(kept), wording_of(gone)]
    user = make_user("manager")
    change = apply_change(lambda: plan_merging(chosen(kept, gone), into=kept.pk), user=user)
    assert wording_of(kept).terms[0].added == ("Pekings",)
    assert change
    undo_change(change, user=user)
    assert [wording_of(kept), wording_of(gone)] == before
