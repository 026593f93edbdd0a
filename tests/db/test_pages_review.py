"""The side-by-side page and the acts on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sources.models import Segment
from tests.factories import make_article, make_concept, make_translation, make_user
from translations import review
from translations.history import record
from translations.models import Revision, State, Translation
from translations.verification import bring_up_to_date
from workbench.jobs.queue import enqueue
from workbench.models import Job

HTMX = {"HX-Request": "true"}


def text_of(html: str) -> str:
    """A page as it is read, in one line."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


@pytest.fixture
def segment() -> Segment:
    article = make_article(["Das Treffen fand in Peking statt."])
    return article.segments.get()


def drafted(
    segment: Segment, target: str = "en", text: str = "It took place in Beijing."
) -> Translation:
    """A machine draft with its revision, as drafting leaves it."""
    translation = make_translation(segment, target, text, version=0)
    record(translation, Revision.Action.DRAFTED)
    return translation


@pytest.fixture
def act(client: Client, segment: Segment) -> Callable[..., Any]:
    """Send an act on the segment's English text, as a role, the way the page does."""

    def send(name: str, role: str = "reviewer", **data: object) -> Any:
        client.force_login(make_user(role))
        address = reverse(name, args=[segment.pk, "en"])
        return client.post(address, data, headers=HTMX)

    return send


# ---- the page ----


def test_a_page_shows_source_and_targets_with_their_languages(client: Client) -> None:
    article = make_article(["Das Treffen fand statt."])
    drafted(article.segments.get(), text="The meeting took place.")
    client.force_login(make_user("translator"))
    html = client.get(reverse("article", args=[article.pk])).content.decode()
    assert re.search(r"lang=de>Das Treffen", html)
    assert re.search(r"lang=en>The meeting", html)
    assert re.search(r'id="s1"', html)
    assert "machine, double" in html


def test_an_english_article_has_only_a_chinese_column(client: Client) -> None:
    article = make_article(["A meeting."], language="en")
    client.force_login(make_user("translator"))
    html = client.get(reverse("article", args=[article.pk])).content.decode()
    assert re.search(r"id=c-\d+-zh", html)
    assert not re.search(r"id=c-\d+-en", html)


def test_names_are_marked_in_source_and_target(client: Client, segment: Segment) -> None:
    concept = make_concept(de="Peking", en="Beijing", zh="北京")
    drafted(segment, text="It took place in Beijing.")
    bring_up_to_date([segment.article])
    client.force_login(make_user("translator"))
    html = client.get(reverse("article", args=[segment.article_id])).content.decode()
    address = reverse("glossary:concept", args=[concept.pk])
    assert re.search(rf'class=place href={address} title="[^"]*Beijing[^"]*"[^>]*>Peking<', html)
    assert re.search(rf"class=place href={address} [^>]*>Beijing<", html)


def test_a_missing_name_says_what_it_should_be(client: Client, segment: Segment) -> None:
    make_concept(de="Peking", en="Beijing")
    drafted(segment, text="It took place in the capital.")
    bring_up_to_date([segment.article])
    client.force_login(make_user("translator"))
    html = client.get(
        reverse("article", args=[segment.article_id]), {"show": "names"}
    ).content.decode()
    assert "Name: should be Beijing for Peking" in text_of(html)


def test_text_is_escaped_inside_and_outside_marks(client: Client) -> None:
    article = make_article(["<b>Peking</b> & <i>Co</i>"])
    make_concept(de="Peking", en="Beijing")
    bring_up_to_date([article])
    client.force_login(make_user("translator"))
    html = client.get(reverse("article", args=[article.pk])).content.decode()
    assert "&lt;b&gt;" in html
    assert "<i>Co</i>" not in html


def test_litter_is_shown_with_its_reason_and_cannot_be_translated(
    client: Client, segment: Segment
) -> None:
    Segment.objects.update(kind="excluded", exclusion="navigation")
    client.force_login(make_user("manager"))
    html = client.get(reverse("article", args=[segment.article_id])).content.decode()
    assert "Not translated: navigation" in html
    assert client.get(reverse("edit", args=[segment.pk, "en"]), headers=HTMX).status_code == 404


