"""The advice beside the terms of a concept, in a browser, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.factories import make_concept, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_pinyin_comes_while_typing_and_one_button_fills_it_in(
    open_site: Callable[..., Page],
) -> None:
    page = open_site(make_user("terminologist"))
    page.goto(reverse("glossary:add"))
    page.locator("#id_terms-0-language").select_option("ru")
    page.locator("#id_terms-0-text").press_sequentially("Сиань")
    expect(page.locator("#id_terms-0-text")).to_have_attribute("lang", "ru")
    expect(page.locator("#advice-terms-0")).to_contain_text("In pinyin: Xi'an certain")
    page.get_by_role("button", name="Put Xi'an in the English field").press("Enter")
    expect(page.locator("#id_terms-1-language")).to_have_value("en")
    expect(page.locator("#id_terms-1-text")).to_have_value("Xi'an")
    expect(page.locator("#id_terms-1-text")).to_have_attribute("lang", "en")
    expect(page.locator("#advice-terms-0")).not_to_contain_text("In pinyin")


def test_a_listed_form_is_forbidden_by_its_button(open_site: Callable[..., Page]) -> None:
    concept = make_concept("beijing", ru="Пекин")
    page = open_site(make_user("terminologist"))
    page.goto(reverse("glossary:edit", args=[concept.pk]))
    page.get_by_text("forms it will match").press("Enter")
    page.get_by_role("button", name="Forbid Пекину").press("Enter")
    expect(page.locator("#id_terms-0-forms_forbidden")).to_have_value("Пекину")
    expect(page.get_by_role("button", name="Forbid Пекину")).to_have_count(0)
    expect(page.get_by_role("button", name="Forbid Пекином")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("del", has_text="Пекину")).to_be_visible()


def test_a_listed_form_is_locked_by_its_button(open_site: Callable[..., Page]) -> None:
    concept = make_concept("beijing", ru="Пекин")
    page = open_site(make_user("terminologist"))
    page.goto(reverse("glossary:edit", args=[concept.pk]))
    page.get_by_text("forms it will match").press("Enter")
    page.get_by_role("button", name="Lock Пекину as sure").press("Enter")
    expect(page.locator("#id_terms-0-forms_added")).to_have_value("Пекину")
    expect(page.get_by_role("button", name="Lock Пекину as sure")).to_have_count(0)
    expect(page.get_by_role("button", name="Lock Пекином as sure")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("“beijing” was saved.")).to_be_visible()
    assert [form.text for form in concept.terms.get().forms.all()] == ["Пекину"]


def test_without_scripts_the_button_gives_the_same(open_site: Callable[..., Page]) -> None:
    page = open_site(make_user("terminologist"), java_script_enabled=False)
    page.goto(reverse("glossary:add"))
    page.locator("#id_terms-0-language").select_option("ru")
    page.locator("#id_terms-0-text").fill("Гуань")
    page.get_by_role("button", name="Check the terms").click()
    expect(page.locator("#advice-terms-0")).to_contain_text("not certain")
    expect(page.locator("#id_terms-0-text")).to_have_value("Гуань")
    expect(page.get_by_role("button", name="in the English field")).to_be_hidden()
    page.locator("#id_identifier").fill("guan")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="guan")).to_be_visible()
