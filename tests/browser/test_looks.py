"""Every page fits its window, and what the README shows is what there is.

With CONCORD_SCREENSHOTS set to a folder, every page is photographed into it. The README's picture,
docs/screenshots/review.png, is the `review.png` among them, copied when the page has changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import open_cell
from tests.browser.showcase import make_showcase

SCREENSHOTS = os.environ.get("CONCORD_SCREENSHOTS")
PAGES = ["/", "/articles/import/", "/jobs/", "/export/?format=tmx", "/glossary/", "/no/such/page/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 860), (400, 860)])
def test_no_page_is_wider_than_its_window(
    open_site: Callable[..., Page], width: int, height: int, scheme: str
) -> None:
    shown = make_showcase()
    page = open_site(
        shown.reviewer, viewport={"width": width, "height": height}, color_scheme=scheme
    )
    for address in PAGES:
        page.goto(address)
        look(page, f"{address.strip('/').split('/')[0] or 'articles'}-{width}-{scheme}")
    page.goto(f"/articles/{shown.article.pk}/")
    look(page, f"article-{width}-{scheme}")
    open_cell(page, 5, "en")
    look(page, f"editor-{width}-{scheme}")


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
