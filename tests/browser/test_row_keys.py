"""The keys of an open row and of moving between rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sources.models import Article
from tests.browser.pages import cell, open_cell
from tests.factories import make_article, make_translation, make_user
from translations.history import record
from translations.models import Revision, State, Translation


@pytest.fixture
def article(live_server: object) -> Article:
    """Three segments with drafts."""
    article = make_article(["Eins.", "Zwei.", "Drei."])
    for segment in article.segments.all():
        record(make_translation(segment, text="A text.", version=0), Revision.Action.DRAFTED)
    return article


@pytest.fixture
def page(open_site: Callable[..., Page], article: Article) -> Page:
    page = open_site(make_user("manager"))
    page.goto(f"/articles/{article.pk}/")
    return page


def test_rows_are_reached_by_keys(page: Page) -> None:
    keys = page.keyboard
    for key, row in [
        ("Control+ArrowDown", 1),
        ("Alt+ArrowDown", 2),
        ("Control+ArrowUp", 1),
        ("Alt+End", 3),
        ("Alt+Home", 1),
    ]:
        keys.press(key)
        expect(cell(page, row, "en").locator(".edit-link")).to_be_focused()
    keys.press("Control+Slash")
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("key", ["Alt+KeyY", "Alt+Enter"])
def test_a_text_is_sent_back_by_keys_alone(page: Page, key: str) -> None:
    open_cell(page, 1, "en").press(key)
    reason = page.get_by_label("What has to be changed?")
    expect(reason).to_be_focused()
    reason.fill("Say it in full.")
    reason.press("Control+Enter")
    expect(cell(page, 1, "en")).to_contain_text("Say it in full.")
    expect(cell(page, 1, "en").locator(".edit-link")).to_be_focused()
    assert Translation.objects.get(segment__position=1).state == State.NEEDS_WORK


def test_the_box_is_emptied_and_the_browser_can_undo_it(page: Page) -> None:
    box = open_cell(page, 1, "en")
    box.press("Control+Shift+Backspace")
    expect(box).to_have_value("")
    box.press("Control+KeyZ")
    expect(box).to_have_value("A text.")


def test_a_term_is_added_in_a_new_tab(page: Page) -> None:
    box = open_cell(page, 1, "en")
    with page.context.expect_page() as opened:
        box.press("Control+Shift+KeyG")
    assert opened.value.url.endswith("/glossary/add/")


def test_escape_leads_from_the_panel_to_the_box_and_out(page: Page) -> None:
    box = open_cell(page, 1, "en")
    box.press("Control+Alt+KeyM")
    page.get_by_role("textbox", name="Comment").press("Escape")
    expect(box).to_be_focused()
    box.press("Escape")
    expect(cell(page, 1, "en").locator(".edit-link")).to_be_focused()


def test_what_a_key_cannot_do_here_is_said(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    box = open_cell(page, 1, "en")
    box.press("Alt+KeyY")
    expect(page.locator("#live")).to_contain_text("cannot be done here")
    expect(box).to_be_focused()
    box.press("Control+Shift+Enter")
    expect(cell(page, 2, "en").locator("textarea[name=text]")).to_be_focused()
