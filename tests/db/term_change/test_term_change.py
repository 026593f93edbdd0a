"""What a change of terms would touch, before it is made."""

from __future__ import annotations

from typing import Any

import pytest

from glossary.models import Concept, Occurrence, Term
from glossary.services.occurrences import match_articles
from sources.models import Article
from tests.factories import make_article
from tests.term_changing import (
    TEXT,
    approved,
    draft,
    edit,
    preview,
    renamed,
    submitted,
)
from workbench.models import User


def test_a_preview_shows_what_is_touched_the_weightiest_first(
    manager: User, circle: Concept, article: Article
) -> None:
    draft(article, 1)
    submitted(article, 2, manager)
    approved(article, 3, manager)
    draft(article, 4, "Nothing of the kind.")
    found = preview(manager, renamed(circle, "Chengdu Circle", "Chengdu Economic Circle"))
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
    found = preview(manager, edit(circle, [(old, []), (new, [])]))
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
    assert preview(manager, renamed(circle, "Chengdu Circle", "Chengdu Circle", **change)).empty


def test_the_last_term_of_a_language_leaves_nothing_to_write(
    manager: User, circle: Concept, article: Article
) -> None:
    draft(article, 1)
    found = preview(manager, edit(circle, [], [circle.terms.get(language="en")]))
    assert not found.groups


def test_a_preview_tells_which_occurrences_come_and_go(
    manager: User, circle: Concept, article: Article
) -> None:
    other = make_article(["Die Doppelstadt und die Doppelstadt."])
    match_articles([other])
    found = preview(manager, renamed(circle, "Wirtschaftskreis", "Doppelstadt"))
    (change,) = found.sources
    assert (change.language, change.gone_count, change.new_count) == ("de", 5, 2)
    assert not found.empty


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
            preview(manager, arguments)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Occurrence.objects.count() == 32
