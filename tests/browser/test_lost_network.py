"""The network fails at every step of a save, and nothing that was typed is lost.

The table of docs/review.md is these tests in words.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from sources.models import Article
from tests.browser.conftest import PASSWORD
from tests.browser.pages import cell, open_cell, shown_text
from tests.factories import make_article, make_translation, make_user
from translations import review
from translations.history import record
from translations.models import Revision

DRAFT, MINE, LATER = "It took place there.", "Mine.", "Mine, and more."


@pytest.fixture
def article(live_server: object) -> Article:
    """Two segments with drafts."""
    article = make_article(["Das Treffen fand statt.", "Es dauerte zwei Tage."])
    for segment in article.segments.all():
        record(make_translation(segment, text=DRAFT, version=0), Revision.Action.DRAFTED)
    return article


@pytest.fixture
def page(open_site: Callable[..., Page], article: Article) -> Page:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    return page


def texts() -> list[str]:
    """What the first segment's translation said, version by version."""
    return list(
        Revision.objects.filter(translation__segment__position=1)
        .order_by("number")
        .values_list("text", flat=True)
    )


def before(route: Route) -> None:
    """The request never leaves."""
    route.abort()


def no_answer(route: Route) -> None:
    """The server saves, and its answer never arrives."""
    route.fetch()
    route.abort()


def broken(route: Route) -> None:
    """The server fails before it saves."""
    route.fulfill(status=500, body="x")


FAILURES = [before, no_answer, broken]


@pytest.mark.parametrize("failure", FAILURES)
def test_the_same_save_again_is_one_version(page: Page, failure: Callable[[Route], None]) -> None:
    box = open_cell(page, 1, "en")
    box.fill(MINE)
    page.route("**/submit/", failure)
    box.press("Control+Enter")
    expect(page.locator("#alert")).to_contain_text("Your text is still in the box")
    expect(box).to_have_value(MINE)
    expect(box).to_be_focused()
    page.unroute("**/submit/")
    box.press("Control+Enter")
    expect(shown_text(page, 1, "en")).to_have_text(MINE)
    assert texts() == [DRAFT, MINE]


@pytest.mark.parametrize("failure", FAILURES)
def test_typing_on_after_a_failure_is_no_conflict_with_oneself(
    page: Page, failure: Callable[[Route], None]
) -> None:
    box = open_cell(page, 1, "en")
    box.fill(MINE)
    page.route("**/submit/", failure)
    box.press("Control+Enter")
    expect(page.locator("#alert")).to_be_visible()
    page.unroute("**/submit/")
    box.fill(LATER)
    box.press("Control+Enter")
    expect(shown_text(page, 1, "en")).to_have_text(LATER)
    assert texts() in ([DRAFT, LATER], [DRAFT, MINE, LATER])


@pytest.mark.parametrize("failure", FAILURES)
def test_a_reload_after_a_failure_brings_the_text_back(
    page: Page, failure: Callable[[Route], None]
) -> None:
    box = open_cell(page, 1, "en")
    box.fill(MINE)
    page.route("**/submit/", failure)
    box.press("Control+Enter")
    expect(page.locator("#alert")).to_be_visible()
    box.fill(LATER)
    page.unroute("**/submit/")
    page.reload()
    expect(cell(page, 1, "en")).to_contain_text("not submitted")
    box = open_cell(page, 1, "en")
    expect(box).to_have_value(LATER)
    box.press("Control+Enter")
    expect(shown_text(page, 1, "en")).to_have_text(LATER)
    expect(cell(page, 1, "en")).not_to_contain_text("not submitted")


def test_somebody_else_saved_while_the_network_was_away(page: Page) -> None:
    box = open_cell(page, 1, "en")
    box.fill(MINE)
    page.route("**/submit/", before)
    box.press("Control+Enter")
    expect(page.locator("#alert")).to_be_visible()
    page.unroute("**/submit/")
    segment = int(box.get_attribute("id").split("-")[1])  # type: ignore[union-attr]
    review.submit(segment, "en", text="Olga's.", user=make_user("reviewer"), version=1)
    page.reload()
    box = open_cell(page, 1, "en")
    expect(box).to_have_value("Olga's.")
    expect(page.locator(".kept")).to_contain_text(MINE)
    page.get_by_role("button", name="Compare and merge").click()
    expect(page.locator(".theirs")).to_contain_text("Olga's.")
    expect(box).to_have_value(MINE)
    assert texts() == [DRAFT, "Olga's."]


