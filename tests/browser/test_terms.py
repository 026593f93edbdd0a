"""Changing a term in a browser, and taking it back; the census; evidence in one click."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from glossary.models import Concept, Evidence, Term
from tests.browser.pages import open_cell
from tests.browser.showcase import make_showcase
from tests.browser.test_looks import look
from tests.factories import make_user
from translations.models import Translation

OLD, NEW = "Shanghai Cooperation Organization", "Shanghai Cooperation Organisation"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (400, "dark")])
def test_a_term_is_changed_mended_and_taken_back(
    open_site: Callable[..., Page], width: int, scheme: str
) -> None:
    make_showcase()
    used = Translation.objects.filter(text__contains=OLD).count()
    concept = Concept.objects.get(terms__text=OLD)
    page = open_site(
        make_user("manager", first_name="Mara"),
        viewport={"width": width, "height": 860},
        color_scheme=scheme,
    )
    page.goto(f"/glossary/{concept.pk}/edit/")
    page.locator(f'input[value="{OLD}"]').fill(NEW)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Nothing is saved yet")).to_be_visible()
    look(page, f"term-preview-{width}-{scheme}")
    page.get_by_label("Why?").fill("The organisation spells itself so.")
    page.get_by_role("button", name="Save and mend").click()
    expect(page.locator(".messages")).to_contain_text("mended")
    assert Translation.objects.filter(text__contains=NEW).count() == used > 0
    look(page, f"concept-{width}-{scheme}")
    page.get_by_role("link", name="Changes").click()
    look(page, f"term-changes-{width}-{scheme}")
    page.get_by_role("link", name=concept.identifier).last.click()
    look(page, f"term-change-{width}-{scheme}")
    page.get_by_role("button", name="Take this change back").click()
    expect(page.locator(".messages")).to_contain_text("restored")
    assert Translation.objects.filter(text__contains=OLD).count() == used
    page.goto("/glossary/census/")
    look(page, f"census-{width}-{scheme}")
    page.goto(f"/glossary/{concept.pk}/census/")
    look(page, f"concept-census-{width}-{scheme}")


def test_evidence_is_added_from_the_open_row(open_site: Callable[..., Page]) -> None:
    shown = make_showcase()
    page = open_site(make_user("terminologist"))
    page.goto(f"/articles/{shown.article.pk}/")
    open_cell(page, 5, "en")
    page.get_by_role("button", name="Add as evidence").first.click()
    expect(page.locator(".panel .badge.ok").first).to_have_text("evidence")
    kept = Evidence.objects.get()
    assert Term.objects.get(pk=kept.term_id).reliability == "attested"
    expect(page.locator("textarea.box")).to_be_visible()
    look(page, "panel-evidence")
