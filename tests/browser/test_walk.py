"""The main job from end to end: import, draft, edit, approve, export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.pages import cell, open_cell
from tests.engine_double import DictionaryEngine, only
from tests.factories import make_concept, make_user
from workbench.jobs.perform import run_next

ARTICLE = """Neues Gebiet stellt Plattform vor

Am 9. April stellte die Stadt in Peking eine Plattform für den Handel vor. Weitere Treffen sind im \
Herbst geplant.
"""
WORDS = {"Treffen": "meetings", "Herbst": "autumn", "Stadt": "city", "Handel": "trade"}


def import_file(page: Page, path: Path) -> None:
    page.get_by_role("link", name="Import").first.click()
    page.get_by_label("Files").set_input_files(path)
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("waits for a worker")).to_be_visible()


def test_a_german_article_goes_from_file_to_memory(
    open_site: Callable[..., Page], tmp_path: Path
) -> None:
    make_concept(de="Peking", en="Beijing", zh="北京")
    path = tmp_path / "plattform.txt"
    path.write_text(ARTICLE)

    page = open_site(make_user("translator", first_name="Ann"))
    import_file(page, path)
    with only(DictionaryEngine(WORDS)):
        assert run_next("test") is not None
    last = page.locator(".row").count()
    expect(cell(page, last, "en")).to_contain_text("meetings")
    expect(cell(page, last, "en")).to_contain_text("draft")

    box = open_cell(page, last, "en")
    box.fill("Further meetings are planned for autumn.")
    box.press("Control+Enter")
    expect(cell(page, last, "en")).to_contain_text("translated")
    expect(page.locator("#live")).to_contain_text(f"Saved: segment {last}, English, translated.")
    # The next one to be done has opened.
    expect(page.locator(".cell.editing[id$=-en]")).to_have_count(1)

    reviewer = open_site(make_user("reviewer"))
    reviewer.goto(f"{page.url}?show=translated")
    open_cell(reviewer, last, "en").press("Control+Shift+Enter")
    expect(cell(reviewer, last, "en")).to_contain_text("approved")
    expect(reviewer.locator("#progress")).to_contain_text("1/")

    reviewer.get_by_role("link", name="Export").click()
    reviewer.get_by_label("Translation memory").check()
    expect(reviewer.locator("#preview")).to_contain_text("1 pair")
    with reviewer.expect_download() as download:
        reviewer.get_by_role("button", name="Download").click()
    written = download.value.path().read_text()
    assert "Further meetings are planned for autumn." in written
    assert "Weitere Treffen sind im Herbst geplant." in written
    assert 'srclang="de"' in written
