"""No page breaks a rule of axe-core, in either theme, wide or narrow, whatever is open on it; and
none has to be scrolled sideways.

That every page is looked at is checked against the site's addresses: a new one that is neither in
`every_page` as a page, nor named there as something else, fails.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.axe import violations
from tests.browser.every_page import ACTS, FILES, PARTS, Site, make_site, names
from tests.browser.pages import open_cell

VIEWS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 360)]
STICKS_OUT = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")]
    .map((each) => [Math.round(each.getBoundingClientRect().right - innerWidth), each])
    .filter(([by]) => by > 0)
    .map(([by, each]) => `${by} px too wide: ${each.outerHTML.slice(0, 120)}`)"""
SCREENSHOTS = os.environ.get("CONCORD_SCREENSHOTS")


@pytest.fixture
def site(live_server: LiveServer) -> Site:
    return make_site()


def test_axe_objects_to_what_is_wrong(open_site: Callable[..., Page], site: Site) -> None:
    page = opened(open_site, site, width=360)
    page.evaluate("document.querySelector('main').append(new Image())")
    assert [line for line in looked_at(page, "wrong") if "image-alt" in line]


def test_every_address_is_a_page_that_is_looked_at_or_known_to_be_none(site: Site) -> None:
    known = set(site.addresses) | PARTS | ACTS | FILES | {"login"}
    assert names() - known == set()


def test_no_page_breaks_a_rule(open_site: Callable[..., Page], site: Site) -> None:
    page = opened(open_site, site)
    found = {}
    for name, address in site.addresses.items():
        page.goto(address)
        found[name] = looked_at(page, name)
    tell(found)


def test_nothing_that_opens_breaks_a_rule(open_site: Callable[..., Page], site: Site) -> None:
    page = opened(open_site, site)
    found = {}
    for name, (where, open_) in OPEN.items():
        page.goto(site.addresses[where])
        open_(page)
        found[name] = looked_at(page, name)
    tell(found)


def test_no_form_with_errors_breaks_a_rule(open_site: Callable[..., Page], site: Site) -> None:
    page = opened(open_site, site)
    found = {}
    for name, button in WRONG.items():
        page.goto(site.addresses[name])
        # The browser would stop some of these itself; the server's answer is what is looked at.
        page.locator("main form").evaluate_all("all => all.forEach(each => each.noValidate = true)")
        page.locator("main").get_by_role("button", name=button, exact=True).first.click()
        expect(page.locator("[aria-invalid=true], .error, .notice.error").first).to_be_visible()
        found[name] = looked_at(page, f"{name}-wrong")
    tell(found)


def test_the_login_breaks_no_rule(open_site: Callable[..., Page], site: Site) -> None:
    page = opened(open_site, site)
    page.context.clear_cookies()
    page.goto("/login/")
    assert looked_at(page, "login") == []
    page.get_by_label("User name").fill("nobody")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    expect(page.locator(".error, .notice")).to_be_visible()
    assert looked_at(page, "login-wrong") == []


@pytest.mark.parametrize(("width", "scale"), [(400, 1), (1280, 2)])
def test_no_page_has_to_be_scrolled_sideways_at_other_widths(
    open_site: Callable[..., Page], site: Site, width: int, scale: int
) -> None:
    """Zooming to 200 % halves the width in CSS pixels and doubles what a pixel of them is."""
    view = {"width": width // scale, "height": 800 // scale}
    page = open_site(site.manager, viewport=view, device_scale_factor=scale)
    found = {}
    for name, address in site.addresses.items():
        page.goto(address)
        found[name] = page.evaluate(STICKS_OUT)
    for name, (where, open_) in OPEN.items():
        page.goto(site.addresses[where])
        open_(page)
        found[name] = page.evaluate(STICKS_OUT)
    tell(found)


@pytest.mark.parametrize("language", ["de", "ru"])
def test_no_page_is_too_wide_in_a_language_of_long_words(
    open_site: Callable[..., Page], site: Site, language: str
) -> None:
    page = opened(open_site, site, width=360)
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language}
    page.context.add_cookies([cookie | {"url": page.url}])
    found = {}
    for name, address in site.addresses.items():
        page.goto(address)
        found[name] = page.evaluate(STICKS_OUT)
    expect(page.locator("html")).to_have_attribute("lang", language)
    tell(found)


