"""Chinese whose English has changed: drawn again where nobody has seen it, else offered beside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sources.models import Article, Segment
from tests.engine_double import DictionaryEngine, only
from tests.factories import make_article, make_concept, make_user
from translations import review
from translations.drafting import Redo, current_proposal, draft
from translations.models import Proposal, State, Translation
from workbench.jobs.perform import run_next
from workbench.models import Job, User
from workbench.pages.review import build_row

WORDS = {"Das": "The", "Treffen": "meeting", "begann": "began", "meeting": "会议", "talks": "会谈"}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def engine() -> Iterator[DictionaryEngine]:
    double = DictionaryEngine(WORDS)
    with only(double):
        yield double


@pytest.fixture
def article(engine: DictionaryEngine) -> Article:
    """Two drafted segments, the English of the first corrected."""
    made = make_article(["Das Treffen begann.", "Das Treffen."])
    draft()
    correct(made.segments.first(), "The talks began.")
    return made


def correct(segment: Segment | None, text: str) -> None:
    assert segment
    version = Translation.objects.get(segment=segment, target="en").version
    review.submit(segment.pk, "en", text=text, user=make_user("translator"), version=version)


def chinese(article: Article, position: int = 1) -> Translation:
    return Translation.objects.select_related("pivot__translation", "proposal__pivot").get(
        segment__article=article, segment__position=position, target="zh"
    )


def hand_in(article: Article, text: str, *, approve: bool = False) -> User:
    """A person writes the Chinese of the first segment."""
    user = make_user("translator")
    row = chinese(article)
    review.submit(row.segment_id, "zh", text=text, user=user, version=row.version)
    if approve:
        reviewer = make_user("reviewer")
        review.approve(row.segment_id, "zh", user=reviewer, version=row.version + 1)
    return user


def test_only_stale_chinese_is_drawn_again_and_its_history_is_kept(
    article: Article, engine: DictionaryEngine
) -> None:
    assert chinese(article).stale
    report = draft(redo=Redo.STALE)
    redrawn, other = chinese(article), chinese(article, 2)
    assert (redrawn.text, redrawn.stale, redrawn.version) == ("The 会谈 began.", False, 2)
    assert [each.text for each in redrawn.revisions.all()] == [
        "The 会谈 began.", "The 会议 began.",
    ]  # fmt: skip
    assert (other.version, report.from_engine, report.proposed) == (1, 1, 0)
    assert draft(redo=Redo.STALE).from_engine == 0


def test_nothing_new_is_drafted_where_only_stale_chinese_is_asked_for(
    engine: DictionaryEngine,
) -> None:
    make_article()
    assert draft(redo=Redo.STALE).as_dict()["segments"] == 0


def test_only_the_segments_asked_for(article: Article) -> None:
    correct(article.segments.last(), "The talks.")
    draft(segments=[chinese(article, 2).segment_id], redo=Redo.STALE)
    assert (chinese(article).stale, chinese(article, 2).stale) == (True, False)


@pytest.mark.parametrize("redo", [Redo.STALE, Redo.ALL])
@pytest.mark.parametrize("approve", [False, True])
def test_a_persons_chinese_stays_and_the_new_text_lies_beside_it(
    article: Article, engine: DictionaryEngine, approve: bool, redo: Redo
) -> None:
    hand_in(article, "会谈开始了。", approve=approve)
    assert draft(redo=redo).proposed == 0, "it was checked against the corrected English"
    correct(article.segments.first(), "The meeting began late.")
    report = draft(redo=redo)
    mine = chinese(article)
    assert (mine.text, mine.stale, report.proposed) == ("会谈开始了。", True, 1)
    assert mine.state == (State.APPROVED if approve else State.TRANSLATED)
    assert current_proposal(mine) == "The 会议 began late."
    calls = len(engine.calls)
    draft(redo=Redo.STALE)
    assert len(engine.calls) == calls, "it is made once"


def test_an_offer_holds_until_the_english_changes_or_a_person_has_decided(
    article: Article,
) -> None:
    hand_in(article, "会谈开始了。")
    correct(article.segments.first(), "The meeting began late.")
    draft(redo=Redo.STALE)
    correct(article.segments.first(), "The meeting began.")
    assert current_proposal(chinese(article)) is None
    draft(redo=Redo.STALE)
    assert current_proposal(chinese(article)) == "The 会议 began."
    assert Proposal.objects.count() == 1
    hand_in(article, "会议开始了。")
    assert (current_proposal(chinese(article)), chinese(article).stale) == (None, False)


def test_a_term_mended_in_the_english_makes_the_chinese_stale(engine: DictionaryEngine) -> None:
    made = make_article(["Das Treffen begann."])
    draft()
    english = Translation.objects.get(target="en")
    english.text = "The summit began."
    english.save()
    assert chinese(made).stale


# ---- the page ----


def test_one_segment_is_redrawn_by_the_worker(client: Client, article: Article) -> None:
    client.force_login(make_user("translator"))
    segment = chinese(article).segment
    correct(article.segments.last(), "The talks.")
    page = client.post(reverse("redraw_segment", args=[segment.pk]), headers=HTMX).content.decode()
    assert "being redrawn" in page
    assert chinese(article).stale, "no request waits for an engine"
    run_next("test")
    assert (chinese(article).text, chinese(article, 2).stale) == ("The 会谈 began.", True)


def test_a_whole_article_is_redrawn_by_the_worker(client: Client, article: Article) -> None:
    client.force_login(make_user("translator"))
    correct(article.segments.last(), "The talks.")
    assert b"data-redraw-all" in client.get(reverse("article", args=[article.pk])).content
    client.post(reverse("redraw", args=[article.pk]))
    job = run_next("test")
    assert job
    assert (job.state, job.result["segments"]) == (Job.State.DONE, 2)
    assert b"data-redraw-all" not in client.get(reverse("article", args=[article.pk])).content


@pytest.mark.parametrize("name", ["redraw", "redraw_segment"])
def test_who_may_not_draft_may_not_redraw(client: Client, article: Article, name: str) -> None:
    client.force_login(make_user())
    pk = article.pk if name == "redraw" else chinese(article).segment_id
    assert client.post(reverse(name, args=[pk])).status_code == 403
    assert not Job.objects.exists()


def test_an_open_cell_shows_the_offer_beside_the_persons_text(
    client: Client, article: Article
) -> None:
    user = hand_in(article, "会谈开始了。")
    correct(article.segments.first(), "The meeting began late.")
    draft(redo=Redo.STALE)
    client.force_login(user)
    row = chinese(article)
    page = client.get(reverse("edit", args=[row.segment_id, "zh"]), headers=HTMX).content.decode()
    assert 'data-take="The 会议 began late."' in page
    assert "会谈开始了。" in page
    whole = client.get(reverse("article", args=[article.pk])).content.decode()
    assert "new Chinese offered" in whole
    assert "data-redraw" not in whole, "there is nothing left to be made"


def test_a_low_score_says_why_and_comes_first_on_request(client: Client, engine: Any) -> None:
    make_concept(de="Werk", en="plant")
    sentences = ["Das Treffen begann am Montag in der Stadt.", "Es war ein Werk."]
    made = make_article(sentences)
    draft(targets=["en"])
    Translation.objects.filter(segment__position=2).update(estimate=0.04, doubts=["terms"])
    Translation.objects.filter(segment__position=1).update(estimate=0.5)
    client.force_login(make_user("reviewer"))
    address = reverse("article", args=[made.pk])

    def order(query: str) -> list[int]:
        rows = client.get(f"{address}?{query}").context["rows"]
        return [row.segment.position for row in rows]

    assert (order(""), order("order=score"), order("show=low")) == ([1, 2], [2, 1], [2])
    assert "names are not as the glossary asks" in client.get(address).content.decode()


def test_rows_with_offers_cost_no_queries_of_their_own(article: Article) -> None:
    hand_in(article, "会谈开始了。")
    correct(article.segments.first(), "The meeting began late.")
    plain = chinese(article, 2).segment
    counts = []
    for segment in (plain, chinese(article).segment):
        if segment != plain:
            draft(redo=Redo.STALE)
        with CaptureQueriesContext(connection) as queries:
            build_row(segment)
        counts.append(len(queries))
    assert counts[0] == counts[1]
