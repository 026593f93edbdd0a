"""Deleting concepts: shown first, kept as an event, taken back."""

from __future__ import annotations

import pytest
from django.test import Client

from glossary.models import Concept, SurfaceForm
from glossary.services.bulk_edit import (
    plan_category,
    plan_deletion,
)
from glossary.services.save_concept import ConceptConflict
from glossary.services.wording import wording_of
from tests.bulk_acts import LIST, attest, chosen, post
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.models import TermChange
from translations.term_change import CannotUndo, apply_change, undo_change
from translations.verification import bring_up_to_date


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("terminologist"))
    return client


def test_deleting_shows_first_what_goes(editor: Client) -> None:
    free, used = make_concept("free", de="Ulm", en="Ulm"), make_concept("used", de="Peking", en="B")
    article = make_article(["Peking", "Peking"])
    make_translation(article.segments.first(), text="In B.", state="approved")
    bring_up_to_date([article])
    html = post(editor, "deleted", free, used).content.decode()
    assert "Nothing is saved yet" in html
    assert "<b>2</b> places no longer found" in html
    assert "<b>1</b> approved" in html
    assert "Delete 2 concepts" in html
    assert Concept.objects.count() == 2


@pytest.mark.parametrize("act", ["save", "drop"])
def test_a_deletion_is_done_or_left(editor: Client, act: str) -> None:
    concept = make_concept("free", de="Ulm")
    page = post(editor, "deleted", concept).redirect_chain[-1][0]
    html = editor.post(page, {"act": act, "reason": "Twice."}, follow=True).content.decode()
    assert Concept.objects.exists() is (act == "drop")
    assert editor.get(page).status_code == 404
    if act == "save":
        assert "1 concept deleted." in html
        change = TermChange.objects.get()
        assert (change.title, change.reason, change.act) == ("free", "Twice.", "deleted")


def test_a_deletion_is_taken_back_with_all_that_went(editor: Client) -> None:
    concept = make_concept("beijing", de="Peking", en="Beijing")
    Concept.objects.filter(pk=concept.pk).update(definition="The capital", note="Hauptstadt")
    german = concept.terms.get(language="de")
    SurfaceForm.objects.create(term=german, text="Pekings", kind="forbidden")
    attest(german)
    article = make_article(["Nach Peking."])
    translation = make_translation(article.segments.first())
    bring_up_to_date([article])
    user = make_user("manager")
    before = wording_of(concept)
    change = apply_change(lambda: plan_deletion(chosen(concept)), user=user)
    assert not Concept.objects.exists()
    assert change
    assert translation.renditions.count() == 0
    undo_change(change, user=user)
    assert wording_of(concept) == before
    assert concept.terms.get(language="de").pk == german.pk
    assert translation.renditions.get().verdict == "right"
    assert change.concepts.get().concept == concept


def test_an_earlier_change_can_be_taken_back_after_a_deletion_was() -> None:
    user, concept = make_user("manager"), make_concept("beijing", de="Peking")
    first = apply_change(lambda: plan_category(chosen(concept), "zone"), user=user)
    second = apply_change(lambda: plan_deletion(chosen(concept)), user=user)
    assert first
    assert second
    with pytest.raises(CannotUndo, match="beijing"):
        undo_change(first, user=user)
    undo_change(second, user=user)
    undo_change(first, user=user)
    assert Concept.objects.get().category == "place"


def test_a_deletion_is_not_taken_back_over_a_new_concept_of_its_name() -> None:
    user, concept = make_user("manager"), make_concept("beijing", de="Peking")
    change = apply_change(lambda: plan_deletion(chosen(concept)), user=user)
    make_concept("beijing", de="Peking")
    assert change
    with pytest.raises(ConceptConflict, match="in the way"):
        undo_change(change, user=user)
    change.refresh_from_db()
    assert change.undone_at is None


def test_what_somebody_else_plans_is_not_shown(client: Client) -> None:
    client.force_login(make_user("terminologist"))
    page = post(client, "deleted", make_concept()).redirect_chain[-1][0]
    client.force_login(make_user("manager"))
    assert client.get(page).status_code == 404


def test_a_plan_over_a_concept_that_changed_meanwhile_is_refused(editor: Client) -> None:
    concept = make_concept("free", de="Ulm")
    page = post(editor, "deleted", concept).redirect_chain[-1][0]
    Concept.objects.get(pk=concept.pk).save()
    html = editor.post(page, {"act": "save"}, follow=True).content.decode()
    assert "Someone changed “free” meanwhile" in html
    assert Concept.objects.exists()


def test_deleting_needs_its_own_permission(client: Client) -> None:
    user = make_user("terminologist")
    user.groups.get().permissions.remove(
        user.groups.get().permissions.get(codename="delete_concept")
    )
    client.force_login(user)
    concept = make_concept()
    assert 'value="deleted"' not in client.get(LIST).content.decode()
    for act in ("deleted", "ask-merge", "merged"):
        assert post(client, act, concept).status_code == 403
    assert post(client, "category", concept, category="zone").status_code == 200
