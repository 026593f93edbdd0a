"""The panel with matches and the concordance, as pages."""

from __future__ import annotations

import time

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from sources.models import Segment
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.memory import remember
from translations.models import MemoryUnit, State

HTMX = {"HTTP_HX_REQUEST": "true"}
OLD = "Aus allen Ländern der Region kamen 200 Gäste nach Peking."
NEW = "Aus allen Ländern der Region kamen 350 Gäste nach Urumtschi."


@pytest.fixture
def segment() -> Segment:
    make_concept(de="Peking", en="Beijing")
    make_concept(de="Urumtschi", en="Urumqi")
    old = make_article([OLD], title="Ein <b>altes</b> Treffen").segments.get()
    reviewer = make_user("reviewer", first_name="Ann", last_name="Lee")
    remember(make_translation(old, text="200 guests came to Beijing.", approved_by=reviewer))
    return make_article([NEW]).segments.get()


def panel(client: Client, segment: Segment, role: str = "translator", target: str = "en") -> str:
    client.force_login(make_user(role))
    response = client.get(reverse("matches", args=[segment.pk, target]), **HTMX)
    assert response.status_code == 200
    return response.content.decode()


def test_a_match_shows_percent_differences_origin_and_what_was_adapted(
    client: Client, segment: Segment
) -> None:
    html = panel(client, segment)
    assert "85 %" in html
    assert "<del>Peking</del><ins>Urumtschi</ins>" in html
    assert '<mark class="adapted" title="was: Beijing">Urumqi</mark>' in html
    assert 'data-text="350 guests came to Urumqi."' in html
    assert "Ein &lt;b&gt;altes&lt;/b&gt; Treffen" in html
    assert "Ann Lee" in html


@pytest.mark.parametrize(
    ("role", "state", "offered"),
    [("translator", "", True), ("", "", False), ("translator", State.APPROVED, False)],
)
def test_a_match_can_be_used_by_who_may_write(
    client: Client, segment: Segment, role: str, state: str, offered: bool
) -> None:
    if state:
        make_translation(segment, state=state)
    assert ("data-use-match" in panel(client, segment, role)) == offered


def test_what_could_not_be_adapted_is_said(client: Client, segment: Segment) -> None:
    segment.text = NEW.replace("Urumtschi", "Rom")
    segment.save()
    html = panel(client, segment)
    assert "Not adapted" in html
    assert 'data-text="200 guests came to Beijing."' in html


def test_an_outdated_match_is_flagged(client: Client, segment: Segment) -> None:
    assert "old form of a name" not in panel(client, segment)
    MemoryUnit.objects.update(outdated=True)
    assert "old form of a name" in panel(client, segment)


def test_without_a_match_it_says_so_and_without_a_script_it_is_a_page(
    client: Client, segment: Segment
) -> None:
    assert "No similar sentence" in panel(client, segment, target="zh")
    page = client.get(reverse("matches", args=[segment.pk, "en"])).content.decode()
    assert "<html" in page
    assert "85 %" in page


@pytest.mark.parametrize("target", ["de", "fr"])
def test_other_languages_have_no_matches(client: Client, segment: Segment, target: str) -> None:
    client.force_login(make_user())
    assert client.get(reverse("matches", args=[segment.pk, target])).status_code == 404


def test_the_panel_takes_little_time_on_the_demo(client: Client) -> None:
    call_command("load_demo")
    client.force_login(make_user("translator"))
    for segment in Segment.objects.exclude(kind="excluded").select_related("article"):
        remember(make_translation(segment, text="A translation.", state=State.APPROVED))
    times = []
    for segment in Segment.objects.exclude(kind="excluded")[:20]:
        started = time.thread_time()
        client.get(reverse("matches", args=[segment.pk, "zh"]), **HTMX)
        client.get(reverse("matches", args=[segment.pk, "en"]), **HTMX)
        times.append((time.thread_time() - started) / 2)
    assert sorted(times)[10] < 0.05


def found(client: Client, **query: str) -> str:
    client.force_login(make_user())
    response = client.get(reverse("concordance"), query, **HTMX)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "gäste"}, "kamen 200 <mark>Gäste</mark> nach"),
        ({"q": "GUESTS"}, "200 <mark>guests</mark> came"),
        ({"q": "guests", "side": "source"}, "Nothing says"),
        ({"q": "guests", "language": "ru"}, "Nothing says"),
        ({"q": "guests", "target": "zh"}, "Nothing says"),
        ({"q": "guests", "state": "draft"}, "Nothing says"),
        ({"q": "guests", "state": "nonsense", "side": "up", "language": "xx"}, "1 place"),
        ({"q": "<script>"}, "&lt;script&gt;"),
        ({"q": "x"}, "Type at least"),
        ({"q": "guests", "insert": "1"}, 'data-insert-hit="1"'),
        ({}, "Type a word"),
    ],
)
def test_the_concordance_marks_what_it_finds(
    client: Client, segment: Segment, query: dict[str, str], expected: str
) -> None:
    assert expected in found(client, **query)


def test_the_page_keeps_what_was_chosen(client: Client, segment: Segment) -> None:
    client.force_login(make_user())
    html = client.get(
        reverse("concordance"), {"q": "guests", "target": "en", "side": "target"}
    ).content.decode()
    assert '<option value="en" selected>' in html
    assert '<option value="target" selected>' in html
    assert 'value="guests"' in html
