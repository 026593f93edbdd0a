"""A long article: rows that come as one scrolls, an address that keeps the place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sources.models import Article
from tests.browser.pages import cell, open_cell
from tests.factories import make_article, make_translation, make_user
from translations.models import State

COUNT = 180


@pytest.fixture
def article() -> Article:
    article = make_article([f"Das ist der Satz mit der Nummer {n}." for n in range(1, COUNT + 1)])
    for segment in article.segments.filter(position__in=(1, 120)):
        make_translation(segment, text=f"Sentence {segment.position}.")
    return article


def rows(page: Page) -> list[int]:
    ids = page.locator(".row[id]").evaluate_all("rows => rows.map((row) => row.id)")
    return [int(each[1:]) for each in ids]


def test_rows_come_as_one_scrolls(open_site: Callable[..., Page], article: Article) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    expect(page.locator("#s50")).to_be_attached()
    assert rows(page)[-1] < COUNT
    for _ in range(20):
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(60)
    expect(page.locator(f"#s{COUNT}")).to_be_in_viewport()
    assert rows(page) == list(range(1, COUNT + 1))
    expect(page.locator(".more")).to_have_count(0)


@pytest.mark.parametrize("place", ["?at=120", "?at=120#s120", "#s120"])
def test_an_address_leads_to_its_row(
    open_site: Callable[..., Page], article: Article, place: str
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/{place}")
    expect(page.locator("#s120")).to_be_in_viewport()
    # What comes before is put above without moving what is being read.
    expect(page.locator("#s70")).to_be_attached()
    expect(page.locator("#s120")).to_be_in_viewport()


def test_the_address_keeps_the_place(open_site: Callable[..., Page], article: Article) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/?show=initial")
    page.locator("#s40").scroll_into_view_if_needed()
    page.wait_for_url("**/?show=initial&at=*")
    kept = page.evaluate("new URLSearchParams(location.search).get('at')")
    page.reload()
    expect(page.locator(f"#s{kept}")).to_be_in_viewport()


def test_the_next_one_to_do_is_found_beyond_the_loaded_rows(
    open_site: Callable[..., Page], article: Article
) -> None:
    for segment in article.segments.filter(position__in=range(2, 120)):
        make_translation(segment, state=State.APPROVED)
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    box = open_cell(page, 1, "en")
    box.fill("The first one.")
    box.press("Control+Enter")
    expect(page.locator("#s120 textarea[name=text]")).to_be_focused()


def test_arrows_go_on_into_rows_that_were_not_there(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    last = rows(page)[-1]
    cell(page, last, "en").locator(".edit-link").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(cell(page, last + 1, "en").locator(".edit-link")).to_be_focused()
