"""No page breaks a rule of axe-core, in either theme, wide or narrow, whatever is open on it.

That every page is looked at is checked against the site's addresses: a new one that is neither in
`every_page` as a page, nor named there as something else, fails.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.axe import violations
from tests.browser.every_page import ACTS, FILES, PARTS, Site, make_site, names
from tests.browser.pages import open_cell

THEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
WIDTHS = pytest.mark.parametrize("width", [1280, 360])
STICKS_OUT = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")]
    .map((each) => [Math.round(each.getBoundingClientRect().right - innerWidth), each])
    .filter(([by]) => by > 0)
    .map(([by, each]) => `${by} px too wide: ${each.outerHTML.slice(0, 120)}`)"""
SCREENSHOTS = os.environ.get("CONCORD_SCREENSHOTS")


@pytest.fixture
def site(live_server: LiveServer) -> Site:
    return make_site()


def test_every_address_is_a_page_that_is_looked_at_or_known_to_be_none(site: Site) -> None:
    known = set(site.addresses) | PARTS | ACTS | FILES | {"login"}
    assert names() - known == set()


@THEMES
@WIDTHS
def test_no_page_breaks_a_rule(
    open_site: Callable[..., Page], site: Site, scheme: str, width: int
) -> None:
    page = opened(open_site, site, scheme, width)
    found = {}
    for name, address in site.addresses.items():
        page.goto(address)
        found[name] = looked_at(page, f"{name}-{width}-{scheme}")
    tell(found)


@THEMES
@WIDTHS
def test_nothing_that_opens_breaks_a_rule(
    open_site: Callable[..., Page], site: Site, scheme: str, width: int
) -> None:
    page = opened(open_site, site, scheme, width)
    found = {}
    for name, open_ in OPEN.items():
        page.goto(site.addresses["article"])
        open_(page)
        found[name] = looked_at(page, f"{name}-{width}-{scheme}")
    tell(found)


@THEMES
@WIDTHS
def test_no_form_with_errors_breaks_a_rule(
    open_site: Callable[..., Page], site: Site, scheme: str, width: int
) -> None:
    page = opened(open_site, site, scheme, width)
    found = {}
    for name, button in WRONG.items():
        page.goto(site.addresses[name])
        # The browser would stop some of these itself; the server's answer is what is looked at.
        page.locator("main form").evaluate_all("all => all.forEach(each => each.noValidate = true)")
        page.locator("main").get_by_role("button", name=button, exact=True).first.click()
        expect(page.locator("[aria-invalid=true], .error, .notice.error").first).to_be_visible()
        found[name] = looked_at(page, f"{name}-wrong-{width}-{scheme}")
    tell(found)


@THEMES
def test_the_login_breaks_no_rule(open_site: Callable[..., Page], site: Site, scheme: str) -> None:
    page = opened(open_site, site, scheme, 360)
    page.context.clear_cookies()
    page.goto("/login/")
    assert looked_at(page, f"login-{scheme}") == []
    page.get_by_label("User name").fill("nobody")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    expect(page.locator(".error, .notice")).to_be_visible()
    assert looked_at(page, f"login-wrong-{scheme}") == []


@pytest.mark.parametrize(("width", "scale"), [(360, 1), (400, 1), (1280, 2)])
def test_no_page_has_to_be_scrolled_sideways(
    open_site: Callable[..., Page], site: Site, width: int, scale: int
) -> None:
    """Zooming to 200 % halves the width in CSS pixels and doubles what a pixel of them is."""
    view = {"width": width // scale, "height": 800 // scale}
    page = open_site(site.manager, viewport=view, device_scale_factor=scale)
    found = {}
    for name, address in site.addresses.items():
        page.goto(address)
        found[name] = page.evaluate(STICKS_OUT)
    for name, open_ in OPEN.items():
        page.goto(site.addresses["article"])
        open_(page)
        found[name] = page.evaluate(STICKS_OUT)
    tell(found)


def tell(found: dict[str, list[str]]) -> None:
    """Fail with everything that is broken, by page."""
    lines = [f"{name}: {line}" for name, broken in found.items() for line in broken]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def opened(open_site: Callable[..., Page], site: Site, scheme: str, width: int) -> Page:
    view = {"width": width, "height": 900}
    return open_site(site.manager, viewport=view, color_scheme=scheme, reduced_motion="reduce")


def looked_at(page: Page, name: str) -> list[str]:
    """What axe objects to; with a picture in the folder CONCORD_SCREENSHOTS, if that is set."""
    if SCREENSHOTS:
        page.screenshot(path=Path(SCREENSHOTS) / f"{name.replace(':', '-')}.png", full_page=True)
    return violations(page)


def _editor(page: Page) -> None:
    open_cell(page, 5, "en")


def _reason(page: Page) -> None:
    open_cell(page, 3, "zh")
    page.locator(".with-reason summary").first.click()


def _refused(page: Page) -> None:
    _reason(page)
    page.locator(".with-reason button").first.click()
    expect(page.locator(".editor [role=alert]").first).to_be_visible()


def _keys(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


def _concordance(page: Page) -> None:
    page.keyboard.press("F3")
    expect(page.locator("#concordance")).to_be_visible()


def _cut(page: Page) -> None:
    open_cell(page, 5, "en").press("Alt+KeyS")
    expect(page.locator(".cut select")).to_be_focused()


def _commented(page: Page) -> None:
    open_cell(page, 5, "en").press("Control+Alt+KeyM")
    note = page.get_by_role("textbox", name="Comment")
    note.fill("Is this the official name?")
    note.press("Control+Enter")
    expect(page.locator(".history .comment").first).to_be_visible()


def _conflict(page: Page) -> None:
    box = open_cell(page, 5, "en")
    page.locator(".editor [name=version]").evaluate("each => { each.value = '0'; }")
    box.fill("A text of one's own.")
    box.press("Control+Enter")
    expect(page.locator(".theirs")).to_be_visible()


OPEN: dict[str, Callable[[Page], None]] = {
    "an open editor": _editor,
    "an editor with its reason": _reason,
    "an act refused": _refused,
    "a segment to be cut": _cut,
    "a comment": _commented,
    "a conflict": _conflict,
    "the keys": _keys,
    "the concordance": _concordance,
}
WRONG = {
    "import": "Import",
    "glossary:add": "Save",
    "glossary:import": "Import",
}
