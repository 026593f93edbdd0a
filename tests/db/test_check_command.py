"""Checking stored translations, and the `check` command, which is Django's too."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from glossary.models import Term
from glossary.services.occurrences import match_articles
from glossary.services.revision import touch
from sources.models import Article
from tests.factories import make_article, make_concept, make_translation
from translations.checking import check_articles, check_text, checked
from translations.models import Revision, State, Translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    article = make_article(["Es kamen 12 Gäste.", "Es regnete am 9. April."])
    one, two = article.segments.all()
    make_translation(one, "en", "There were 13 guests.")
    make_translation(two, "en", "It rained on April 9.")
    return article


def run(*arguments: object) -> dict[str, object]:
    out = StringIO()
    call_command("check", *arguments, stdout=out)
    return json.loads(out.getvalue())


def test_each_failure_is_reported_with_its_place(article: Article) -> None:
    result = run("--article", article.pk, "--json")
    assert result == {
        "failures": [
            {
                "article": article.pk,
                "segment": f"{article.pk}.1",
                "target": "en",
                "check": "numbers",
                "severity": "error",
                "message": "“13” is not in the source, which has “12”. Compare the number.",
                "start": 11,
                "end": 13,
            }
        ],
        "by_check": {"numbers": 1},
    }


def test_all_articles_are_checked_unless_some_are_named(article: Article) -> None:
    other = make_article(["Sie kam."], title="Anderes")
    make_translation(other.segments.get(), "en", "She came came.")
    assert run("--json")["by_check"] == {"double_words": 1, "numbers": 1}
    assert run("--article", other.pk, "--json")["by_check"] == {"double_words": 1}


def test_without_json_each_failure_is_a_line(article: Article) -> None:
    out = StringIO()
    call_command("check", "--article", article.pk, stdout=out)
    line, total = out.getvalue().splitlines()
    assert line.startswith(f"{article.pk}.1 en  error  numbers: “13”")
    assert total == "1 objections"


@pytest.mark.parametrize("arguments", [(), ("--deploy", "--fail-level", "CRITICAL"), ("glossary",)])
def test_otherwise_the_command_is_djangos(arguments: tuple[str, ...]) -> None:
    out, error = StringIO(), StringIO()
    call_command("check", *arguments, stdout=out, stderr=error)
    assert "System check identified" in out.getvalue() + error.getvalue()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--article", "999999"), "There is no article 999999"),
        (("glossary", "--json"), "not both"),
    ],
)
def test_bad_input_is_refused(arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("check", *arguments)


def test_names_are_held_against_the_glossary_as_it_is_now() -> None:
    article = make_article(["Er war in Tschengdu und in Peking."])
    translation = make_translation(article.segments.get(), "en", "He was in Peking and in Rome.")
    peking = make_concept(de="Peking", en="Beijing")
    make_concept(de="Tschengdu", en="Chengdu")
    Term.objects.create(concept=peking, language="en", text="Peking", status="deprecated")
    touch()
    (one,) = check_articles([article.pk])
    assert one.translation == translation
    assert one.has_errors
    found = {each.kind: translation.text[each.start : each.end] for each in one.findings}
    assert found["deprecated"] == "Peking"
    assert "names" in found


def test_a_text_is_checked_before_it_is_saved(article: Article) -> None:
    guests = make_concept(de="Gäste", en="guests")
    Term.objects.create(concept=guests, language="en", text="visitors", status="deprecated")
    touch()
    match_articles([article])
    translation = Translation.objects.get(segment__position=1)
    text = "There were 12  visitors."
    failures = {
        failure.check: text[failure.start : failure.end]
        for failure in check_text(translation, text)
    }
    assert failures == {"white_space": "  ", "deprecated": "visitors"}
    assert check_text(translation, "There were 12 guests.") == []


def test_a_pivot_may_answer_for_a_number() -> None:
    article = make_article(["Das Dutzend ist voll, ein paar fehlen."])
    segment = article.segments.get()
    english = make_translation(segment, "en", "The dozen is full, 30 are missing.")
    revision = Revision.objects.create(
        translation=english, number=1, action="drafted", text=english.text, state="draft"
    )
    make_translation(segment, "zh", "十二个已满，还缺 30 个。", pivot=revision)
    assert run("--json")["by_check"] == {"numbers": 1}  # of the English


def test_what_is_not_started_or_excluded_is_not_checked(article: Article) -> None:
    article.segments.update(kind="excluded", exclusion="byline")
    assert run("--json")["failures"] == []
    make_translation(make_article(["Eins."], title="T").segments.get(), text="", state="initial")
    assert run("--json")["failures"] == []


def test_the_number_of_queries_does_not_depend_on_the_number_of_translations(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    concept = make_concept(de="Peking", en="Beijing")
    article = make_article([f"Nummer {number} in Peking." for number in range(30)])
    for segment in article.segments.all():
        make_translation(segment, "en", "Number none in Rome.")
    match_articles([article])
    list(check_articles([article.pk]))
    with django_assert_num_queries(2):
        assert len(list(checked(Translation.objects.exclude(state=State.INITIAL)))) == 30
    assert concept.occurrences.count() == 30
