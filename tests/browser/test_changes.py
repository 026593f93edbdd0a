"""Acts on terms as a person meets them: what they do is shown, done, and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from glossary.models import Concept
from glossary.services.occurrences import match_articles
from tests.factories import make_article, make_concept, make_user
from tests.term_changing import approved
from translations.models import Translation
from workbench.models import User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def manager() -> User:
    return make_user("manager")


@pytest.fixture
def translation(manager: User) -> Translation:
    """An approved English text that names the concept "circle"."""
    make_concept("circle", "zone", de="Wirtschaftskreis", en="Chengdu Circle")
    article = make_article(["Der Wirtschaftskreis wächst."])
    match_articles([article])
    return approved(article, 1, manager)


def test_a_file_that_renames_a_term_is_shown_done_and_taken_back(
    open_site: Callable[..., Page], manager: User, translation: Translation
) -> None:
    page = open_site(manager)
    page.goto(reverse("glossary:import"))
    rows = "concept,language,term,status\ncircle,en,Twin Circle,preferred\n"
    page.get_by_label("File").set_input_files(
        {"name": "names.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    page.get_by_label("Where an entry contradicts").select_option("replace")
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_role("heading", name="What this change does")).to_be_visible()
    expect(page.get_by_text("Nothing is saved yet")).to_be_visible()
    tick = page.locator("input[name=mend]")
    expect(tick).not_to_be_checked()  # the old term stays admitted
    tick.check()
    page.get_by_label("Why?").fill("The ministry writes so.")
    page.get_by_role("button", name="Save and mend the ticked ones").press("Enter")
    expect(page.get_by_text("1 translation was mended.")).to_be_visible()
    translation.refresh_from_db()
    assert translation.text == "The Twin Circle grows."
    page.get_by_role("link", name="Look at it or take it back").click()
    expect(page.get_by_text("The ministry writes so.")).to_be_visible()
    page.get_by_role("button", name="Take this change back").press("Enter")
    expect(page.get_by_text("1 text was restored")).to_be_visible()
    translation.refresh_from_db()
    assert translation.text == "The Chengdu Circle grows."


def test_a_concept_is_deleted_from_its_page_and_comes_back(
    open_site: Callable[..., Page], manager: User, translation: Translation
) -> None:
    page = open_site(manager)
    concept = Concept.objects.get()
    page.goto(reverse("glossary:concept", args=[concept.pk]))
    page.get_by_role("button", name="Delete…").press("Enter")
    expect(page.get_by_text("will not be any more")).to_contain_text("1 approved")
    page.get_by_role("button", name="Delete 1 concept").press("Enter")
    expect(page.get_by_text("1 concept deleted.")).to_be_visible()
    page.get_by_role("link", name="Look at it or take it back").click()
    page.get_by_role("button", name="Take this change back").press("Enter")
    expect(page.get_by_role("link", name="circle")).to_be_visible()
    assert Concept.objects.get() == concept


def test_what_was_typed_over_an_older_version_is_kept_beside_the_newer(
    open_site: Callable[..., Page], manager: User
) -> None:
    concept = make_concept("beijing", de="Peking")
    page = open_site(manager)
    page.goto(reverse("glossary:edit", args=[concept.pk]))
    page.locator("#id_note").fill("Mine")
    Concept.objects.get(pk=concept.pk).save()
    concept.terms.update(source="Theirs")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("somebody changed this concept")
    expect(page.get_by_role("alert")).to_contain_text("Theirs")
    expect(page.locator("#id_note")).to_have_value("Mine")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("“beijing” was saved.")).to_be_visible()
    concept.refresh_from_db()
    assert concept.note == "Mine"