def test_after_logging_in_in_a_new_tab_one_goes_on(page: Page) -> None:
    box = open_cell(page, 1, "en")
    box.fill(MINE)
    name = page.locator(".who b").inner_text()
    page.context.clear_cookies(name="sessionid")
    box.press("Control+Enter")
    link = page.get_by_role("link", name="Log in in a new tab")
    with page.context.expect_page() as opened:
        link.click()
    other = opened.value
    other.get_by_label("User name").fill(name)
    other.get_by_label("Password").fill(PASSWORD)
    other.get_by_role("button", name="Log in").click()
    expect(other.get_by_role("heading", name="Articles")).to_be_visible()
    expect(box).to_have_value(MINE)
    box.press("Control+Enter")
    expect(shown_text(page, 1, "en")).to_have_text(MINE)


def test_whoever_logs_in_next_does_not_hand_in_anothers_text(page: Page) -> None:
    box = open_cell(page, 1, "en")
    box.fill(MINE)
    page.evaluate("document.querySelector('[name=who]').value = '0'")
    box.press("Control+Enter")
    expect(page.get_by_role("alert").first).to_contain_text("typed by somebody else")
    expect(box).to_have_value(MINE)
    assert texts() == [DRAFT]


def test_two_tabs_keep_a_text_each(page: Page, article: Article) -> None:
    other = page.context.new_page()
    other.goto(f"/articles/{article.pk}/")
    box, other_box = open_cell(page, 1, "en"), open_cell(other, 1, "en")
    box.fill("One tab.")
    expect(other.locator(".kept")).to_contain_text("in another tab too")
    other_box.fill("Other tab.")
    other.close()
    page.reload()
    box = open_cell(page, 1, "en")
    kept = {box.input_value(), page.locator(".kept .text").inner_text()}
    assert kept == {"One tab.", "Other tab."}


def test_a_full_store_is_said_and_guarded(page: Page) -> None:
    page.evaluate(
        "() => { try { for (let n = 20;; n--) localStorage.setItem('fill' + n, 'x'.repeat(2 ** n));"
        " } catch {} for (let n = 9; n >= 0; n--) { try { for (;;) localStorage.setItem("
        "Math.random(), 'x'.repeat(2 ** n)); } catch {} } }"
    )
    box = open_cell(page, 1, "en")
    box.fill(MINE)
    expect(page.locator(".kept")).to_contain_text("no room left")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.locator(".row.open").click()
    page.close(run_before_unload=True)
    expect(box).to_have_value(MINE)
    assert asked == ["beforeunload"]


def test_the_text_of_a_segment_that_is_gone_is_still_shown(page: Page, article: Article) -> None:
    box = open_cell(page, 1, "en")
    box.fill(MINE)
    article.segments.get(position=1).delete()
    box.press("Control+Enter")
    expect(page.locator("#alert")).to_contain_text("no longer there")
    page.reload()
    page.get_by_text("Typed elsewhere and not submitted").click()
    expect(page.locator(".away")).to_contain_text(MINE)
    page.get_by_role("button", name="Forget it").click()
    expect(page.locator(".away")).not_to_contain_text(MINE)


def test_a_comment_and_a_reason_survive_a_reload(page: Page) -> None:
    open_cell(page, 1, "en")
    note = page.get_by_role("textbox", name="Comment")
    note.fill("A question.")
    page.route("**/comment/", before)
    note.press("Control+Enter")
    expect(page.locator("#alert")).to_be_visible()
    page.unroute("**/comment/")
    page.reload()
    open_cell(page, 1, "en")
    expect(note).to_have_value("A question.")
    note.press("Control+Enter")
    expect(page.get_by_role("region", name="History")).to_contain_text("A question.")
    page.reload()
    open_cell(page, 1, "en")
    expect(note).to_have_value("")