@pytest.mark.parametrize(
    ("show", "rows"),
    [
        ("all", [1, 2, 3, 4]),
        ("draft", [1]),
        ("approved", [2]),
        ("initial", [1, 2, 3]),
        ("needs_work", []),
        ("excluded", [4]),
        ("no such filter", [1, 2, 3, 4]),
    ],
)
def test_a_filter_shows_the_rows_any_of_whose_targets_match(
    client: Client, show: str, rows: list[int]
) -> None:
    article = make_article(["Eins.", "Zwei.", "Drei.", "Kontakt"])
    article.segments.filter(position=4).update(kind="excluded", exclusion="contact")
    make_translation(article.segments.get(position=1), state=State.DRAFT)
    make_translation(article.segments.get(position=2), state=State.APPROVED)
    client.force_login(make_user("translator"))
    html = client.get(reverse("article", args=[article.pk]), {"show": show}).content.decode()
    assert [int(number) for number in re.findall(r'role=row id="s(\d+)"', html)] == rows


def test_chinese_is_stale_once_its_english_has_changed(client: Client, segment: Segment) -> None:
    english = drafted(segment)
    chinese = drafted(segment, "zh", "会议在北京举行。")
    chinese.pivot = english.revisions.get()
    chinese.save()
    client.force_login(make_user("translator"))
    address = reverse("article", args=[segment.article_id])
    badge = 'title="The English was changed'
    assert badge not in client.get(address).content.decode()
    review.submit(
        segment.pk, "en", text="It was in Beijing.", user=make_user("translator"), version=1
    )
    assert badge in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("name", "arguments", "data"),
    [
        ("article", "article", None),
        ("edit", "segment", None),
        ("submit", "segment", {"version": 1, "text": "In Beijing."}),
    ],
)
def test_the_queries_do_not_depend_on_the_number_of_segments(
    client: Client, name: str, arguments: str, data: dict[str, object] | None
) -> None:
    make_concept(de="Peking", en="Beijing", zh="北京")
    client.force_login(make_user("translator"))

    def queries(segments: int) -> int:
        article = make_article(["In Peking."] * segments)
        for segment in article.segments.all():
            drafted(segment, text="In the capital.")
        bring_up_to_date([article])
        ids = [article.pk] if arguments == "article" else [article.segments.first().pk, "en"]
        address = reverse(name, args=ids)
        with CaptureQueriesContext(connection) as captured:
            if data:
                client.post(address, data, headers=HTMX)
            else:
                client.get(address, headers=HTMX)
        return len(captured)

    queries(1)
    assert queries(1) == queries(50)


# ---- the acts ----


def test_a_cell_opens_with_its_text_version_terms_and_history(
    client: Client, segment: Segment
) -> None:
    make_concept(de="Peking", en="Beijing")
    drafted(segment, text="It took place there.")
    bring_up_to_date([segment.article])
    client.force_login(make_user("translator"))
    html = client.get(reverse("edit", args=[segment.pk, "en"]), headers=HTMX).content.decode()
    assert "It took place there.</textarea>" in html
    assert '<input type="hidden" name="version" value="1">' in html
    assert 'data-insert="Beijing" data-key="1"' in html
    assert "machine drafted" in text_of(html)


def test_an_unstarted_cell_opens_empty_at_version_0(
    act: Callable[..., Any], segment: Segment
) -> None:
    response = act("submit", "translator", version=0, text="It was in Beijing.")
    assert response.status_code == 200
    assert Translation.objects.get().state == State.TRANSLATED


def test_a_saved_row_comes_back_with_progress_filters_and_an_event(
    act: Callable[..., Any], segment: Segment
) -> None:
    drafted(segment)
    response = act("submit", "translator", version=1, text="It was in Beijing.")
    html = response.content.decode()
    assert 'id="s1"' in html
    assert re.search(r'id="progress" hx-swap-oob="true"', html)
    assert re.search(r'id="filters"[^>]* hx-swap-oob="true"', html)
    assert "Saved: segment 1, English, translated." in response["HX-Trigger"]


def test_a_stale_save_shows_both_texts_and_takes_a_second_save(
    act: Callable[..., Any], segment: Segment
) -> None:
    drafted(segment)
    act("submit", "translator", version=1, text="Their text.")
    response = act("submit", "translator", version=1, text="My text.")
    html = response.content.decode()
    assert response.status_code == 409
    assert "My text.</textarea>" in html
    assert "Their text." in text_of(html)
    assert '<input type="hidden" name="version" value="2">' in html
    assert Translation.objects.get().text == "Their text."
    assert act("submit", "translator", version=2, text="Our text.").status_code == 200
    assert Translation.objects.get().text == "Our text."


