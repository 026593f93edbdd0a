"""A change of terms as an event: what it touches, what it mends, and taking it back."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from glossary.models import Concept, Occurrence, Term
from glossary.services.evidence import add_evidence
from glossary.services.occurrences import match_articles
from glossary.services.revision import current_revision, touch
from glossary.services.save_concept import save_concept
from glossary.services.wording import wording_after, wording_of
from sources.models import Article
from tests.factories import make_article, make_concept, make_user
from translations.history import record
from translations.memory import exact_matches
from translations.models import MemoryUnit, Mend, Origin, Revision, State, TermChange, Translation
from translations.review import approve, submit
from translations.term_change import (
    CannotUndo,
    Choice,
    GlossaryMoved,
    apply_change,
    carry_out,
    is_waiting,
    preview_change,
    undo_change,
)
from translations.verification import verify
from workbench.models import User

TEXT = "The Chengdu Circle grows."


@pytest.fixture
def manager() -> User:
    return make_user("manager")


@pytest.fixture
def circle() -> Concept:
    return make_concept(
        "circle", "zone", de="Wirtschaftskreis", en="Chengdu Circle", zh="成渝经济圈"
    )


@pytest.fixture
def article(circle: Concept) -> Article:
    """Five segments that name the circle."""
    made = make_article([f"Der Wirtschaftskreis wächst {number}." for number in range(5)])
    match_articles([made])
    return made


def draft(article: Article, position: int, text: str = TEXT, target: str = "en") -> Translation:
    translation = Translation(
        segment=article.segments.get(position=position),
        target=target,
        text=text,
        state=State.DRAFT,
        origin=Origin.MT,
        engine="double",
    )
    record(translation, Revision.Action.DRAFTED)
    verify([translation])
    return translation


def submitted(article: Article, position: int, user: User, text: str = TEXT) -> Translation:
    return submit(article.segments.get(position=position).pk, "en", text=text, user=user, version=0)


def approved(article: Article, position: int, user: User, text: str = TEXT) -> Translation:
    made = submitted(article, position, make_user("translator"), text)
    return approve(made.segment_id, "en", user=user, version=1)


def renamed(concept: Concept, old: str, new: str, **fields: str) -> dict[str, Any]:
    """The arguments that rename a term."""
    term = concept.terms.get(text=old)
    term.text = new
    for name, value in fields.items():
        setattr(term, name, value)
    return {"concept": concept, "terms": [(term, [])]}


def preview(user: User, concept: Concept, **arguments: Any):
    before = wording_of(concept)
    after = wording_after(concept, arguments["terms"], arguments.get("deleted", ()))
    return preview_change(before, after, user=user)


def everything() -> Choice:
    return Choice(rest=list(State.values))


def test_a_preview_shows_what_is_touched_the_weightiest_first(
    manager: User, circle: Concept, article: Article
) -> None:
    draft(article, 1)
    submitted(article, 2, manager)
    approved(article, 3, manager)
    draft(article, 4, "Nothing of the kind.")
    found = preview(manager, **renamed(circle, "Chengdu Circle", "Chengdu Economic Circle"))
    assert [(group.state, group.total, group.must) for group in found.groups] == [
        ("approved", 1, 1),
        ("translated", 1, 1),
        ("draft", 1, 1),
    ]
    touched = found.groups[0].shown[0]
    assert (touched.old, touched.new) == (TEXT, "The Chengdu Economic Circle grows.")
    assert [(form.form, form.new, count) for form, count in found.forms] == [
        ("Chengdu Circle", "Chengdu Economic Circle", 3)
    ]
    assert found.units == 1
    assert Term.objects.get(concept=circle, language="en").text == "Chengdu Circle"


@pytest.mark.parametrize(
    ("old_status", "fate", "must"),
    [("admitted", "allowed", 0), ("deprecated", "breaks", 1)],
)
def test_a_new_preferred_term_breaks_what_is_allowed_no_longer(
    manager: User, circle: Concept, article: Article, old_status: str, fate: str, must: int
) -> None:
    draft(article, 1)
    old = circle.terms.get(language="en")
    old.status = old_status
    new = Term(concept=circle, language="en", text="Twin-City Circle", status="preferred")
    found = preview(manager, circle, terms=[(old, []), (new, [])])
    assert [(form.fate, form.new) for form, _ in found.forms] == [(fate, "Twin-City Circle")]
    assert [group.must for group in found.groups] == [must]


@pytest.mark.parametrize(
    "change",
    [
        {"note": "A remark."},
        {"source": "Xinhua"},
        {"reliability": "official"},
    ],
)
def test_a_remark_touches_nothing(
    manager: User, circle: Concept, article: Article, change: dict[str, str]
) -> None:
    draft(article, 1)
    assert preview(manager, **renamed(circle, "Chengdu Circle", "Chengdu Circle", **change)).empty


def test_the_last_term_of_a_language_leaves_nothing_to_write(
    manager: User, circle: Concept, article: Article
) -> None:
    draft(article, 1)
    found = preview(manager, circle, terms=[], deleted=[circle.terms.get(language="en")])
    assert not found.groups


def test_a_preview_tells_which_occurrences_come_and_go(
    manager: User, circle: Concept, article: Article
) -> None:
    other = make_article(["Die Doppelstadt und die Doppelstadt."])
    match_articles([other])
    found = preview(manager, **renamed(circle, "Wirtschaftskreis", "Doppelstadt"))
    (change,) = found.sources
    assert (change.language, change.gone_count, change.new_count) == ("de", 5, 2)
    assert not found.empty


@pytest.mark.parametrize(
    ("text", "old", "new", "mended"),
    [
        ("Two free trade zones.", "free trade zone", "pilot zone", "Two pilot zones."),
        ("Free trade zones grow.", "free trade zone", "duty-free city", "Duty-free cities grow."),
        ("On the Silk Road.", "the Silk Road", "the New Road", "On the New Road."),
        ("A bank and a Bank.", "bank", "lender", "A lender and a Lender."),
        ("Beijing's plan", "Beijing", "Peking", "Peking's plan"),
    ],
)
def test_the_new_form_is_written_as_the_old_one_was(
    manager: User, text: str, old: str, new: str, mended: str
) -> None:
    concept = make_concept(de="Zone", en=old)
    article = make_article(["Zone und Zone"])
    match_articles([article])
    translation = draft(article, 1, text)
    apply_change(**renamed(concept, old, new), user=manager, choice=everything())
    translation.refresh_from_db()
    assert translation.text == mended
    assert {each.verdict for each in translation.renditions.all()} <= {"right", "missing"}


@pytest.mark.parametrize(
    ("made", "role", "state", "origin"),
    [
        (draft, "manager", "draft", "mt"),
        (draft, "terminologist", "draft", "mt"),
        (submitted, "terminologist", "translated", "human"),
        (approved, "manager", "approved", "human"),
        (approved, "terminologist", "translated", "human"),
    ],
)
def test_a_mended_text_keeps_the_state_that_its_maintainer_may_give(
    circle: Concept, article: Article, made: Any, role: str, state: str, origin: str
) -> None:
    user = make_user(role)
    people = () if made is draft else (make_user("reviewer"),)
    translation = made(article, 1, *people)
    change = apply_change(
        **renamed(circle, "Chengdu Circle", "Twin Circle"),
        user=user,
        reason="Xinhua writes so.",
        choice=everything(),
    )
    translation.refresh_from_db()
    revision = translation.revisions.first()
    assert (translation.text, translation.state) == ("The Twin Circle grows.", state)
    assert translation.origin == origin
    assert (revision.action, revision.author_id) == ("term_changed", user.pk)
    assert revision.reason == "Xinhua writes so."
    assert revision.number == translation.version
    assert change
    assert change.mends.get().state == "applied"
    assert translation.renditions.get().verdict == "right"
    kept = MemoryUnit.objects.filter(segment=translation.segment_id).first()
    assert (kept is not None) == (state == "approved")
    assert kept is None or (kept.text, kept.outdated) == ("The Twin Circle grows.", False)


def test_who_submitted_a_text_does_not_approve_it_by_mending(
    manager: User, circle: Concept, article: Article
) -> None:
    made = submitted(article, 1, manager)
    made = approve(made.segment_id, "en", user=make_user("reviewer"), version=1)
    apply_change(
        **renamed(circle, "Chengdu Circle", "Twin Circle"), user=manager, choice=everything()
    )
    made.refresh_from_db()
    assert made.state == "translated"


def test_only_chosen_ones_are_mended_and_the_rest_is_shown_as_wrong(
    manager: User, circle: Concept, article: Article
) -> None:
    first, second = approved(article, 1, manager), approved(article, 2, manager)
    apply_change(
        **renamed(circle, "Chengdu Circle", "Twin Circle"),
        user=manager,
        choice=Choice({first.pk: first.version}, rest=["approved"], seen=[second.pk]),
    )
    second.refresh_from_db()
    assert (second.text, second.version) == (TEXT, 2)
    assert second.renditions.get().verdict == "missing"
    unit = MemoryUnit.objects.get(segment=second.segment_id)
    assert unit.outdated
    assert exact_matches([second.segment], language="de", target="en") == {}


def test_a_unit_without_a_segment_is_flagged_by_its_source(
    manager: User, circle: Concept, article: Article
) -> None:
    made = [
        MemoryUnit.objects.create(
            source_language="de", target="en", source_text=source, source_hash="x", text=text
        )
        for source, text in (
            ("Ein Wirtschaftskreis.", "A Chengdu Circle."),
            ("Ein Kreis.", "A Chengdu Circle."),
            ("Ein Wirtschaftskreis.", "A circle."),
        )
    ]
    change = apply_change(**renamed(circle, "Chengdu Circle", "Twin Circle"), user=manager)
    outdated = set(MemoryUnit.objects.filter(outdated=True))
    assert outdated == {made[0]}
    assert change
    undo_change(change, user=manager)
    assert not MemoryUnit.objects.filter(outdated=True).exists()


def test_chinese_texts_become_stale_where_their_english_changed(
    manager: User, circle: Concept, article: Article
) -> None:
    english = draft(article, 1)
    chinese = draft(article, 1, "成渝经济圈在增长。", "zh")
    chinese.pivot = english.revisions.get()
    chinese.save()
    arguments = renamed(circle, "Chengdu Circle", "Twin Circle")
    assert preview(manager, **arguments).chinese == 1
    change = apply_change(**arguments, user=manager, choice=everything())
    assert Translation.objects.get(pk=chinese.pk).stale
    assert change
    undo_change(change, user=manager)
    assert not Translation.objects.get(pk=chinese.pk).stale


def test_a_preview_of_an_older_glossary_is_refused(
    manager: User, circle: Concept, article: Article
) -> None:
    translation = draft(article, 1)
    revision = current_revision()
    touch()
    with pytest.raises(GlossaryMoved):
        apply_change(
            **renamed(circle, "Chengdu Circle", "Twin Circle"),
            user=manager,
            revision=revision,
            choice=everything(),
        )
    translation.refresh_from_db()
    assert translation.text == TEXT
    assert circle.terms.get(language="en").text == "Chengdu Circle"
    assert not TermChange.objects.exists()


def test_a_translation_changed_after_the_preview_is_passed_over(
    manager: User, circle: Concept, article: Article
) -> None:
    made = draft(article, 1)
    submit(made.segment_id, "en", text=TEXT + " Fast.", user=make_user("translator"), version=1)
    change = apply_change(
        **renamed(circle, "Chengdu Circle", "Twin Circle"),
        user=manager,
        choice=Choice({made.pk: 1}, seen=[made.pk]),
    )
    made.refresh_from_db()
    assert "Chengdu Circle" in made.text
    assert change
    assert change.mends.get().state == "passed_over"


def test_a_text_that_has_the_new_form_already_stays(
    manager: User, circle: Concept, article: Article
) -> None:
    made = draft(article, 1, "The Great Chengdu Circle Zone grows.")
    change = apply_change(
        **renamed(circle, "Chengdu Circle", "Great Chengdu Circle Zone"),
        user=manager,
        choice=everything(),
    )
    made.refresh_from_db()
    assert (made.text, made.version) == ("The Great Chengdu Circle Zone grows.", 1)
    assert made.renditions.get().verdict == "right"
    assert change
    assert change.mends.get().state == "passed_over"


def test_a_text_sent_back_keeps_its_reason(
    manager: User, circle: Concept, article: Article
) -> None:
    made = draft(article, 1)
    made.state = State.NEEDS_WORK
    record(made, Revision.Action.SENT_BACK, reason="The date.")
    apply_change(
        **renamed(circle, "Chengdu Circle", "Twin Circle"), user=manager, choice=everything()
    )
    made.refresh_from_db()
    assert (made.state, made.reason) == ("needs_work", "The date.")
    assert "Twin" in made.text


def test_undo_restores_terms_texts_states_and_memory(
    manager: User, circle: Concept, article: Article
) -> None:
    final, machine = approved(article, 1, make_user("reviewer")), draft(article, 2)
    approver = final.approved_by_id
    user = make_user("terminologist")
    change = apply_change(
        **renamed(circle, "Chengdu Circle", "Twin Circle"), user=user, choice=everything()
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
        **renamed(circle, "Chengdu Circle", "Twin Circle"), user=manager, choice=everything()
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
    first = apply_change(**renamed(circle, "Chengdu Circle", "Twin Circle"), user=manager)
    second = apply_change(**renamed(circle, "Twin Circle", "Double Circle"), user=manager)
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
    change = apply_change(
        concept=circle, terms=[(german, []), (new, [])], deleted=[old], user=manager
    )
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


def test_an_interrupted_change_is_finished_without_doing_anything_twice(
    manager: User, circle: Concept, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [draft(article, position) for position in range(1, 6)]
    execution = importlib.import_module("translations.term_change.execution")
    monkeypatch.setattr(execution, "CHUNK", 2)
    calls = []
    work = execution.mend_all

    def die(change: TermChange, mends: list[Mend], user: User) -> None:
        calls.append(len(mends))
        if len(calls) == 2:
            raise KeyboardInterrupt
        work(change, mends, user)

    monkeypatch.setattr(execution, "mend_all", die)
    with pytest.raises(KeyboardInterrupt):
        apply_change(
            **renamed(circle, "Chengdu Circle", "Twin Circle"), user=manager, choice=everything()
        )
    change = TermChange.objects.get()
    states = list(change.mends.values_list("state", flat=True))
    assert (states.count("applied"), states.count("pending")) == (2, 3)
    assert is_waiting(change)
    carry_out(change, user=manager)
    for translation in made:
        translation.refresh_from_db()
        assert (translation.text, translation.version) == ("The Twin Circle grows.", 2)


def test_queries_of_a_preview_do_not_depend_on_the_translations(
    manager: User, circle: Concept, django_assert_max_num_queries: Any
) -> None:
    manager.has_perm("translations.approve_translation")
    counts = []
    for size in (2, 30):
        article = make_article([f"Der Wirtschaftskreis {number}" for number in range(size)])
        match_articles([article])
        for position in range(1, size + 1):
            draft(article, position)
        arguments = renamed(circle, "Chengdu Circle", "Twin Circle")
        with django_assert_max_num_queries(20) as queries:
            preview(manager, **arguments)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Occurrence.objects.count() == 32
