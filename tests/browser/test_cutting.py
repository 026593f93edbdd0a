"""Segments are split, merged, left out and taken in on the page, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from sources.models import Article
from tests.browser.pages import cell, open_cell, shown_text
from tests.factories import make_article, make_concept, make_translation, make_user
from translations import review
from translations.history import record
from translations.models import Revision

TEXT = "Das Treffen fand in Peking statt. Es dauerte zwei Tage."


@pytest.fixture
def article(live_server: object) -> Article:
    """Two segments, the first of two sentences, with drafts."""
    article = make_article([TEXT, "Danach reisten alle ab."])
    drafts = ["The meeting took place in Beijing. It lasted two days.", "Then all left."]
    for segment, text in zip(article.segments.all(), drafts, strict=True):
        record(make_translation(segment, text=text, version=0), Revision.Action.DRAFTED)
    return article


@pytest.fixture
def page(open_site: Callable[..., Page], article: Article) -> Page:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    return page


def asked_where(page: Page) -> Locator:
    """The box in which the cursor says where to split, once it has the focus."""
    place = page.get_by_label("Put the cursor where the new segment begins")
    expect(place).to_be_focused()
    return place


def test_a_segment_is_split_as_proposed_and_merged_again(page: Page, article: Article) -> None:
    keys = page.keyboard
    open_cell(page, 1, "en").press("Alt+KeyS")
    asked_where(page)
    expect(page.locator(".halves span").last).to_have_text("Es dauerte zwei Tage.")
    keys.press("Tab")
    keys.press("Enter")
    box = page.locator("#s2 textarea[name=text]")
    expect(box).to_be_focused()
    expect(box).to_have_value("It lasted two days.")
    expect(page.locator("#live")).to_contain_text("The segment was split")
    expect(shown_text(page, 1, "en")).to_have_text("The meeting took place in Beijing.")
    expect(page.locator("#s3 .source")).to_contain_text("Danach")
    assert article.segments.count() == 3

    keys.press("Escape")
    box = open_cell(page, 1, "en")
    box.press("Alt+KeyS")
    page.get_by_role("button", name="Merge with the next").press("Enter")
    box = page.locator("#s1 textarea[name=text]")
    expect(box).to_be_focused()
    expect(box).to_have_value("The meeting took place in Beijing. It lasted two days.")
    history = page.get_by_role("region", name="History")
    expect(history).to_contain_text("merged the segments")
    expect(history).to_contain_text("split the segment")
    assert [each.text for each in article.segments.all()] == [TEXT, "Danach reisten alle ab."]


def test_a_segment_is_split_at_the_cursor_by_keyboard(page: Page, article: Article) -> None:
    open_cell(page, 1, "en").press("Alt+KeyS")
    place = asked_where(page)
    place.press("Home")
    for _ in range(3):
        place.press("Control+ArrowRight")
    place.press("x")
    expect(place).to_have_value(TEXT)
    expect(page.locator(".halves span").first).to_have_text("Das Treffen fand ")
    place.press("Enter")
    expect(page.locator("#s2 textarea[name=text]")).to_be_focused()
    assert article.segments.get(position=1).text == "Das Treffen fand"
    assert article.segments.get(position=2).text == "in Peking statt. Es dauerte zwei Tage."


def test_a_segment_is_split_where_its_source_is_clicked(page: Page, article: Article) -> None:
    make_concept(de="Peking", en="Beijing")
    page.reload()
    open_cell(page, 1, "en").press("Alt+KeyS")
    asked_where(page)
    name = page.locator("#s1 .source .text > a")
    expect(name).to_have_text("Peking")
    name.click(position={"x": 1, "y": 8})
    asked_where(page)
    expect(page.locator(".halves span").last).to_have_text("Peking statt. Es dauerte zwei Tage.")
    page.get_by_role("button", name="Split here").click()
    expect(page.locator("#s2 textarea[name=text]")).to_be_focused()
    assert article.segments.get(position=1).text == "Das Treffen fand in"


def test_a_segment_is_left_out_and_taken_in(page: Page) -> None:
    open_cell(page, 2, "en").press("Alt+KeyS")
    page.get_by_role("button", name="Leave this segment out").press("Enter")
    expect(page.locator("#s2")).to_contain_text("Not translated")
    expect(page.locator("#s2 .cell")).to_have_count(0)
    page.get_by_role("link", name="Take segment 2 in").press("Enter")
    button = page.get_by_role("button", name="Translate this segment")
    expect(button).to_be_focused()
    button.press("Enter")
    expect(cell(page, 2, "en")).to_contain_text("Then all left.")


def test_a_refusal_is_said_in_place(page: Page, article: Article) -> None:
    open_cell(page, 1, "en").press("Alt+KeyS")
    first = article.segments.get(position=1)
    review.approve(first.pk, "en", user=make_user("reviewer"), version=1)
    page.get_by_role("button", name="Split here").press("Enter")
    expect(page.locator(".cut").get_by_role("alert")).to_contain_text("Reopen the translation")
    assert article.segments.count() == 2


def test_others_see_a_cut_without_losing_their_text(
    page: Page, open_site: Callable[..., Page], article: Article
) -> None:
    other = open_site(make_user("reviewer"))
    with other.expect_response("**/signs/"):
        other.goto(f"/articles/{article.pk}/")
    with page.expect_response("**/signs/"):
        box = open_cell(page, 2, "en")
    box.fill("Then they left.")
    open_cell(other, 1, "en").press("Alt+KeyS")
    other.get_by_role("button", name="Split here").press("Enter")
    expect(other.locator("#s3")).to_be_visible()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#alert")).to_contain_text("cut segments of this article anew")
    box.press("Control+Enter")
    expect(page.locator(".cell:not(.editing)", has_text="Then they left.")).to_have_count(1)