def test_a_text_is_shown_even_when_the_other_one_was_approved_meanwhile(
    act: Callable[..., Any], segment: Segment
) -> None:
    drafted(segment)
    act("approve", version=1)
    response = act("submit", "translator", version=1, text="My text.")
    assert response.status_code == 409
    assert "My text.</textarea>" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("submit", {"text": "  "}, "The translation is empty"),
        ("send_back", {"reason": ""}, "Say what has to be changed"),
        ("reopen", {"reason": "why"}, "Only an approved translation"),
        ("approve", {"text": "Typed, not submitted."}, "The text in the box was changed"),
        ("send_back", {"reason": "x", "text": "Typed."}, "The text in the box was changed"),
    ],
)
def test_a_refusal_keeps_what_was_typed(
    act: Callable[..., Any], segment: Segment, name: str, data: dict[str, str], says: str
) -> None:
    drafted(segment)
    response = act(name, version=1, **data)
    html = response.content.decode()
    assert response.status_code == 422
    assert says in html
    for typed in filter(None, data.values()):
        assert f"{typed}</textarea>" in html
    assert Translation.objects.get().version == 1


def test_who_submitted_is_told_that_somebody_else_approves(
    client: Client, segment: Segment
) -> None:
    drafted(segment)
    reviewer = make_user("reviewer")
    client.force_login(reviewer)
    review.submit(segment.pk, "en", text="Mine.", user=reviewer, version=1)
    html = client.get(reverse("edit", args=[segment.pk, "en"]), headers=HTMX).content.decode()
    assert "somebody else approves it" in html
    assert reverse("approve", args=[segment.pk, "en"]) not in html


def test_an_approved_text_opens_locked_with_a_way_to_reopen_it(
    client: Client, act: Callable[..., Any], segment: Segment
) -> None:
    drafted(segment)
    assert act("approve", version=1, text="It took place in Beijing.").status_code == 200
    html = client.get(reverse("edit", args=[segment.pk, "en"]), headers=HTMX).content.decode()
    assert 'name="text"' not in html
    assert reverse("reopen", args=[segment.pk, "en"]) in html
    assert act("reopen", version=2, reason="A new name").status_code == 200
    assert Translation.objects.get().state == State.TRANSLATED


@pytest.mark.parametrize("version", ["", "x", "1.5"])
def test_a_form_without_a_version_is_refused(
    act: Callable[..., Any], segment: Segment, version: str
) -> None:
    drafted(segment)
    assert act("submit", version=version, text="x").status_code == 404


@pytest.mark.parametrize("target", ["de", "fr", "zh-Hans"])
def test_there_is_no_cell_in_another_language(
    client: Client, segment: Segment, target: str
) -> None:
    client.force_login(make_user("translator"))
    assert client.get(reverse("edit", args=[segment.pk, target])).status_code == 404


# ---- without script ----


def test_without_script_a_cell_opens_and_saves_by_whole_pages(
    client: Client, segment: Segment
) -> None:
    drafted(segment)
    client.force_login(make_user("translator"))
    opened = client.get(reverse("edit", args=[segment.pk, "en"]), follow=True)
    assert 'name="text"' in opened.content.decode()
    address = reverse("submit", args=[segment.pk, "en"])
    saved = client.post(address, {"version": 1, "text": "By hand."}, follow=True)
    assert "Saved: segment 1" in saved.content.decode()
    stale = client.post(address, {"version": 1, "text": "Too late."})
    assert stale.status_code == 409
    assert "Too late.</textarea>" in stale.content.decode()


# ---- drafting ----


def test_drafting_is_a_job_of_its_article_shown_until_it_ends(
    client: Client, segment: Segment
) -> None:
    client.force_login(make_user("translator"))
    html = client.post(reverse("draft", args=[segment.article_id]), headers=HTMX).content.decode()
    job = Job.objects.get()
    assert job.arguments == {
        "articles": [segment.article_id],
        "targets": ["en", "zh"],
        "redo": False,
    }
    assert 'hx-trigger="every 1s"' in html
    assert "waits for a worker" in html
    Job.objects.update(state=Job.State.FAILED, error="There is no engine.")
    response = client.get(reverse("job", args=[job.pk]), headers=HTMX)
    assert "There is no engine." in response.content.decode()
    assert "every 1s" not in response.content.decode()
    assert "concord:job-ended" in response["HX-Trigger"]


def test_a_job_can_be_stopped(client: Client) -> None:
    job = enqueue("draft", arguments={"articles": [1]}, label="Draft")
    client.force_login(make_user("translator"))
    html = client.post(reverse("cancel_job", args=[job.pk]), headers=HTMX).content.decode()
    assert "cancelled" in html
    assert "Draft" in client.get(reverse("jobs")).content.decode()
