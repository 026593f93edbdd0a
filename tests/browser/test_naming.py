"""Names that two concepts share: marked, both shown, picked and undone by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from glossary.models import NameChoice
from tests.browser.pages import cell, open_cell
from tests.factories import make_article, make_concept, make_translation, make_user


@pytest.fixture
def page(transactional_db: None, open_site: Callable[..., Page]) -> Page:
    make_concept("ulm-north", "zone", de="Nordbezirk", en="Northern District")
    make_concept("linz-north", "zone", de="Nordbezirk", en="North Quarter")
    article = make_article(["Der Nordbezirk wächst.", "Im Nordbezirk.", "Nordbezirk"])
    for segment in article.segments.all():
        make_translation(segment, text="The Northern District.")
    page = open_site(make_user("reviewer"))
    page.goto(f"/articles/{article.pk}/")
    return page


def test_a_name_is_picked_and_the_pick_undone_by_keyboard(page: Page) -> None:
    expect(page.locator("#s1 .ambiguous")).to_have_text("Nordbezirk")
    pick = page.locator("#s1 [data-pick]")
    expect(pick).to_have_count(2)
    pick.first.focus()
    page.keyboard.press("Alt+Shift+Digit2")
    undo = page.locator("#s1 [data-pick-undo]")
    expect(undo).to_be_focused()
    expect(page.locator("#s1 .zone:not(.possible)")).to_have_text("Nordbezirk")
    expect(cell(page, 1, "en")).to_contain_text("should be North Quarter")
    expect(page.locator("#s2 .ambiguous")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#s1 .ambiguous")).to_be_visible()
    expect(cell(page, 1, "en")).not_to_contain_text("should be")
    assert NameChoice.objects.get().withdrawn_at


def test_in_the_whole_article_and_never_over_a_text_in_hand(page: Page) -> None:
    box = open_cell(page, 2, "en")
    box.fill("Not submitted yet.")
    page.locator("#s1").get_by_label("in this whole article").check()
    page.locator("#s1 [data-pick='1']").press("Enter")
    expect(page.locator("#s3 [data-pick-undo]")).to_be_visible()
    expect(page.locator("#s3 .settled")).to_contain_text("in this whole article")
    expect(box).to_have_value("Not submitted yet.")
    assert NameChoice.objects.get().start is None
