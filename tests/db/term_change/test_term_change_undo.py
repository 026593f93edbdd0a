"""Taking a change of terms back."""

from __future__ import annotations

import pytest

from glossary.models import Concept, Term
from glossary.services.evidence import add_evidence
from glossary.services.save_concept import save_concept
from sources.models import Article
from tests.factories import make_article, make_user
from tests.term_changing import (
    TEXT,
    approved,
    draft,
    edit,
    everything,
    renamed,
)
from translations.models import MemoryUnit
from translations.review import submit
from translations.term_change import (
    CannotUndo,
    apply_change,
    undo_change,
)
from workbench.models import User


def test_undo_restores_terms_texts_states_and_memory(
    manager: User, circle: Concept, article: Article
) -> None:
    final, machine = approved(article, 1, make_user("reviewer")), draft(article, 2)
    approver = final.approved_by_id
    user = make_user("terminologist")
    change = apply_change(
        renamed(circle, "Chengdu Circle", "Twin Circle"), user=user, choice=everything()
    )
    assert change
    undo_change(change, user=user)
    for translation, state in ((final, "approved"), (machine, "draft")):
        translation.refresh_from_db()
        assert (translation.text, translation.state) == (TEXT, state)
        assert translation.revisions.first().action == "term_undone"
        assert translation.renditions.get().verdict == "right"
    assert final.approved_by_id == approver
    assert machine.engine == "double"
    assert MemoryUnit.objects.get().text == TEXT
    assert circle.terms.get(language="en").text == "Chengdu Circle"
    assert {mend.state for mend in change.mends.all()} == {"undone"}
    with pytest.raises(CannotUndo, match="already"):
        undo_change(change, user=user)


def test_undo_leaves_what_somebody_changed_since(
    manager: User, circle: Concept, article: Article
) -> None:
    made = draft(article, 1)
    change = apply_change(
        renamed(circle, "Chengdu Circle", "Twin Circle"), user=manager, choice=everything()
    )
    submit(made.segment_id, "en", text="Mine.", user=make_user("translator"), version=2)
    assert change
    undo_change(change, user=manager)
    made.refresh_from_db()
    assert made.text == "Mine."
    mend = change.mends.get()
    assert (mend.state, "changed again" in mend.note) == ("kept", True)


def test_only_the_last_change_of_a_concept_can_be_taken_back(
    manager: User, circle: Concept, article: Article
) -> None:
    first = apply_change(renamed(circle, "Chengdu Circle", "Twin Circle"), user=manager)
    second = apply_change(renamed(circle, "Twin Circle", "Double Circle"), user=manager)
    assert first
    assert second
    with pytest.raises(CannotUndo, match="changed again"):
        undo_change(first, user=manager)
    undo_change(second, user=manager)
    undo_change(first, user=manager)
    assert circle.terms.get(language="en").text == "Chengdu Circle"


def test_undo_brings_deleted_terms_and_statuses_back(
    manager: User, circle: Concept, article: Article
) -> None:
    old = circle.terms.get(language="en")
    german = circle.terms.get(language="de")
    save_concept(concept=circle, terms=[(german, ["Kreis"])])
    english = make_article(["The Chengdu Circle grows."], language="en").segments.get()
    add_evidence(term=old, segment=english, start=4, end=18, user=manager)
    german.status = "admitted"
    new = Term(concept=circle, language="de", text="Doppelstadt", status="preferred")
    change = apply_change(edit(circle, [(german, []), (new, [])], [old]), user=manager)
    assert change
    assert list(circle.terms.filter(language="de").values_list("text", "status")) == [
        ("Wirtschaftskreis", "admitted"),
        ("Doppelstadt", "preferred"),
    ]
    undo_change(change, user=manager)
    assert list(circle.terms.order_by("language").values_list("language", "text", "status")) == [
        ("de", "Wirtschaftskreis", "preferred"),
        ("en", "Chengdu Circle", "preferred"),
        ("zh", "成渝经济圈", "preferred"),
    ]
    assert [form.text for form in german.forms.all()] == ["Kreis"]
    (kept,) = circle.terms.get(language="en").evidence.all()
    assert (kept.quotation, kept.created_by) == ("Chengdu Circle", manager)
