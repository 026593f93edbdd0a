"""The glossary's table by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from glossary.models import Concept
from tests.browser.test_looks import look
from tests.factories import make_concept, make_user


@pytest.fixture
def page(live_server: object, open_site: Callable[..., Page]) -> Page:
    """Three concepts, in front of a terminologist."""
    for identifier, text in (("alpha", "Peking"), ("beta", "Ulm"), ("gamma", "Bonn")):
        make_concept(identifier, de=text)
    page = open_site(make_user("terminologist"))
    page.goto("/glossary/")
    return page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def on(page: Page, identifier: str) -> Locator:
    """The link that has the focus while the keyboard is on a concept."""
    return page.get_by_role("link", name=identifier, exact=True)


@pytest.mark.parametrize(
    ("keys", "identifier"),
    [
        ("j", "alpha"),
        ("k", "gamma"),
        ("j j", "beta"),
        ("j j k", "alpha"),
        ("j ArrowDown ArrowDown ArrowUp", "beta"),
        ("j j j j", "gamma"),
        ("j k", "alpha"),
        ("j j / Escape", "beta"),
        ("j x b Escape", "alpha"),
    ],
)
def test_keys_move_between_rows(page: Page, keys: str, identifier: str) -> None:
    press(page, *keys.split())
    expect(on(page, identifier)).to_be_focused()


def test_enter_opens_and_e_edits(page: Page) -> None:
    press(page, "j", "j", "Enter")
    page.wait_for_url("**/glossary/*/")
    expect(page.get_by_role("heading", name="beta")).to_be_visible()
    page.go_back()
    press(page, "j", "e")
    page.wait_for_url("**/edit/")


def test_slash_searches_and_letters_stay_letters(page: Page) -> None:
    press(page, "/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("jxULM")
    expect(page.get_by_role("searchbox")).to_have_value("jxULM")
    press(page, "/", "Escape")
    press(page, "/")
    page.keyboard.type("ULM")
    press(page, "Enter")
    page.wait_for_url("**q=ULM*")
    expect(on(page, "beta")).to_be_visible()
    expect(on(page, "alpha")).to_be_hidden()


def test_a_category_is_set_without_a_mouse(page: Page) -> None:
    bar = page.get_by_role("group", name="Change the selected concepts")
    expect(bar).to_be_hidden()
    press(page, "j", "x", "j", "x")
    expect(bar).to_contain_text("2 selected")
    press(page, "b")
    page.keyboard.type("zone")
    press(page, "Tab", "Enter")
    expect(page.get_by_text("2 concepts put in the category “zone”")).to_be_visible()
    assert Concept.objects.filter(category="zone").count() == 2


def test_a_page_is_selected_and_let_go(page: Page) -> None:
    press(page, "a")
    expect(page.get_by_text("3 selected")).to_be_visible()
    expect(page.get_by_role("button", name="Merge two…")).to_be_disabled()
    press(page, "j", "x")
    expect(page.get_by_role("button", name="Merge two…")).to_be_enabled()
    press(page, "a", "a")
    expect(page.get_by_role("group", name="Change the selected concepts")).to_be_hidden()


def test_two_are_merged_and_the_rest_deleted_by_keyboard(page: Page) -> None:
    press(page, "j", "x", "j", "x")
    page.get_by_role("button", name="Merge two…").press("Enter")
    page.get_by_role("button", name="Keep beta").press("Enter")
    expect(page.get_by_text("“alpha” was merged into “beta”")).to_be_visible()
    press(page, "a")
    page.get_by_role("button", name="Delete…").press("Enter")
    page.get_by_role("button", name="Delete 2 concepts").press("Enter")
    expect(page.get_by_text("2 concepts deleted")).to_be_visible()
    assert not Concept.objects.exists()


def test_the_keys_are_listed(page: Page) -> None:
    press(page, "?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("next, previous concept")
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_it_fits_the_window(
    live_server: object, open_site: Callable[..., Page], width: int, scheme: str
) -> None:
    make_concept("neues-gebiet-liangjiang", "zone", de="Neues Gebiet Liangjiang", zh="两江新区")
    other = make_concept("liangjiang", "zone", de="Liangjiang", en="Liangjiang New Area")
    other.terms.create(language="de", text="Liang-Jiang-Gebiet", status="deprecated")
    make_concept("urumtschi", ru="Урумчи", de="Urumtschi", en="Urumqi", zh="乌鲁木齐")
    page = open_site(
        make_user("terminologist"),
        viewport={"width": width, "height": 860},
        color_scheme=scheme,
    )
    page.goto("/glossary/")
    press(page, "j", "x", "j", "x")
    look(page, f"glossary-bulk-{width}-{scheme}")
    page.get_by_role("button", name="Merge two…").press("Enter")
    look(page, f"glossary-merge-{width}-{scheme}")
    page.go_back()
    page.get_by_role("button", name="Delete…").press("Enter")
    look(page, f"glossary-delete-{width}-{scheme}")
