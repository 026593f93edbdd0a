"""The concordance: what was said where, in four scripts."""

from __future__ import annotations

import pytest

from tests.factories import make_article, make_translation, make_user
from translations.memory import remember
from translations.memory.concordance import Concordance, QueryTooShort, concordance
from translations.models import MemoryUnit, State
from translations.review import submit


@pytest.fixture(autouse=True)
def _texts() -> None:
    """Approved: German and Russian, into English and Chinese. A draft beside."""
    pairs = [
        ("de", "Die Freihandelszone in Peking wächst.", "en", "The free trade zone grows."),
        ("de", "Neue Länder am Meer.", "en", "New countries by the sea."),
        ("ru", "Сезон открыт в новой зоне у Урумчи.", "zh", "乌鲁木齐附近的新区开放了。"),
        ("ru", "Пётр видел горизонт.", "en", "Pyotr saw the horizon."),
    ]
    for language, source, target, text in pairs:
        segment = make_article([source], language=language).segments.get()
        remember(make_translation(segment, target, text, state=State.APPROVED))
    segment = make_article(["Die Zonen am Fluss."]).segments.get()
    make_translation(segment, text="x", version=0, state=State.INITIAL)
    submit(segment.pk, "en", text="The zones at the river.", user=make_user(), version=0)


def marked(found: Concordance) -> list[str]:
    """The places found, sources before targets."""
    return [
        text[start:end]
        for hit in found.hits
        for text, spans in ((hit.source, hit.in_source), (hit.text, hit.in_text))
        for start, end in spans
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("FREIHANDEL", ["Freihandel"]),
        ("zone", ["zone", "zone", "Zone", "zone"]),
        ("Land", ["Länder"]),
        ("зона", ["зоне"]),
        ("петр", ["Пётр"]),
        ("новая зона", ["новой зоне"]),
        ("新区", ["新区"]),
        ("区", ["区"]),
        ("乌鲁木齐附近", ["乌鲁木齐附近"]),
        ("木乌", []),
        ("in", ["in", "in"]),  # in Peking
        ("by the   SEA", ["by the sea"]),
        ("nowhere to be found", []),
        ('"', None),
        ("%%", None),
        ("a", None),
        ("", None),
        ("\x00\x00", None),
        ("' OR 1=1 --", []),
    ],
)
def test_parts_are_found_in_any_case_and_marked(query: str, expected: list[str] | None) -> None:
    if expected is None:
        with pytest.raises(QueryTooShort):
            concordance(query)
    else:
        assert marked(concordance(query)) == expected


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({}, 3),
        ({"language": "de"}, 2),
        ({"language": "ru"}, 1),
        ({"target": "zh"}, 1),
        ({"state": "approved"}, 2),
        ({"state": "translated"}, 1),
        ({"state": "draft"}, 0),
        ({"side": "source"}, 3),
        ({"side": "target"}, 2),
    ],
)
def test_hits_are_narrowed(choice: dict[str, str], expected: int) -> None:
    segment = make_article(["Эта zone."], language="ru").segments.get()
    remember(make_translation(segment, "zh", "这个区。", state=State.APPROVED))
    assert len(concordance("zone", **choice).hits) == expected  # type: ignore[arg-type]


def test_a_text_is_known_as_it_now_stands() -> None:
    segment = make_article(["Ein Satz."]).segments.get()
    user = make_user("translator")
    version = submit(segment.pk, "en", text="Old words.", user=user, version=0).version
    submit(segment.pk, "en", text="New words.", user=user, version=version)
    assert not concordance("old words").hits
    assert [hit.text for hit in concordance("new words").hits] == ["New words."]


def test_what_is_approved_stands_once_and_outdated_units_come_last() -> None:
    first, *_ = MemoryUnit.objects.filter(text__contains="zone")
    first.outdated = True
    first.save()
    segment = make_article(["Noch eine Zone."]).segments.get()
    remember(make_translation(segment, text="Another zone.", state=State.APPROVED))
    texts = [hit.text for hit in concordance("zone").hits]
    assert texts == ["Another zone.", "The free trade zone grows.", "The zones at the river."]


def test_of_many_hits_some_are_shown_and_it_is_said_that_there_are_more() -> None:
    article = make_article([f"Satz {number} nennt Wasser." for number in range(6)])
    for segment in article.segments.select_related("article"):
        remember(make_translation(segment, text="x"))
    found = concordance("wasser", limit=4)
    assert (len(found.hits), found.more) == (4, True)
    assert not concordance("wasser", limit=6).more
