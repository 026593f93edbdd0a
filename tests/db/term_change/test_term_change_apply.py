"""Making a change of terms: what it mends, and what it leaves alone."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from glossary.models import Concept
from glossary.services.occurrences import match_articles
from glossary.services.revision import current_revision, touch
from sources.models import Article
from tests.factories import make_article, make_concept, make_user
from tests.term_changing import (
    TEXT,
    approved,
    draft,
    everything,
    preview,
    renamed,
    submitted,
)
from translations.history import record
from translations.memory import exact_matches
from translations.models import MemoryUnit, Mend, Revision, State, TermChange, Translation
from translations.review import approve, submit
from translations.term_change import (
    Choice,
    GlossaryMoved,
    apply_change,
    carry_out,
    is_waiting,
    undo_change,
)
from workbench.models import User


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
    concept = make_concept(de="Nordzone", en=old)
    article = make_article(["Nordzone und Nordzone"])
    match_articles([article])
    translation = draft(article, 1, text)
    apply_change(renamed(concept, old, new), user=manager, choice=everything())
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
        renamed(circle, "Chengdu Circle", "Twin Circle"),
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
        renamed(circle, "Chengdu Circle", "Twin Circle"), user=manager, choice=everything()
    )
    made.refresh_from_db()
    assert made.state == "translated"


def test_only_chosen_ones_are_mended_and_the_rest_is_shown_as_wrong(
    manager: User, circle: Concept, article: Article
) -> None:
    first, second = approved(article, 1, manager), approved(article, 2, manager)
    apply_change(
        renamed(circle, "Chengdu Circle", "Twin Circle"),
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
    change = apply_change(renamed(circle, "Chengdu Circle", "Twin Circle"), user=manager)
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
    assert preview(manager, arguments).chinese == 1
    change = apply_change(arguments, user=manager, choice=everything())
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
            renamed(circle, "Chengdu Circle", "Twin Circle"),
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
        renamed(circle, "Chengdu Circle", "Twin Circle"),
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
        renamed(circle, "Chengdu Circle", "Great Chengdu Circle Zone"),
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
        renamed(circle, "Chengdu Circle", "Twin Circle"), user=manager, choice=everything()
    )
    made.refresh_from_db()
    assert (made.state, made.reason) == ("needs_work", "The date.")
    assert "Twin" in made.text


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
            renamed(circle, "Chengdu Circle", "Twin Circle"), user=manager, choice=everything()
        )
    change = TermChange.objects.get()
    states = list(change.mends.values_list("state", flat=True))
    assert (states.count("applied"), states.count("pending")) == (2, 3)
    assert is_waiting(change)
    carry_out(change, user=manager)
    for translation in made:
        translation.refresh_from_db()
        assert (translation.text, translation.version) == ("The Twin Circle grows.", 2)
