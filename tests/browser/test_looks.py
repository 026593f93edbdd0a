"""What the README shows is what there is.

With CONCORD_SCREENSHOTS set to a folder, its picture, docs/screenshots/review.png, is put there as
`review.png`, to be copied when the page has changed. Widths and themes of all pages: `test_axe.py`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.pages import open_cell
from tests.browser.showcase import make_showcase

SCREENSHOTS = os.environ.get("CONCORD_SCREENSHOTS")


def test_the_picture_in_the_readme(open_site: Callable[..., Page], tmp_path: Path) -> None:
    shown = make_showcase()
    page = open_site(shown.reviewer, viewport={"width": 1280, "height": 1040}, color_scheme="light")
    page.goto(f"/articles/{shown.article.pk}/")
    open_cell(page, 5, "en")
    page.evaluate("scrollTo(0, 0)")
    picture = Path(SCREENSHOTS or tmp_path) / "review.png"
    page.screenshot(path=picture, animations="disabled", caret="hide")
    assert picture.stat().st_size < 300_000


def look(page: Page, name: str) -> None:
    """Check that nothing sticks out to the right, and take a picture if asked to."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    if SCREENSHOTS:
        page.screenshot(path=Path(SCREENSHOTS) / f"{name}.png")
