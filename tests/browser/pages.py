"""What the tests do on the page of an article, in words."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def cell(page: Page, segment: int, target: str) -> Locator:
    """A translation on the page of its article."""
    return page.locator(f'#s{segment} .cell[id$="-{target}"]')


def open_cell(page: Page, segment: int, target: str) -> Locator:
    """Open a translation by its link, and give its box once it has the focus."""
    cell(page, segment, target).locator(".edit-link").click()
    box = page.locator(f"#s{segment} textarea[name=text]")
    expect(box).to_be_focused()
    return box


def shown_text(page: Page, segment: int, target: str) -> Locator:
    """The text of a translation that is not open."""
    return page.locator(f'#s{segment} .cell:not(.editing)[id$="-{target}"] > .text')
