"""Deciding on proposed names without leaving the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from glossary.models import Concept, RefusedCandidate, Term
from tests.factories import make_article, make_concept, make_user


@pytest.fixture
def page(live_server: object, open_site: Callable[..., Page]) -> Page:
    """The candidates of two articles, in front of a terminologist."""
    make_article(["Vladimir Norov, Generalsekretär der SCO, sprach in Peking."])
    make_article(["В Пекине выступил Цзинь Фуцзянь."], language="ru", title="Форум")
    page = open_site(make_user("terminologist"))
    page.goto("/glossary/candidates/")
    return page


def test_a_name_is_accepted_by_keyboard(page: Page) -> None:
    page.get_by_role("button", name="Accept Peking", exact=True).press("Enter")
    expect(page.get_by_text("“peking” was added.")).to_be_visible()
    expect(page.get_by_role("link", name="Correct it")).to_be_focused()
    assert {term.text for term in Term.objects.all()} == {"Peking", "Пекин"}


def test_an_unticked_name_is_left_out(page: Page) -> None:
    page.get_by_label("Пекин").uncheck()
    page.get_by_role("button", name="Accept Peking", exact=True).click()
    expect(page.get_by_text("“peking” was added.")).to_be_visible()
    assert [term.text for term in Term.objects.all()] == ["Peking"]


def test_accepting_can_open_the_form(page: Page) -> None:
    page.get_by_role("button", name="Accept Vladimir Norov and edit it").click()
    expect(page.get_by_role("heading", name="vladimir-norov")).to_be_visible()


def test_a_refusal_can_be_undone(page: Page) -> None:
    page.get_by_role("button", name="Refuse Vladimir Norov").click()
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    assert RefusedCandidate.objects.count() == 1
    undo.press("Enter")
    expect(page.get_by_text("They are proposed again")).to_be_visible()
    assert not RefusedCandidate.objects.exists()


def test_a_merge_that_fails_says_why_beside_its_button(page: Page) -> None:
    make_concept("sco", "organisation", en="SCO")
    button = page.get_by_role("button", name="Accept Generalsekretär der SCO", exact=True)
    form = page.locator("form").filter(has=button)
    form.get_by_text("Merge…").click()
    form.get_by_placeholder("identifier").fill("nowhere")
    form.get_by_role("button", name="Merge").click()
    expect(form.get_by_role("alert")).to_contain_text("No concept is called “nowhere”")
    form.get_by_placeholder("identifier").fill("sco")
    form.get_by_role("button", name="Merge").click()
    expect(page.get_by_text("added to “sco”")).to_be_visible()
    assert Concept.objects.get().terms.count() == 2
