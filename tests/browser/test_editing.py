"""Nothing that a person typed is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sources.models import Article
from tests.browser.pages import cell, open_cell, shown_text
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.history import record
from translations.models import Revision, Translation
from translations.verification import bring_up_to_date


@pytest.fixture
def article(live_server: object) -> Article:
    """Two segments that name Beijing, drafted into English."""
    make_concept(de="Peking", en="Beijing", zh="北京")
    article = make_article(["Das Treffen fand in Peking statt.", "Es dauerte zwei Tage."])
    for segment, text in zip(
        article.segments.all(), ["It took place there.", "It lasted two days."], strict=True
    ):
        translation = make_translation(segment, text=text, version=0)
        record(translation, Revision.Action.DRAFTED)
    bring_up_to_date([article])
    return article


def test_a_conflict_loses_neither_text(open_site: Callable[..., Page], article: Article) -> None:
    ann, olga = open_site(make_user("translator")), open_site(make_user("terminologist"))
    boxes = []
    for page in (ann, olga):
        page.goto(f"/articles/{article.pk}/")
        boxes.append(open_cell(page, 1, "en"))
    boxes[0].fill("Ann's text.")
    boxes[1].fill("Olga's text.")
    ann.get_by_role("button", name="Submit").click()
    expect(cell(ann, 1, "en")).to_contain_text("translated")
    olga.get_by_role("button", name="Submit").click()

    expect(olga.get_by_role("alert").first).to_contain_text("changed after you opened it")
    expect(olga.locator(".theirs")).to_contain_text("Ann's text.")
    expect(boxes[1]).to_have_value("Olga's text.")
    boxes[1].fill("A text of both.")
    olga.get_by_role("button", name="Submit").click()
    expect(shown_text(olga, 1, "en")).to_have_text("A text of both.")
    texts = Revision.objects.order_by("number").values_list("text", flat=True)
    assert list(texts.filter(translation__segment__position=1)) == [
        "It took place there.",
        "Ann's text.",
        "A text of both.",
    ]


def test_a_closed_tab_keeps_what_was_typed(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    open_cell(page, 1, "en").fill("Typed, then the power went.")
    page.reload()
    expect(cell(page, 1, "en")).to_contain_text("not submitted")
    box = open_cell(page, 1, "en")
    expect(box).to_have_value("Typed, then the power went.")
    page.get_by_role("button", name="Back to the saved text").click()
    expect(box).to_have_value("It took place there.")
    page.reload()
    expect(cell(page, 1, "en")).not_to_contain_text("not submitted")


@pytest.mark.parametrize(
    ("failure", "says"), [("abort", "cannot be reached"), ("500", "went wrong")]
)
def test_a_save_that_fails_leaves_the_text_in_the_box(
    open_site: Callable[..., Page], article: Article, failure: str, says: str
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    box = open_cell(page, 1, "en")
    box.fill("A text.")
    page.route(
        "**/submit/",
        lambda route: route.abort() if failure == "abort" else route.fulfill(status=500, body="x"),
    )
    box.press("Control+Enter")
    expect(page.locator("#alert")).to_contain_text(says)
    expect(page.locator("#alert")).to_contain_text("Your text is still in the box")
    expect(box).to_have_value("A text.")
    page.unroute("**/submit/")
    box.press("Control+Enter")
    expect(cell(page, 1, "en")).to_contain_text("translated")


def test_a_session_that_ended_does_not_replace_the_text(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    box = open_cell(page, 1, "en")
    box.fill("A text.")
    page.context.clear_cookies(name="sessionid")
    box.press("Control+Enter")
    expect(page.locator("#alert")).to_contain_text("You were logged out")
    expect(box).to_have_value("A text.")


def test_the_whole_editor_works_by_keyboard(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    keys = page.keyboard
    keys.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    keys.press("Escape")
    keys.press("Alt+ArrowDown")
    expect(cell(page, 1, "en").locator(".edit-link")).to_be_focused()
    keys.press("Enter")
    box = page.locator("textarea[name=text]")
    expect(box).to_be_focused()
    expect(page.locator(".present")).to_have_text("not in the text")
    keys.press("Control+A")
    keys.press("Alt+Digit1")
    expect(box).to_have_value("Beijing")
    expect(page.locator(".present")).to_have_text("✓ in the text")
    keys.press("Control+Enter")
    expect(cell(page, 2, "en").locator("textarea[name=text]")).to_be_focused()
    keys.press("Escape")
    expect(cell(page, 2, "en").locator(".edit-link")).to_be_focused()
    assert Translation.objects.get(segment__position=1).text == "Beijing"
