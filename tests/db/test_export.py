"""Choosing what is exported, and the command that does it."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries
from translate.storage.tmx import tmxfile

from sources.errors import ConcordError
from sources.models import Article, Segment
from tests.factories import make_article, make_translation
from translations.export import Selection, select_pairs


@pytest.fixture
def german() -> Article:
    article = make_article(["Eins.", "Zwei.", "Drei.", "Editor: Vier"], title="Zahlen")
    one, two, _, four = article.segments.all()
    make_translation(one, "en", "One.", state="approved")
    make_translation(one, "zh", "一。", state="draft")
    make_translation(two, "en", "Two.", state="needs_work", reason="Too short.")
    four.kind, four.exclusion = Segment.Kind.EXCLUDED, "byline"
    four.save()
    return article


@pytest.fixture
def english() -> Article:
    article = make_article(["One."], language="en")
    make_translation(article.segments.get(), "zh", "一。", state="translated")
    return article


def pairs(selection: Selection) -> list[tuple[str, str, str]]:
    return [(pair.source, pair.target, pair.translation) for pair in select_pairs(selection)]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (
            {},
            [
                ("Eins.", "en", "One."),
                ("Eins.", "zh", "一。"),
                ("Zwei.", "en", "Two."),
                ("One.", "zh", "一。"),
            ],
        ),
        ({"states": ("approved",)}, [("Eins.", "en", "One.")]),
        ({"targets": ("zh",)}, [("Eins.", "zh", "一。"), ("One.", "zh", "一。")]),
        (
            {"targets": ("en",), "states": ("initial", "needs_work")},
            [("Zwei.", "en", "Two."), ("Drei.", "en", "")],
        ),
    ],
)
def test_pairs_are_chosen_by_target_and_state_in_reading_order(
    german: Article,
    english: Article,
    selection: dict[str, tuple[str, ...]],
    expected: list[tuple[str, str, str]],
) -> None:
    assert pairs(Selection(**selection)) == expected


def test_pairs_are_chosen_by_article(german: Article, english: Article) -> None:
    assert pairs(Selection(articles=(english.pk,))) == [("One.", "zh", "一。")]


def test_the_number_of_queries_does_not_depend_on_the_number_of_segments(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    article = make_article([f"Satz {number}." for number in range(50)])
    for segment in article.segments.all():
        make_translation(segment)
    with django_assert_num_queries(4):
        assert len(list(select_pairs(Selection()))) == 50


@pytest.mark.parametrize(
    ("selection", "message"),
    [({"targets": ("fr",)}, "no target “fr”"), ({"states": ("done",)}, "no state “done”")],
)
def test_a_selection_of_what_there_is_not_is_refused(
    selection: dict[str, tuple[str, ...]], message: str
) -> None:
    with pytest.raises(ConcordError, match=message):
        Selection(**selection)


def test_the_command_writes_a_file_that_another_tool_reads(german: Article, tmp_path: Path) -> None:
    path, out = tmp_path / "out.tmx", StringIO()
    call_command("export", "tmx", out=str(path), targets=["en"], json=True, stdout=out)
    assert json.loads(out.getvalue()) == {"segments": 2, "translations": 2, "file": str(path)}
    with path.open("rb") as file:
        units = tmxfile(file, "de", "en").units
    assert [(unit.source, unit.target) for unit in units] == [("Eins.", "One."), ("Zwei.", "Two.")]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["odt"], "odt"),
        (["tmx", "--article", "999999"], "no article 999999"),
        (["tmx", "--states", "translated"], "nothing to export"),
        (["tmx", "--targets", "fr"], "fr"),
    ],
)
def test_a_wrong_request_ends_with_one_sentence_and_no_file(
    german: Article, tmp_path: Path, arguments: list[str], message: str
) -> None:
    path = tmp_path / "out.tmx"
    with pytest.raises(CommandError, match=message):
        call_command("export", *arguments, "--out", str(path))
    assert not path.exists()
