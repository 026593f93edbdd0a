"""The findings stored beside translations follow whatever they depend on."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from glossary.models import Term
from glossary.services.revision import touch
from sources.models import Article, Segment
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.checks import revision as checks_code
from translations.findings import open_findings, with_open_findings
from translations.history import record
from translations.models import CheckedText, Finding, Revision, Severity, State, Translation
from translations.review import submit
from translations.verification import bring_up_to_date, verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(["Es kamen 12 Gäste.", "Es regnete am 9. April."])


def found(segment: Segment, target: str = "en") -> list[tuple[str, str]]:
    rows = Finding.objects.filter(translation__segment=segment, translation__target=target)
    return [(each.kind, each.translation.text[each.start : each.end]) for each in rows]


def test_submitting_stores_what_the_checks_find_and_forgets_what_was_mended(
    article: Article,
) -> None:
    segment, user = article.segments.first(), make_user("translator")
    assert segment
    submit(segment.pk, "en", text="There were 13 guests.", user=user, version=0)
    assert found(segment) == [("numbers", "13")]
    submit(segment.pk, "en", text="There were 12 guests.", user=user, version=1)
    assert found(segment) == []


def test_texts_stored_before_are_caught_up_with(article: Article) -> None:
    one, two = article.segments.all()
    make_translation(one, text="There were 13 guests.")
    make_translation(two, text="It rained on April 9.")
    bring_up_to_date([article])
    assert found(one) == [("numbers", "13")]
    assert found(two) == []


def test_a_finding_that_stays_keeps_its_row(article: Article) -> None:
    segment = article.segments.first()
    assert segment
    translation = make_translation(segment, text="There were 13 guests.")
    verify([translation])
    before = Finding.objects.get()
    translation.text = "There were 13 guests.  They left."
    record(translation, Revision.Action.SUBMITTED)
    verify([translation])
    assert Finding.objects.filter(pk=before.pk, kind="numbers").exists()
    assert ("white_space", "  ") in found(segment)


def test_a_change_of_a_term_brings_findings_and_takes_them(article: Article) -> None:
    segment = make_article(["Er war in Peking."], title="Peking").segments.get()
    peking = make_concept(de="Peking", en="Beijing")
    make_translation(segment, text="He was in Peking.")
    bring_up_to_date([segment.article])
    assert [kind for kind, _ in found(segment)] == ["names"]
    Term.objects.create(concept=peking, language="en", text="Peking", status="deprecated")
    touch()
    bring_up_to_date([segment.article])
    assert ("deprecated", "Peking") in found(segment)
    Term.objects.filter(concept=peking, text="Peking").update(status="admitted")
    touch()
    bring_up_to_date([segment.article])
    assert found(segment) == []


def test_the_english_a_chinese_text_was_made_from_may_answer(article: Article) -> None:
    segment = make_article(["Das Dutzend ist voll, ein paar fehlen."], title="D").segments.get()
    user = make_user("translator")
    submit(segment.pk, "zh", text="十二个已满，还缺 30 个。", user=user, version=0)
    assert ("numbers", "30") in found(segment, "zh")
    submit(segment.pk, "en", text="The dozen is full, 30 are missing.", user=user, version=0)
    submit(segment.pk, "zh", text="十二个已满，还缺 30 个。", user=user, version=1)
    assert found(segment, "zh") == []


@pytest.mark.parametrize(
    ("kind", "state", "text"),
    [("excluded", "draft", "There were 13 guests."), ("body", "initial", "")],
)
def test_what_is_left_out_or_not_started_has_none(
    article: Article, kind: str, state: str, text: str
) -> None:
    segment = article.segments.first()
    assert segment
    translation = make_translation(segment, text="There were 13 guests.")
    verify([translation])
    assert Finding.objects.exists()
    exclusion = "byline" if kind == "excluded" else ""
    Segment.objects.filter(pk=segment.pk).update(kind=kind, exclusion=exclusion)
    translation.state, translation.text = State(state), text
    translation.save()
    verify([translation])
    assert not Finding.objects.exists()


def test_the_checks_run_only_on_what_changed(article: Article, monkeypatch: Any) -> None:
    for segment in article.segments.all():
        make_translation(segment, text="There were 13 guests.")
    bring_up_to_date([article])
    looked: list[object] = []
    monkeypatch.setattr(
        "translations.findings.update.run_checks", lambda pair: looked.append(pair) or []
    )
    touch()
    bring_up_to_date([article])
    assert looked == []
    changed = Translation.objects.filter(segment__article=article).first()
    assert changed
    changed.text = "There were 14 guests."
    changed.save()
    verify(list(Translation.objects.all()))
    assert len(looked) == 1


def test_new_checks_look_at_every_text_again(article: Article, monkeypatch: Any) -> None:
    segment = article.segments.first()
    assert segment
    make_translation(segment, text="There were 13 guests.")
    bring_up_to_date([article])
    Finding.objects.all().delete()
    bring_up_to_date([article])
    assert not Finding.objects.exists()
    for place in ("translations.verification", "translations.findings.pairs"):
        monkeypatch.setattr(f"{place}.checks_revision", lambda: "another")
    bring_up_to_date([article])
    assert Finding.objects.count() == 1
    assert checks_code.checks_revision() != "another"


def test_the_number_of_queries_does_not_depend_on_the_number_of_translations() -> None:
    make_concept(de="Peking", en="Beijing")
    counts = []
    for number in (2, 20):
        article = make_article([f"Nummer {each} in Peking." for each in range(number)])
        for segment in article.segments.all():
            make_translation(segment, text="Number none in Rome.")
        bring_up_to_date([article])
        Finding.objects.all().delete()
        CheckedText.objects.all().delete()
        translations = list(Translation.objects.filter(segment__article=article))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            verify(translations)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_open_findings_choose_translations_and_segments(article: Article) -> None:
    one, two = article.segments.all()
    wrong = make_translation(one, text="There were 13 guests.")
    make_translation(two, text="It rained on April 9.")
    bring_up_to_date([article])
    assert list(Translation.objects.filter(with_open_findings())) == [wrong]
    assert list(Translation.objects.filter(with_open_findings(kind="dates"))) == []
    assert not Translation.objects.filter(with_open_findings([Severity.WARNING])).exists()
    rows = Segment.objects.filter(with_open_findings(through="translation__segment"))
    assert list(rows) == [one]
    assert open_findings(article=article.pk, kind="numbers").count() == 1
