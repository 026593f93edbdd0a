"""A run of drafting: what it takes up, what it leaves alone, what it writes down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from sources.errors import ConcordError
from sources.models import Segment
from tests.engine_double import DictionaryEngine, only
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.drafting import Redo, draft
from translations.engines import EngineUnavailable, Output, Sentence
from translations.memory import remember
from translations.models import Origin, State, Translation
from translations.review import submit

WORDS = {"Das": "The", "Treffen": "meeting", "begann": "began", "meeting": "会议"}


@pytest.fixture
def engine() -> Iterator[DictionaryEngine]:
    double = DictionaryEngine(WORDS)
    with only(double):
        yield double


def texts(target: str) -> list[str]:
    drafts = Translation.objects.filter(target=target).exclude(text="")
    return list(drafts.values_list("text", flat=True))


def test_chinese_is_made_from_the_english_and_remembers_its_revision(
    engine: DictionaryEngine,
) -> None:
    make_article(["Das Treffen begann."])
    report = draft().as_dict()
    assert (texts("en"), texts("zh")) == (["The meeting began."], ["The 会议 began."])
    english, chinese = Translation.objects.all()
    assert (english.origin, chinese.origin) == (Origin.MT, Origin.PIVOT)
    assert chinese.pivot == english.revisions.get()
    assert {(row.state, row.engine, row.version) for row in (english, chinese)} == {
        (State.DRAFT, "double", 1)
    }
    assert (report["segments"], report["from_engine"], report["from_memory"]) == (2, 2, 0)
    assert report["engine"] == {"name": "double", "version": "1"}


@pytest.mark.parametrize(
    ("language", "targets", "legs"),
    [
        ("de", ["en", "zh"], [("de", "en"), ("en", "zh")]),
        ("ru", ["en"], [("ru", "en")]),
        ("de", ["zh"], [("de", "en"), ("en", "zh")]),
        ("en", ["en", "zh"], [("en", "zh")]),
        ("en", ["en"], []),
    ],
)
def test_the_way_to_a_target(
    engine: DictionaryEngine, language: str, targets: list[str], legs: list[tuple[str, str]]
) -> None:
    make_article(language=language)
    draft(targets=targets)
    assert [call[1:] for call in engine.calls] == legs


def test_litter_is_never_translated(engine: DictionaryEngine) -> None:
    article = make_article(["Das Treffen begann.", "Editor: Das"])
    article.segments.filter(position=2).update(kind=Segment.Kind.EXCLUDED, exclusion="byline")
    draft()
    assert set(Translation.objects.values_list("segment__position", flat=True)) == {1}


@pytest.mark.parametrize("redo", [False, True])
@pytest.mark.parametrize("state", [State.TRANSLATED, State.NEEDS_WORK, State.APPROVED])
def test_what_a_person_did_is_left_alone(engine: DictionaryEngine, state: str, redo: bool) -> None:
    translation = make_translation(make_article().segments.get(), state=state, text="Mine.")
    draft(redo=Redo.ALL if redo else Redo.NOTHING)
    translation.refresh_from_db()
    assert (translation.text, translation.version) == ("Mine.", 1)


@pytest.mark.parametrize(("redo", "version"), [(False, 1), (True, 2)])
def test_machine_drafts_are_drawn_afresh_only_when_asked(
    engine: DictionaryEngine, redo: bool, version: int
) -> None:
    make_translation(make_article(["Das Treffen begann."]).segments.get(), text="Old.")
    draft(redo=Redo.ALL if redo else Redo.NOTHING, targets=["en"])
    assert Translation.objects.get().version == version


def test_redrawn_chinese_follows_the_corrected_english(engine: DictionaryEngine) -> None:
    segment = make_article(["Das Treffen begann."]).segments.get()
    draft()
    submit(segment.pk, "en", text="A meeting.", user=make_user("translator"), version=1)
    chinese = Translation.objects.get(target="zh")
    assert chinese.stale
    draft(redo=Redo.ALL)
    chinese.refresh_from_db()
    assert (chinese.text, chinese.stale) == ("A 会议.", False)
    assert texts("en") == ["A meeting."]


def test_the_memory_comes_first(engine: DictionaryEngine) -> None:
    approved = make_article(["Das Treffen begann."]).segments.get()
    unit = remember(make_translation(approved, text="The session opened.", state="approved"))
    new = make_article(["Das Treffen begann.", "Das Treffen."])
    report = draft(articles=[new.pk], targets=["en"]).as_dict()
    first = Translation.objects.get(segment__article=new, segment__position=1)
    assert (first.text, first.origin, first.memory, first.match) == (
        "The session opened.", Origin.TM, unit, 100,
    )  # fmt: skip
    assert (report["from_memory"], report["from_engine"]) == (1, 1)


def test_an_interrupted_run_goes_on_without_doing_a_segment_twice(
    engine: DictionaryEngine,
) -> None:
    make_article([f"Satz {number}." for number in range(40)], language="en")
    steps: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        steps.append((done, total))

    draft(progress=progress, cancelled=lambda: steps[-1][0] >= 16)
    assert Translation.objects.count() == 16
    draft(progress=progress)
    assert steps == [(0, 40), (16, 40), (0, 40), (16, 40), (32, 40), (40, 40)]
    assert set(Translation.objects.values_list("version", flat=True)) == {1}


@pytest.mark.parametrize(
    ("honours", "outcomes"),
    [(True, {"satisfied": 2, "repaired": 0}), (False, {"satisfied": 0, "repaired": 2})],
)
def test_required_terms_are_hinted_on_both_legs_and_mended_where_that_did_not_help(
    honours: bool, outcomes: dict[str, int]
) -> None:
    make_concept(de="Peking", en="Beijing", zh="北京")
    make_article(["Es war in Peking."])
    with only(DictionaryEngine(honours_hints=honours)):
        terms: dict[str, Any] = draft().as_dict()["terms"]
    assert terms["required"] == 2
    assert {name: terms[name] for name in outcomes} == outcomes


def test_a_sentence_the_engine_has_nothing_for_stays_not_started() -> None:
    class Silent(DictionaryEngine):
        def translate(
            self, sentences: Sequence[Sentence], source: str, target: str
        ) -> list[Output]:
            return [Output("", None) for _ in sentences]

    make_article(["Das Treffen begann."])
    with only(Silent()):
        report = draft().as_dict()
    assert (report["segments"], report["untranslated"]) == (0, 1)


def test_without_an_engine_one_sentence_says_what_is_missing() -> None:
    make_article()
    missing = DictionaryEngine(unavailable="Run setup_engine.")
    with only(missing), pytest.raises(EngineUnavailable, match="setup_engine"):
        draft()
    assert not Translation.objects.exists()


def test_articles_there_are_not_are_named(engine: DictionaryEngine) -> None:
    known = make_article().pk
    with pytest.raises(ConcordError, match=f"no article {known + 3}, {known + 7}"):
        draft(articles=[known + 7, known, known + 3])
