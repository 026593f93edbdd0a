"""An import without a question is one event, and says how many translations now disagree."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from glossary.models import Concept, Term
from glossary.services.conflicts import OnConflict
from glossary.services.import_glossary import read_files
from glossary.services.occurrences import match_articles
from glossary.services.wording import wording_from_json, wordings_of
from tests.factories import make_article, make_concept, make_user
from tests.term_changing import approved
from translations.models import TermChange
from translations.term_change import import_recorded, undo_change


@pytest.mark.parametrize(
    ("rows", "disagreeing"),
    [
        ("circle,de,Ostkreis,preferred\n", 0),
        ("circle,en,Chengdu Circle,deprecated\ncircle,en,Twin Circle,preferred\n", 1),
        ("bureau,de,Seidenstraßenbüro,preferred\nbureau,en,Silk Road Bureau,preferred\n", 1),
    ],
)
def test_the_command_counts_and_its_event_can_be_taken_back(
    tmp_path: Path, rows: str, disagreeing: int
) -> None:
    manager = make_user("manager")
    make_concept("circle", "zone", de="Ostkreis", en="Chengdu Circle")
    article = make_article(["Der Ostkreis wächst.", "Das Seidenstraßenbüro öffnet."])
    match_articles([article])
    approved(article, 1, manager)
    approved(article, 2, make_user("reviewer"), "The office of the road opens.")
    before = set(Term.objects.values_list("concept__identifier", "text", "status"))
    file = tmp_path / "names.csv"
    file.write_text("concept,language,term,status\n" + rows)
    out = io.StringIO()
    call_command("import_glossary", str(file), "--json", stdout=out, stderr=io.StringIO())
    data = json.loads(out.getvalue())
    assert data["translations_disagreeing"] == disagreeing
    change = TermChange.objects.filter(pk=data["change"]).first()
    assert (change is not None) == bool(disagreeing)
    if change:
        assert (change.act, change.author) == ("imported", None)
        undo_change(change, user=manager)
    assert set(Term.objects.values_list("concept__identifier", "text", "status")) == before
    assert Concept.objects.count() == 1


def test_the_event_knows_the_terms_as_they_were_stored() -> None:
    make_concept("old", de="Peking")
    rows = "concept,language,term,forms\nnew,de,Chongqing,Chongqings\nold,en,Beijing,\n"
    done = import_recorded(read_files([("a.csv", rows.encode())]), OnConflict.SKIP)
    assert done.change
    kept = {row.identifier: wording_from_json(row.after) for row in done.change.concepts.all()}
    stored = wordings_of(Concept.objects.values_list("pk", flat=True))
    assert kept == {each.identifier: each for each in stored.values()}
    assert all(term.pk for each in kept.values() for term in each.terms)
