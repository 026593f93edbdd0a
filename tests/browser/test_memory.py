"""Matches of the memory and the concordance, by hand and by key."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sources.models import Article
from tests.browser.pages import open_cell
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.memory import remember
from translations.models import MemoryUnit

SCREENSHOTS = os.environ.get("CONCORD_SCREENSHOTS")
OLD = "Am 9. April kamen aus allen Ländern der Region 200 Gäste zu dem Treffen nach Peking."
NEW = "Am 12. Mai kamen aus allen Ländern der Region 350 Gäste zu dem Treffen nach Urumtschi."
ENGLISH = "On 9 April, 200 guests from all countries of the region came to Beijing."
ADAPTED = "On 12 May, 350 guests from all countries of the region came to Urumqi."


@pytest.fixture
def article() -> Article:
    """An article whose second segment is like one that was approved elsewhere."""
    make_concept(de="Peking", en="Beijing", zh="北京")
    make_concept(de="Urumtschi", en="Urumqi", zh="乌鲁木齐")
    before = make_article([OLD, OLD.replace("200", "rund 300")], title="Treffen in Peking")
    reviewer = make_user("reviewer", first_name="Ann", last_name="Lee")
    first, second = before.segments.select_related("article")
    remember(make_translation(first, text=ENGLISH, approved_by=reviewer))
    remember(make_translation(first, "zh", "4月9日，来自该地区各国的200位客人来到北京。"))
    remember(make_translation(second, text=ENGLISH.replace("Beijing", "Peking")))
    MemoryUnit.objects.filter(text__contains="Peking").update(outdated=True)
    return make_article(["Ein Treffen im Westen", NEW], title="Treffen in Urumtschi")


def test_a_match_comes_while_somebody_types_and_is_used_by_key(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    page.route("**/matches/", lambda route: (page.wait_for_timeout(400), route.continue_()))
    box = open_cell(page, 2, "en")
    box.fill("Half a sentence")
    box.press("Home")
    expect(page.locator(".match")).to_have_count(2)
    # The panel came late and left the cursor where it was.
    expect(box).to_be_focused()
    page.keyboard.type("> ")
    expect(box).to_have_value("> Half a sentence")
    first, outdated = page.locator(".match").all()
    expect(first.locator("mark")).to_have_text(["12", "May", "350", "Urumqi"])
    expect(first).to_contain_text("Ann Lee")
    expect(outdated).to_contain_text("old form of a name")
    page.keyboard.press("Control+1")
    expect(box).to_have_value(ADAPTED)
    expect(page.locator("#live")).to_contain_text("Match 1")
    page.keyboard.press("Control+z")
    expect(box).to_have_value("> Half a sentence")


def test_chinese_matches_are_adapted_too(open_site: Callable[..., Page], article: Article) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    box = open_cell(page, 2, "zh")
    expect(page.locator(".match")).to_have_count(1)
    page.keyboard.press("Control+1")
    expect(box).to_have_value("5月12日，来自该地区各国的350位客人来到乌鲁木齐。")


@pytest.mark.parametrize("key", ["F3", "Alt+k"])
def test_the_concordance_opens_with_the_selected_words_and_inserts(
    open_site: Callable[..., Page], article: Article, key: str
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    box = open_cell(page, 2, "en")
    box.fill("They met: GUESTS")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.keyboard.press(key)
    dialog = page.get_by_role("dialog", name="Concordance")
    expect(dialog.get_by_role("searchbox")).to_have_value("GUESTS")
    expect(dialog.locator(".hit mark")).to_have_text(["guests", "guests"])
    page.keyboard.press("Alt+1")
    expect(dialog).to_be_hidden()
    expect(box).to_be_focused()
    expect(box).to_have_value(f"They met: {ENGLISH}")


def test_two_chinese_characters_are_found_as_they_are_typed(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    open_cell(page, 2, "zh")
    page.keyboard.press("F3")
    dialog = page.get_by_role("dialog", name="Concordance")
    dialog.get_by_role("searchbox").fill("客人")
    expect(dialog.locator(".hit mark")).to_have_text(["客人"])
    page.keyboard.press("Escape")
    expect(page.locator("textarea[name=text]")).to_be_focused()


def test_elsewhere_the_key_leads_to_the_page(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("translator"))
    page.wait_for_load_state("load")  # scripts have run
    page.keyboard.press("Alt+k")
    box = page.get_by_role("searchbox")
    expect(box).to_be_focused()
    box.fill("Ländern")
    expect(page.locator(".hit mark")).to_have_count(3)
    page.get_by_label("Into").select_option("zh")
    expect(page.locator(".hit mark")).to_have_count(1)
    assert "target=zh" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_the_panel_and_the_concordance_fit_their_window(
    open_site: Callable[..., Page], article: Article, width: int, scheme: str
) -> None:
    page = open_site(
        make_user("translator"), viewport={"width": width, "height": 860}, color_scheme=scheme
    )
    page.goto(f"/articles/{article.pk}/")
    open_cell(page, 2, "en")
    expect(page.locator(".match")).to_have_count(2)
    look(page, f"matches-{width}-{scheme}")
    page.keyboard.press("F3")
    page.keyboard.type("Gäste")
    expect(page.locator("dialog .hit")).to_have_count(3)
    look(page, f"concordance-dialog-{width}-{scheme}")
    page.goto("/concordance/?q=guest")
    look(page, f"concordance-{width}-{scheme}")


def look(page: Page, name: str) -> None:
    """Check that nothing sticks out to the right, and take a picture if asked to."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    if SCREENSHOTS:
        page.screenshot(path=Path(SCREENSHOTS) / f"{name}.png")