def test_a_narrow_window_shows_the_newest_points_of_a_plot(
    open_site: Callable[..., Page], site: Site
) -> None:
    page = opened(open_site, site, width=360)
    page.goto(site.addresses["quality"])
    plots = page.locator(".plot-box:has(.plot)")
    assert plots.count() > 0
    for plot in plots.all():
        plot.scroll_into_view_if_needed()
        beyond = "box => box.querySelector('.plot').getBoundingClientRect().right - innerWidth"
        assert plot.evaluate(beyond) <= 0


def tell(found: dict[str, list[str]]) -> None:
    """Fail with everything that is broken, by page."""
    lines = [f"{name}: {line}" for name, broken in found.items() for line in broken]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def opened(open_site: Callable[..., Page], site: Site, width: int = 1280) -> Page:
    view = {"width": width, "height": 900}
    return open_site(site.manager, viewport=view, reduced_motion="reduce")


def looked_at(page: Page, name: str) -> list[str]:
    """What axe objects to, and what is wider than the window, in either theme, wide and narrow.

    With pictures in the folder CONCORD_SCREENSHOTS, if that is set.
    """
    found = []
    for scheme, width in VIEWS:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        if SCREENSHOTS:
            path = Path(SCREENSHOTS) / f"{name.replace(':', '-')}-{width}-{scheme}.png"
            page.screenshot(path=path, full_page=True)
        broken = violations(page) + list(page.evaluate(STICKS_OUT))
        found += [f"{width} px, {scheme}: {line}" for line in broken]
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


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


def _concordance_hits(page: Page) -> None:
    _concordance(page)
    page.locator("#concordance input[type=search], #concordance input[name=q]").first.fill("Stadt")
    page.keyboard.press("Enter")
    expect(page.locator("#concordance mark").first).to_be_visible()


def _languages(page: Page) -> None:
    page.locator(".languages summary").click()


def _marked(page: Page) -> None:
    for key in ["j", "x", "j", "x"]:
        page.keyboard.press(key)
    expect(page.locator("input[type=checkbox]:checked").first).to_be_visible()


def _offered(page: Page) -> None:
    open_cell(page, 5, "en").fill("Secretary-General Vladimir Noroff was expected in Beijing.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#s5 [data-offers] .offer").first).to_be_visible()


def _wrong_as_typed(page: Page) -> None:
    open_cell(page, 4, "en").fill("The city  of 25 million")
    expect(page.locator(".row.open .findings li").first).to_be_visible()


def _cut(page: Page) -> None:
    open_cell(page, 5, "en").press("Alt+KeyS")
    expect(page.locator(".cut textarea")).to_be_focused()


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


OPEN: dict[str, tuple[str, Callable[[Page], None]]] = {
    "an open editor": ("article", _editor),
    "an editor with its reason": ("article", _reason),
    "an act refused": ("article", _refused),
    "a segment to be cut": ("article", _cut),
    "a comment": ("article", _commented),
    "a conflict": ("article", _conflict),
    "a text that checks object to": ("article", _wrong_as_typed),
    "the keys": ("article", _keys),
    "the concordance": ("article", _concordance),
    "the concordance with hits": ("article", _concordance_hits),
    "the languages": ("article", _languages),
    "the keys of the glossary": ("glossary:concepts", _keys),
    "concepts that are marked": ("glossary:concepts", _marked),
    "what is offered after a save": ("article", _offered),
}
"""What can be opened: the page it is on, and how."""

WRONG = {
    "import": "Import",
    "glossary:add": "Save",
    "glossary:import": "Import",
}
