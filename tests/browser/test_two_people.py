"""Two people at the same article: who is where, comments, and one text from two."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sources.models import Article
from tests.browser.pages import cell, open_cell, shown_text
from tests.factories import make_article, make_translation, make_user
from translations import review
from translations.history import record
from translations.models import Comment, Revision, Translation

DRAFT = "The meeting took place in Peking on Monday."


@pytest.fixture
def article(live_server: object) -> Article:
    """Two segments with drafts."""
    article = make_article(["Das Treffen fand am Montag in Peking statt.", "Es dauerte zwei Tage."])
    for segment, text in zip(article.segments.all(), [DRAFT, "It lasted long."], strict=True):
        record(make_translation(segment, text=text, version=0), Revision.Action.DRAFTED)
    return article


@pytest.fixture
def two(open_site: Callable[..., Page], article: Article) -> tuple[Page, Page]:
    """Ann's page and Olga's, both at the article; Olga may approve."""
    ann = open_site(make_user("translator", first_name="Ann"))
    olga = open_site(make_user("reviewer", first_name="Olga"))
    for page in (ann, olga):
        page.goto(f"/articles/{article.pk}/")
    return ann, olga


def save(page: Page, text: str) -> None:
    box = page.locator("textarea[name=text]")
    box.fill(text)
    page.get_by_role("button", name="Submit").click()


def look_again(page: Page) -> None:
    """Have the page ask for signs of others now rather than in some seconds."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_changes_in_different_places_are_merged_by_a_key(two: tuple[Page, Page]) -> None:
    ann, olga = two
    open_cell(ann, 1, "en")
    box = open_cell(olga, 1, "en")
    save(ann, "The meeting took place in Beijing on Monday.")
    expect(cell(ann, 1, "en")).to_contain_text("translated")
    save(olga, "The summit took place in Peking on Monday.")
    expect(olga.locator(".theirs h2")).to_contain_text("Ann")
    expect(olga.get_by_label("What you began with")).to_contain_text(DRAFT)
    expect(olga.get_by_label("Merged")).to_contain_text("you changed different places")
    expect(box).to_have_value("The summit took place in Peking on Monday.")
    expect(box).to_be_focused()
    olga.keyboard.press("Alt+KeyM")
    expect(box).to_have_value("The summit took place in Beijing on Monday.")
    olga.keyboard.press("Control+Enter")
    expect(shown_text(olga, 1, "en")).to_have_text("The summit took place in Beijing on Monday.")


def test_a_text_that_was_approved_meanwhile_is_not_overwritten(
    two: tuple[Page, Page], article: Article
) -> None:
    ann, _olga = two
    open_cell(ann, 1, "en")
    translation = Translation.objects.get(segment__position=1)
    review.approve(translation.segment_id, "en", user=make_user("reviewer"), version=1)
    save(ann, "Ann's text.")
    expect(ann.get_by_role("alert").first).to_contain_text("approved and locked now")
    expect(ann.get_by_label("Your text, which was not saved")).to_have_value("Ann's text.")
    ann.reload()
    expect(cell(ann, 1, "en")).to_contain_text("not submitted")


def test_each_sees_where_the_other_is_and_what_was_saved(two: tuple[Page, Page]) -> None:
    ann, olga = two
    open_cell(ann, 1, "en")
    expect(ann.locator("#live")).to_be_attached()
    with ann.expect_response("**/signs/"):
        look_again(ann)
    look_again(olga)
    expect(cell(olga, 1, "en")).to_contain_text("Ann has this open")
    open_cell(olga, 1, "en")
    with olga.expect_response("**/signs/"):
        look_again(olga)
    look_again(ann)
    expect(cell(ann, 1, "en")).to_contain_text("Olga has this open")
    with ann.expect_response("**/signs/"):
        save(ann, "Ann's text.")
        expect(cell(ann, 1, "en")).to_contain_text("translated")
    look_again(olga)
    expect(cell(olga, 1, "en")).to_contain_text("Ann changed this translation")
    expect(olga.locator("#live")).to_contain_text("Ann changed this translation")
    expect(cell(olga, 1, "en")).not_to_contain_text("Ann has this open")


def test_a_comment_is_written_by_keys_and_counted_until_it_is_read(two: tuple[Page, Page]) -> None:
    ann, olga = two
    box = open_cell(ann, 1, "en")
    box.press("Control+Alt+KeyM")
    note = ann.get_by_role("textbox", name="Comment")
    expect(note).to_be_focused()
    note.fill("Peking or Beijing?")
    note.press("Control+Enter")
    expect(ann.get_by_role("region", name="History")).to_contain_text("Peking or Beijing?")
    expect(note).to_have_value("")
    assert Comment.objects.get().text == "Peking or Beijing?"
    look_again(olga)
    expect(cell(olga, 1, "en")).to_contain_text("1 new comment")
    open_cell(olga, 1, "en")
    expect(olga.get_by_role("region", name="History")).to_contain_text("Peking or Beijing?")
    with olga.expect_response("**/signs/"):
        look_again(olga)
    olga.keyboard.press("Escape")
    look_again(olga)
    expect(cell(olga, 1, "en")).not_to_contain_text("new comment")


def test_an_earlier_text_comes_back_by_keys_as_a_new_version(two: tuple[Page, Page]) -> None:
    _ann, olga = two
    open_cell(olga, 1, "en")
    save(olga, "Something else.")
    expect(cell(olga, 1, "en")).to_contain_text("translated")
    box = open_cell(olga, 1, "en")
    box.press("Alt+KeyH")
    olga.keyboard.press("Enter")
    expect(box).to_have_value(DRAFT)
    box.press("Control+Enter")
    expect(shown_text(olga, 1, "en")).to_have_text(DRAFT)
    assert Translation.objects.get(segment__position=1).version == 3
