"""Writing changed rows of one table, many at a time."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from glossary.models import Concept
from sources.update_rows import update_rows
from tests.factories import make_article, make_concept, make_translation


def test_the_named_fields_of_each_row_are_stored() -> None:
    first, second, third = (make_concept(name) for name in ("a", "b", "c"))
    for row in (first, second):
        row.note, row.category, row.definition = f"note of {row}", "zone", "not stored"
    update_rows([first, second], ["note", "category"])
    stored = {each.identifier: each for each in Concept.objects.all()}
    assert (stored["a"].note, stored["b"].note) == ("note of a", "note of b")
    assert {each.definition for each in stored.values()} == {""}
    assert (stored["c"].note, stored["c"].category) == ("", third.category)


def test_json_null_and_relations_are_stored() -> None:
    draft = make_translation(make_article(["Eins."]).segments.get())
    draft.doubts, draft.estimate, draft.score = ["länge", "中"], 0.25, None
    update_rows([draft], ["doubts", "estimate", "score", "pivot"])
    draft.refresh_from_db()
    assert (draft.doubts, draft.estimate, draft.score) == (["länge", "中"], 0.25, None)


def test_no_rows_take_no_query() -> None:
    with CaptureQueriesContext(connection) as queries:
        update_rows([], ["note"])
    assert not queries


def test_constraints_hold() -> None:
    first, second = make_concept("a"), make_concept("b")
    second.identifier = first.identifier
    with pytest.raises(IntegrityError):
        update_rows([second], ["identifier"])
