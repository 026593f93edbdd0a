"""Bringing translations back, and aligning a text by keyboard."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sources.models import Article
from tests.factories import make_article, make_translation, make_user
from translations.export import export_file
from translations.models import Alignment, State
from translations.review import submit
from translations.selection import Selection

SCREENSHOTS = os.environ.get("CONCORD_SCREENSHOTS")
GERMAN = [
    "Am 9. April kamen 200 Gäste nach Peking.",
    "Sie sprachen über den neuen Flughafen der Stadt Chengdu und seine 3 Startbahnen.",
    "Der Bürgermeister Wang Xiaohui dankte allen.",
    "Das nächste Treffen findet 2025 in Urumtschi statt.",
]
ENGLISH = [
    "On 9 April, 200 guests came to Beijing.",
    "They talked about the new airport of the city of Chengdu. It has 3 runways.",
    "Mayor Wang Xiaohui thanked everybody.",
    "The next meeting will take place in Urumqi in 2025.",
]


@pytest.fixture
def article() -> Article:
    return make_article(GERMAN, title="Gäste in Peking")


def test_an_edited_file_is_looked_at_and_brought_in(
    open_site: Callable[..., Page], article: Article, tmp_path: Path
) -> None:
    first, second, third, _ = article.segments.all()
    make_translation(first, text="On April 9, two hundred guests arrived in Beijing.")
    make_translation(second, text="They spoke about the airport.")
    make_translation(third, text="Wang thanked all.", state=State.APPROVED)
    path = tmp_path / "edited.xlf"
    export_file("xliff-1.2", Selection(targets=("en",), states=tuple(State.values)), path)
    submit(second.pk, "en", text="They discussed it.", user=make_user("translator"), version=1)
    text = path.read_text()
    for old, new in (
        ("two hundred", "200"),
        ("about the airport", "of an airport"),
        ("Wang thanked all", "Mayor Wang thanked them"),
    ):
        text = text.replace(old, new)
    path.write_text(text)
    page = open_site(make_user("translator"))
    page.goto("/translations/import/")
    page.get_by_label("A file that Concord exported").set_input_files(path)
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator(".brought-text")).to_have_count(3)
    expect(page.locator(".brought-text.conflict")).to_contain_text("They discussed it.")
    expect(page.locator(".brought-text.refused")).to_contain_text("reopen it")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    photograph(page, "import-back")
    page.get_by_role("button", name="Bring the ticked ones in").click()
    expect(page.locator(".messages")).to_contain_text("1 translation was brought in")
    page.goto(f"/articles/{article.pk}/")
    expect(page.locator("#s1")).to_contain_text("On April 9, 200 guests")
    page.go_back()
    page.get_by_role("button", name="Take this import back").click()
    expect(page.locator(".messages")).to_contain_text("had been changed meanwhile")


def test_pairs_are_corrected_by_keyboard_and_kept(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("reviewer"))
    page.goto(f"/articles/{article.pk}/align/")
    page.get_by_label("Or pasted text").fill("\n\n".join(ENGLISH))
    page.get_by_role("button", name="Align", exact=True).click()
    rows = page.locator(".bead")
    expect(page.locator(".bead :checked")).to_be_focused()
    # Its keys come with the script, which is there when the page has loaded.
    page.wait_for_load_state("load")
    before = rows.all_inner_texts()
    page.keyboard.press("j")
    expect(rows).to_have_count(len(before) - 1)
    expect(page.locator(".bead :checked")).to_be_focused()
    page.keyboard.press("u")
    expect(rows).to_have_count(len(before))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("d")
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    page.reload()
    expect(rows.nth(1)).to_contain_text("seen")
    expect(rows.nth(1).locator("[type=radio]")).to_be_focused()
    photograph(page, "alignment")
    page.locator(".bead :checked").focus()
    page.keyboard.press("u")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    marks = page.locator(".bead .badge.wait")
    # Nobody waits for the page from one key to the next.
    page.keyboard.press("n")
    for _ in range(marks.count()):
        page.keyboard.press("Enter")
    expect(marks).to_have_count(0)
    page.get_by_role("button", name="Put into the memory").click()
    expect(page.locator(".messages")).to_contain_text("in the memory now")
    assert Alignment.objects.get().units.exists()
    page.get_by_role("button", name="Use as translations").click()
    expect(page.get_by_role("heading", name="New")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_the_pages_fit_their_window(
    open_site: Callable[..., Page], article: Article, tmp_path: Path, width: int, scheme: str
) -> None:
    first, second, third, _ = article.segments.all()
    for segment in (first, second, third):
        make_translation(segment, text="What it says here, among other things.")
    path = tmp_path / "edited.tsv"
    export_file("tsv", Selection(states=tuple(State.values)), path)
    make_translation(second, "zh", "他们谈到了机场。", version=3)
    path.write_text(path.read_text().replace("among other things", "and there"))
    page = open_site(
        make_user("reviewer"), viewport={"width": width, "height": 860}, color_scheme=scheme
    )
    page.goto("/translations/import/")
    look(page, f"import-back-start-{width}-{scheme}")
    page.get_by_label("A file that Concord exported").set_input_files(path)
    page.get_by_role("button", name="Look at it").click()
    look(page, f"import-back-{width}-{scheme}")
    page.goto(f"/articles/{article.pk}/align/")
    look(page, f"align-start-{width}-{scheme}")
    page.get_by_label("Or pasted text").fill("\n\n".join([*ENGLISH[:2], "Menu", *ENGLISH[3:]]))
    page.get_by_role("button", name="Align", exact=True).click()
    look(page, f"alignment-{width}-{scheme}")


def look(page: Page, name: str) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    photograph(page, name)


def photograph(page: Page, name: str) -> None:
    if SCREENSHOTS:
        page.screenshot(path=Path(SCREENSHOTS) / f"{name}.png", full_page=True)
