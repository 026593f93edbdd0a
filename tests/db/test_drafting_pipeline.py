"""The engine at work beside the database: batches, breakdowns, cancelling on the way."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence

import pytest

from sources.errors import ConcordError
from tests.engine_double import DictionaryEngine, only
from tests.factories import make_article, make_user
from translations.drafting import draft, pipeline
from translations.engines import EngineUnavailable, Output, Sentence
from translations.models import Revision, Translation
from translations.review import submit


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "LOOK_EVERY", 0.01)


class Eager(DictionaryEngine):
    """Takes 20 sentences at once; `before` is called with the number of each call."""

    at_once = 20

    def __init__(self, before: Callable[[int], object] = lambda call: None) -> None:
        super().__init__()
        self.before = before

    def translate(self, sentences: Sequence[Sentence], source: str, target: str) -> list[Output]:
        self.before(len(self.calls))
        return super().translate(sentences, source, target)

    @property
    def sizes(self) -> list[tuple[str, int]]:
        return [(target, len(sentences)) for sentences, _, target in self.calls]


def articles(*sizes: int, language: str = "de") -> list[int]:
    return [
        make_article([f"Satz {at} von {size}." for at in range(size)], language=language).pk
        for size in sizes
    ]


def stored(target: str = "en") -> int:
    return Translation.objects.filter(target=target).exclude(text="").count()


@pytest.mark.parametrize(
    ("sizes", "batches"),
    [
        ([20], [20]),
        ([50], [20, 20, 10]),
        ([7, 7, 7], [20, 1]),
        ([15, 30], [20, 20, 5]),
        ([1], [1]),
    ],
)
def test_short_articles_share_a_batch(sizes: list[int], batches: list[int]) -> None:
    articles(*sizes)
    with only(engine := Eager()):
        report = draft(targets=["en"])
    assert engine.sizes == [("en", size) for size in batches]
    assert report.from_engine == stored() == sum(sizes)


def test_languages_do_not_share_a_batch() -> None:
    articles(3), articles(3, language="ru"), articles(3)
    with only(engine := Eager()):
        draft(targets=["en"])
    assert [(source, len(sentences)) for sentences, source, _ in engine.calls] == [
        ("de", 3), ("ru", 3), ("de", 3),
    ]  # fmt: skip


def test_an_engine_that_does_not_ask_for_more_gets_sixteen() -> None:
    articles(40)
    with only(engine := DictionaryEngine()):
        draft(targets=["en"])
    assert [len(sentences) for sentences, *_ in engine.calls] == [16, 16, 8]


def test_the_engine_translates_ahead_and_every_leg_in_its_order() -> None:
    articles(50)
    steps: list[int] = []
    with only(engine := Eager()):
        draft(progress=lambda done, total: steps.append(done))
    assert [size for size in engine.sizes if size[0] == "en"] == [
        ("en", 20),
        ("en", 20),
        ("en", 10),
    ]
    assert engine.sizes[:2] == [("en", 20), ("en", 20)]
    assert steps == [0, 20, 40, 50]
    assert (stored("en"), stored("zh")) == (50, 50)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (EngineUnavailable("The server is down."), "The server is down."),
        (RuntimeError("out of memory"), "double broke down.*out of memory.*is kept.*start"),
        (OSError("model.bin is gone"), "double broke down.*model.bin is gone"),
        (MemoryError(), "double broke down.*MemoryError"),
    ],
)
def test_an_engine_that_dies_on_the_way_leaves_what_was_done(
    error: Exception, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    articles(50)

    def die(call: int) -> None:
        if call == 2:
            raise error

    with only(Eager(die)), pytest.raises(ConcordError, match=message):
        draft(targets=["en"])
    assert stored() == 40
    with only(engine := Eager()):
        draft(targets=["en"])
    assert engine.sizes == [("en", 10)]
    assert Revision.objects.count() == stored() == 50


@pytest.fixture
def held() -> Iterator[Callable[[int], object]]:
    """What an engine may call to stand still in its second batch, until the test is over."""
    over = threading.Event()
    yield lambda call: call < 1 or over.wait(20)
    over.set()


def test_cancelling_does_not_wait_for_the_batch(held: Callable[[int], object]) -> None:
    articles(60)
    steps: list[int] = []
    start = time.monotonic()
    with only(Eager(held)):
        report = draft(
            targets=["en"],
            progress=lambda done, total: steps.append(done),
            cancelled=lambda: steps[-1] >= 20 and time.monotonic() - start > 0.3,
        )
    assert time.monotonic() - start < 10
    assert (stored(), report.from_engine, steps) == (20, 20, [0, 20])


def test_what_a_person_submits_while_the_engine_works_stays() -> None:
    (article,) = articles(2)
    segment = Translation.segment.get_queryset().get(article=article, position=1)
    user = make_user("translator")
    working, submitted = threading.Event(), threading.Event()

    def slow(call: int) -> None:
        working.set()
        assert submitted.wait(20)

    def meanwhile() -> bool:
        if working.is_set() and not submitted.is_set():
            submit(segment.pk, "en", text="Mine.", user=user, version=0)
            submitted.set()
        return False

    with only(Eager(slow)):
        draft(targets=["en"], cancelled=meanwhile)
    texts = list(Translation.objects.order_by("segment").values_list("text", flat=True))
    assert texts == ["Mine.", "Satz 1 von 2."]
