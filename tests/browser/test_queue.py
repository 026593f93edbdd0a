"""The queue, search and replace, repetitions and names, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import cell, open_cell
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.history import record
from translations.models import Revision, State, Translation
from translations.verification import bring_up_to_date


@pytest.fixture
def page(transactional_db: None, open_site: Callable[..., Page]) -> Page:
    """A manager at a desk with repeated lines and a name that is written in two ways."""
    make_concept(de="Peking", en="Beijing", zh="北京")
    for number in range(3):
        article = make_article(
            ["Quelle: Xinhua", "Die Stadt Tschengdu wächst.", f"Peking, Teil {number}"],
            title=f"Artikel {number}",
            outlet=f"Bote {number % 2}",
            published_on=f"202{number}",
        )
        one, two, three = article.segments.all()
        made = [
            make_translation(one, text="Spring: Xinhua", version=0, estimate=0.05 + number / 10),
            make_translation(two, text="Tschengdu is growing.", version=0),
            make_translation(three, text="Peiping", version=0, state=State.TRANSLATED),
        ]
        for each in made:
            record(each, Revision.Action.DRAFTED)
        bring_up_to_date([article])
    return open_site(make_user("manager"))


def test_alt_n_goes_from_one_to_the_next(page: Page) -> None:
    page.goto("/queue/")
    page.get_by_role("link", name="Begin").click()
    page.wait_for_url(lambda url: "edit=" in url)
    expect(page.locator("#s3 textarea[name=text]")).to_be_focused()
    first = page.url
    page.keyboard.press("Alt+KeyN")
    page.wait_for_url(lambda url: url != first and "edit=" in url)
    expect(page.locator(".row.open textarea[name=text]")).to_be_focused()


def test_a_filter_is_chosen_saved_and_found_again(page: Page) -> None:
    page.goto("/queue/?role=translate")
    page.get_by_role("link", name="Bote 0").click()
    page.get_by_text("Save this filter…").click()
    page.get_by_label("Name", exact=True).fill("Bote first")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The filter “Bote first” was saved.")).to_be_visible()
    expect(page.get_by_role("link", name="Bote first")).to_have_attribute("aria-current", "true")


def test_the_queue_is_narrowed_by_days(page: Page) -> None:
    page.goto("/queue/?role=translate&target=en")
    page.get_by_label("from", exact=True).fill("2021-03-01")
    page.get_by_label("to", exact=True).fill("2021-12-31")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/queue/?role=translate&target=en&since=2021-03-01&until=2021-12-31")
    expect(page.locator(".queue li")).to_have_count(2)
    expect(page.locator(".queue")).not_to_contain_text("Artikel 0")
    page.get_by_role("link", name="any date").click()
    expect(page.locator(".queue li")).to_have_count(6)


def test_a_text_is_repeated_by_one_key(page: Page) -> None:
    page.get_by_role("link", name="Artikel 2").click()
    box = open_cell(page, 1, "en")
    box.fill("Source: Xinhua")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#s1 .offer")).to_contain_text("2 other segments have the same source.")
    expect(page.locator("#s2 textarea[name=text]")).to_be_focused()
    page.keyboard.press("Alt+KeyP")
    expect(page.locator("#s1 .offer")).to_contain_text("2 texts were changed.")
    texts = Translation.objects.filter(segment__position=1, target="en")
    assert set(texts.values_list("text", "state")) == {("Source: Xinhua", State.TRANSLATED)}


def test_a_corrected_name_is_offered_as_a_term_and_mended_elsewhere(page: Page) -> None:
    page.get_by_role("link", name="Artikel 2").click()
    open_cell(page, 2, "en").fill("Chengdu is growing.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#s2 .offer").last).to_contain_text("The glossary does not have this name")
    page.keyboard.press("Alt+KeyT")
    expect(page.locator("#s2 .offer input[name=form-de]")).to_be_focused()
    page.locator("#s2 .offer input[name=form-zh]").fill("成都")
    page.get_by_role("button", name="Add, then mend the other places…").click()
    expect(page.get_by_role("heading", name="Search and replace")).to_be_visible()
    page.get_by_role("button", name="Replace in the ticked ones").click()
    expect(page.get_by_text("2 texts were changed.")).to_be_visible()
    assert not Translation.objects.filter(text__contains="Tschengdu").exists()


def test_ctrl_shift_f_replaces_what_is_selected(page: Page) -> None:
    page.get_by_role("link", name="Artikel 2").click()
    open_cell(page, 1, "en").evaluate("box => box.setSelectionRange(0, 6)")
    page.keyboard.press("Control+Shift+KeyF")
    expect(page.get_by_label("Find in translations")).to_have_value("Spring")
    page.get_by_label("Replace with").fill("Source")
    page.keyboard.press("Enter")
    page.locator(".mends input[type=checkbox]").first.uncheck()
    page.get_by_role("button", name="Replace in the ticked ones").click()
    expect(page.get_by_text("2 texts were changed.")).to_be_visible()
    page.get_by_role("link", name="Look at it or take it back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("2 texts were restored.")).to_be_visible()
    assert Translation.objects.filter(text="Spring: Xinhua").count() == 3
    assert cell(page, 1, "en").count() == 0
