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


def test_the_focus_is_nowhere_in_no_frame_of_a_save(page: Page) -> None:
    page.evaluate("""() => {
      window.lost = 0;
      const look = () => {
        lost += document.activeElement === document.body;
        requestAnimationFrame(look);
      };
      document.querySelector("#s1 .edit-link").focus();
      look();
    }""")
    for row in (1, 2):
        box = page.locator(f"#s{row} textarea[name=text]")
        if row == 1:
            page.keyboard.press("Enter")
        expect(box).to_be_focused()
        box.fill(f"Text {row}.")
        box.press("Control+Enter")
    page.locator("#s3 textarea[name=text]").press("Escape")
    expect(cell(page, 3, "en").locator(".edit-link")).to_be_focused()
    assert page.evaluate("lost") == 0


def test_the_box_is_emptied_and_the_browser_can_undo_it(page: Page) -> None:
    box = open_cell(page, 1, "en")
    box.press("Control+Shift+Backspace")
    expect(box).to_have_value("")
    box.press("Control+KeyZ")
    expect(box).to_have_value("A text.")


def test_a_term_is_added_in_a_new_tab_from_what_is_selected(page: Page) -> None:
    box = open_cell(page, 1, "en")
    box.fill("A short text.")
    box.evaluate("box => box.setSelectionRange(2, 12)")
    page.locator("#s1 .source .text").dblclick(position={"x": 4, "y": 8})
    with page.context.expect_page() as opened:
        page.keyboard.press("Control+Shift+KeyG")
    form = opened.value
    expect(form.locator("[name=terms-0-text]")).to_have_value("Eins")
    expect(form.locator("[name=terms-1-text]")).to_have_value("short text")
    expect(form.locator("[name=terms-1-language]")).to_have_value("en")
    expect(form.locator("[name=identifier]")).to_have_value("short-text")
    expect(form.locator(".evidence mark")).to_have_text("Eins")


def test_a_term_is_added_from_the_word_at_the_cursor(page: Page) -> None:
    box = open_cell(page, 1, "en")
    box.evaluate("box => box.setSelectionRange(6, 6)")
    with page.context.expect_page() as opened:
        box.press("Control+Shift+KeyG")
    expect(opened.value.locator("[name=terms-0-text]")).to_have_value("text")


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
