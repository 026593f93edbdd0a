"""Estimates of stored drafts: when they are made, made anew and dropped, and what they are for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from glossary.models import Term
from glossary.services.revision import touch
from sources.models import Article
from tests.engine_double import DictionaryEngine, only
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.drafting import ask_second_opinions, draft
from translations.engines import Hypothesis, Output, Sentence
from translations.models import Rendition, State, Translation
from translations.rating import rate, riskiest_first, usual_score
from translations.review import submit
from translations.verification import bring_up_to_date, verify
from workbench.jobs.perform import run_next
from workbench.jobs.queue import enqueue

SENTENCES = [
    f"Die Delegation besuchte am Vormittag das Werk Nummer {number} im Westen der Provinz."
    for number in range(2, 26)
]


class Wavering(DictionaryEngine):
    """Sure of every sentence but those about number 7."""

    def translate(self, sentences: Sequence[Sentence], source: str, target: str) -> list[Output]:
        outputs = super().translate(sentences, source, target)
        return [Output(out.text, -2.0 if " 7 " in out.text else -0.5) for out in outputs]


@pytest.fixture
def engine() -> Iterator[DictionaryEngine]:
    words = dict.fromkeys(["Die", "das", "im", "der", "am"], "the") | {"Delegation": "delegation"}
    double = Wavering(words)
    with only(double):
        yield double


def rated(article: Article) -> dict[int, Translation]:
    return {each.segment.position: each for each in Translation.objects.select_related("segment")}


def test_drafts_are_rated_as_they_are_stored(engine: DictionaryEngine) -> None:
    article = make_article(["Die Delegation besuchte Chengdu."])
    draft(targets=["en"])
    translation = rated(article)[1]
    assert translation.estimate is not None
    assert 0 < translation.estimate < 1


def test_a_draft_the_engine_was_not_sure_of_comes_first(engine: DictionaryEngine) -> None:
    article = make_article(SENTENCES)
    draft(targets=["en"])
    first = riskiest_first()[0]
    assert (first.segment.position, first.doubts[0]) == (6, "unsure")
    assert "unsure" not in rated(article)[7].doubts
    assert usual_score(("double", "1", "de", "en")) == pytest.approx((-0.5625, 0.2997), abs=1e-3)


def test_a_few_scores_tell_nothing(engine: DictionaryEngine) -> None:
    make_article(SENTENCES[:8])
    draft(targets=["en"])
    assert usual_score(("double", "1", "de", "en")) is None


def test_a_lost_term_lowers_it_once_the_glossary_has_it(engine: DictionaryEngine) -> None:
    article = make_article(["Die Delegation besuchte am Montag Tschengdu im Westen."])
    make_translation(article.segments.get(), text="The delegation visited the west on Monday.")
    bring_up_to_date([article])
    before = Translation.objects.get()
    concept = make_concept(de="Tschengdu", en="Chengdu")
    bring_up_to_date([article])
    after = Translation.objects.get()
    assert before.estimate is not None
    assert after.estimate is not None
    assert after.estimate < before.estimate
    assert ("terms" in before.doubts, "terms" in after.doubts) == (False, True)
    Term.objects.filter(concept=concept).delete()
    touch()
    bring_up_to_date([article])
    assert Translation.objects.get().estimate == before.estimate


@pytest.mark.parametrize(("text", "keeps"), [("Mine.", False), ("It was so.", True)])
def test_a_persons_own_text_has_none(text: str, keeps: bool) -> None:
    segment = make_article().segments.get()
    translation = make_translation(segment, text="It was so.")
    verify([translation])
    user = make_user("translator")
    after = submit(segment.pk, "en", text=text, user=user, version=1)
    after.refresh_from_db()
    assert (after.estimate is not None) is keeps


def test_a_second_engine_says_where_it_differs(engine: DictionaryEngine, settings: Any) -> None:
    settings.SECOND_OPINION = "second"
    article = make_article([*SENTENCES, "Zuletzt ein ganz anderer Satz ohne Werk und Provinz."])
    differs = dict.fromkeys(["Zuletzt", "ein", "ganz", "anderer", "Satz", "ohne", "und"], "zzz")
    second = DictionaryEngine(engine.words | differs, name="second", pairs=[("de", "en")])
    with only(engine, second):
        enqueue("draft", arguments={"articles": [article.pk], "targets": ["en"]}, label="Draft")
        assert run_next("test")
        Translation.objects.update(estimate=0.2)
        asked = run_next("test")
        assert asked
        assert asked.result == {"opinions": len(SENTENCES) + 1}
        calls = len(second.calls)
        ask_second_opinions("second")
        assert len(second.calls) == calls, "one opinion is enough"
    last = rated(article)[len(SENTENCES) + 1]
    assert last.agreement is not None
    assert last.agreement < 70
    assert "opinions" in last.doubts
    assert "opinions" not in rated(article)[3].doubts


class Reader(DictionaryEngine):
    """Finds what is said of number 7 unlikely, and need not translate to say so."""

    def score(
        self, hypotheses: Sequence[Hypothesis], source: str, target: str
    ) -> list[float | None]:
        return [-3.0 if " 7 " in each.text else -0.5 for each in hypotheses]


@pytest.mark.parametrize(
    ("setting", "beside", "asked"),
    [("", Reader, "reader"), ("none", Reader, None), ("", DictionaryEngine, None)],
    ids=["one that can read is at hand", "the site wants none", "none can read"],
)
def test_who_is_asked_unless_the_site_names_one(
    engine: DictionaryEngine,
    settings: Any,
    setting: str,
    beside: type[DictionaryEngine],
    asked: str | None,
) -> None:
    settings.SECOND_OPINION = setting
    article = make_article()
    with only(engine, beside(name="reader")):
        enqueue("draft", arguments={"articles": [article.pk], "targets": ["en"]}, label="Draft")
        run_next("test")
        job = run_next("test")
    assert (job.label.split()[-1] if job else None) == asked


def test_a_reader_lowers_what_it_finds_unlikely(engine: DictionaryEngine) -> None:
    article = make_article(SENTENCES)
    draft(targets=["en"])
    Translation.objects.update(estimate=0.2)
    reader = Reader(name="reader")
    with only(engine, reader):
        assert ask_second_opinions("reader") == len(SENTENCES)
    assert not reader.calls, "it translates nothing"
    assert "opinions" in rated(article)[6].doubts
    assert "opinions" not in rated(article)[7].doubts


def test_only_doubtful_drafts_are_asked_about(engine: DictionaryEngine) -> None:
    make_article(SENTENCES[:2])
    draft(targets=["en"])
    Translation.objects.filter(segment__position=1).update(estimate=0.2)
    Translation.objects.filter(segment__position=2).update(estimate=0.4)
    with only(engine, Reader(name="reader")):
        assert ask_second_opinions("reader") == 1


def test_a_pair_the_second_engine_does_not_know_is_passed_over(engine: DictionaryEngine) -> None:
    make_article()
    draft(targets=["en"])
    with only(engine, DictionaryEngine(name="second", pairs=[("en", "zh")])):
        assert ask_second_opinions("second") == 0


def test_the_queue_holds_unseen_machine_drafts_only() -> None:
    segments = list(make_article(["Eins.", "Zwei.", "Drei.", "Vier.", "Fünf."]).segments.all())
    for segment, estimate, state, engine in zip(
        segments,
        [0.4, 0.05, None, 0.01, 0.02],
        [State.DRAFT, State.DRAFT, State.DRAFT, State.APPROVED, State.DRAFT],
        ["double", "double", "double", "double", ""],
        strict=True,
    ):
        make_translation(segment, estimate=estimate, state=state, engine=engine)
    assert [each.segment.position for each in riskiest_first()] == [2, 1, 3]


def test_the_queries_do_not_grow_with_the_translations() -> None:
    for sentence in SENTENCES:
        make_translation(make_article([sentence]).segments.get(), score=-0.5)
    counts = []
    for size in (2, 20):
        chosen = list(Translation.objects.all()[:size])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            rate(chosen, Rendition.objects.none())
        counts.append(len(queries))
    assert counts[0] == counts[1]
