"""Segments cut anew by hand: the text stays whole, and so do the translations' histories."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.models import Evidence, Occurrence
from glossary.services.occurrences import match_articles
from sources.models import Article, Segment
from sources.services.resegment import CutRefused
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.models import Resegmentation, Revision, State, Translation
from translations.resegmentation import (
    SegmentLocked,
    exclude_segment,
    include_segment,
    merge_with_next,
    split_segment,
)
from translations.resegmentation.divide import divide
from workbench.models import User

pytestmark = pytest.mark.django_db
LONG = "Der Dr. Li kam nach Peking. Er blieb in Urumqi."


@pytest.fixture
def user() -> User:
    return make_user("translator")


@pytest.fixture
def article() -> Article:
    return make_article(["Am Anfang.", LONG, "Am Ende."])


def nth(article: Article, position: int) -> Segment:
    return article.segments.get(position=position)


def split(segment: Segment, before: str, user: User) -> Segment:
    return split_segment(
        segment.pk, offset=segment.text.index(before), text=segment.text, user=user
    )


def merge(segment: Segment, user: User) -> Segment:
    after = nth(segment.article, segment.position + 1)
    return merge_with_next(segment.pk, text=segment.text, next_text=after.text, user=user)


def texts(article: Article) -> list[str]:
    return list(article.segments.order_by("position").values_list("text", flat=True))


def assert_whole(article: Article) -> None:
    """Segments are numbered without a gap, say what the text says, and leave only space out."""
    segments = list(article.segments.order_by("position"))
    assert [each.position for each in segments] == list(range(1, len(segments) + 1))
    assert all(article.text[each.start : each.end] == each.text for each in segments)
    edges = [0, *itertools.chain.from_iterable((s.start, s.end) for s in segments)]
    gaps = zip(edges[::2], [*edges[1::2], len(article.text)], strict=True)
    assert not "".join(article.text[slice(*gap)] for gap in gaps).strip()


def test_a_split_leaves_two_whole_segments(article: Article, user: User) -> None:
    second = split(nth(article, 2), "Er blieb", user)
    assert texts(article) == [
        "Am Anfang.",
        "Der Dr. Li kam nach Peking.",
        "Er blieb in Urumqi.",
        "Am Ende.",
    ]
    assert second.position == 3
    assert_whole(article)


@pytest.mark.parametrize("offset", [-1, 0, len(LONG), len(LONG) + 1])
def test_no_segment_may_be_empty(article: Article, user: User, offset: int) -> None:
    segment = nth(article, 2)
    with pytest.raises(CutRefused, match="inside the text"):
        split_segment(segment.pk, offset=offset, text=LONG, user=user)
    assert len(texts(article)) == 3


def test_a_draft_is_split_where_its_sentence_ends(article: Article, user: User) -> None:
    segment = nth(article, 2)
    make_translation(segment, text="Dr Li came to Beijing. He stayed in Urumqi.")
    make_translation(segment, "zh", "李博士来到北京。他留在乌鲁木齐。")
    second = split(segment, "Er blieb", user)
    assert [(t.target, t.text, t.state) for t in segment.translations.order_by("target")] == [
        ("en", "Dr Li came to Beijing.", State.DRAFT),
        ("zh", "李博士来到北京。", State.DRAFT),
    ]
    assert [(t.target, t.text, t.state) for t in second.translations.order_by("target")] == [
        ("en", "He stayed in Urumqi.", State.DRAFT),
        ("zh", "他留在乌鲁木齐。", State.DRAFT),
    ]


def test_a_text_that_cannot_be_divided_stays_whole(article: Article, user: User) -> None:
    segment = nth(article, 2)
    make_translation(segment, text="Dr Li came and stayed.", state=State.TRANSLATED)
    second = split(segment, "Er blieb", user)
    kept = segment.translations.get()
    assert (kept.text, kept.state) == ("Dr Li came and stayed.", State.NEEDS_WORK)
    assert "split before “Er blieb" in kept.reason
    assert not second.translations.exists()


def test_a_merge_joins_the_texts_and_keeps_the_second_history(article: Article, user: User) -> None:
    first, second = nth(article, 2), nth(article, 3)
    make_translation(first, "zh", "李博士来到北京。")
    tail = make_translation(second, "zh", "最后。", state=State.TRANSLATED)
    make_translation(second, "en", "At the end.")
    Revision.objects.create(
        translation=tail, number=1, action="submitted", text="最终。", state="translated"
    )
    merge(first, user)
    assert texts(article) == ["Am Anfang.", LONG + "\nAm Ende."]
    assert_whole(article)
    assert {(t.target, t.text, t.state) for t in first.translations.all()} == {
        ("zh", "李博士来到北京。最后。", State.NEEDS_WORK),
        ("en", "At the end.", State.DRAFT),
    }
    (record,) = Resegmentation.objects.all()
    assert [each["text"] for each in record.before[1]["revisions"]] == ["最终。"]
    assert record.before[1]["text"] == "Am Ende."


def test_a_merge_undoes_a_split(article: Article, user: User) -> None:
    segment = nth(article, 2)
    make_translation(segment, text="Dr Li came to Beijing. He stayed in Urumqi.")
    split(segment, "Er blieb", user)
    merge(nth(article, 2), user)
    assert texts(article) == ["Am Anfang.", LONG, "Am Ende."]
    assert segment.translations.get().text == "Dr Li came to Beijing. He stayed in Urumqi."


def test_names_are_found_where_they_stand_now(article: Article, user: User) -> None:
    make_concept("beijing", de="Peking", en="Beijing")
    make_concept("urumqi", de="Urumqi", en="Ürümqi")
    match_articles([article])
    second = split(nth(article, 2), "Er blieb", user)
    assert {(o.segment_id, o.surface, o.start) for o in Occurrence.objects.all()} == {
        (nth(article, 2).pk, "Peking", 20),
        (second.pk, "Urumqi", 12),
    }


@pytest.mark.parametrize(("word", "kept_in"), [("Peking", 2), ("Urumqi", 3), ("Peking. Er", None)])
def test_evidence_goes_where_its_quotation_is(
    article: Article, user: User, word: str, kept_in: int | None
) -> None:
    term = make_concept(de=word).terms.get()
    segment = nth(article, 2)
    start = LONG.index(word)
    Evidence.objects.create(
        term=term, segment=segment, start=start, end=start + len(word), quotation=word
    )
    split(segment, "Er blieb", user)
    found = [(e.segment.position, e.segment.text[e.start : e.end]) for e in Evidence.objects.all()]
    assert found == ([(kept_in, word)] if kept_in else [])
    if kept_in:
        merge(nth(article, 2), user)
        evidence = Evidence.objects.get()
        assert evidence.segment.text[evidence.start : evidence.end] == word


def test_an_excluded_segment_keeps_its_texts(article: Article, user: User) -> None:
    segment = nth(article, 2)
    make_translation(segment)
    exclude_segment(segment.pk, text=LONG, user=user)
    assert not nth(article, 2).translatable
    include_segment(segment.pk, text=LONG, user=user)
    assert nth(article, 2).translatable
    assert segment.translations.get().text == "The meeting took place in Beijing."
    actions = Resegmentation.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["excluded", "included"]


def acts(segment: Segment, user: User) -> dict[str, object]:
    return {
        "split": lambda: split(segment, "Er blieb", user),
        "merge": lambda: merge(segment, user),
        "merge before": lambda: merge(nth(segment.article, 1), user),
        "exclude": lambda: exclude_segment(segment.pk, text=LONG, user=user),
    }


@pytest.mark.parametrize("act", ["split", "merge", "merge before", "exclude"])
def test_an_approved_text_locks_its_segment(article: Article, user: User, act: str) -> None:
    segment = nth(article, 2)
    make_translation(segment, state=State.APPROVED)
    with pytest.raises(SegmentLocked, match="Reopen"):
        acts(segment, user)[act]()
    assert texts(article) == ["Am Anfang.", LONG, "Am Ende."]
    assert not Resegmentation.objects.exists()


@pytest.mark.parametrize("act", ["split", "merge", "exclude"])
def test_a_segment_that_was_cut_meanwhile_is_left_alone(
    article: Article, user: User, act: str
) -> None:
    segment = nth(article, 2)
    todo = acts(segment, user)[act]
    split(nth(article, 2), "kam", user)
    before = texts(article)
    with pytest.raises(CutRefused, match="Reload"):
        todo()
    assert texts(article) == before


def test_what_cannot_be_merged_is_refused(article: Article, user: User) -> None:
    Segment.objects.filter(article=article, position=1).update(kind=Segment.Kind.HEADING)
    with pytest.raises(CutRefused, match="heading"):
        merge(nth(article, 1), user)
    last = nth(article, 3)
    with pytest.raises(CutRefused, match="last segment"):
        merge_with_next(last.pk, text=last.text, next_text="", user=user)


@pytest.mark.parametrize(
    ("text", "language", "share", "parts"),
    [
        ("One. Two.", "en", 0.5, ("One.", "Two.")),
        ("One.", "en", 0.5, ("One.", "")),
        ("一。二。", "zh", 0.5, ("一。", "二。")),
        ("A long first sentence goes here. B.", "en", 0.2, None),
        ("", "en", 0.5, ("", "")),
    ],
)
def test_divide(text: str, language: str, share: float, parts: tuple[str, str] | None) -> None:
    assert divide(text, language, share) == (parts or (text, ""))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60)), max_size=6))
def test_whatever_is_cut_the_article_stays_whole(user: User, steps: list[tuple[int, int]]) -> None:
    article = make_article(["Eins zwei. Drei.", "Vier, fünf sechs.", "Sieben"])
    for where, offset in steps:
        segments = list(article.segments.order_by("position"))
        segment = segments[where % len(segments)]
        try:
            if offset % 2:
                split_segment(segment.pk, offset=offset, text=segment.text, user=user)
            else:
                merge(segment, user)
        except (CutRefused, Segment.DoesNotExist):
            pass
        assert_whole(article)
    assert not Translation.objects.filter(segment__article=article).exists()
