"""The pages in the other languages of the interface: worded, narrow enough, chosen without script.

With CONCORD_SCREENSHOTS set to a folder, each page is photographed into it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import open_cell
from tests.browser.showcase import Showcase, make_showcase
from tests.browser.test_looks import look

PAGES = [
    "/",
    "/queue/",
    "/glossary/",
    "/glossary/1/",
    "/glossary/candidates/",
    "/glossary/census/",
    "/quality/",
    "/concordance/",
    "/replace/",
    "/jobs/",
    "/export/",
    "/articles/import/",
    "/no/such/page/",
]
# Words of the English pages that no German page has.
ENGLISH = re.compile(
    r"\b(the|and|of|with|not|Articles|Glossary|Queue|Segments|Approve|Submit|approved|started"
    r"|Search|Save|Language|Page|draft)\b"
)
# What people wrote, and what is English on purpose.
READ = """() => {
  const copy = document.body.cloneNode(true);
  const others = '[lang]:not([lang=de]), code, kbd, q, .languages, .who, .reason, textarea, script';
  copy.querySelectorAll(others).forEach((each) => each.remove());
  document.body.after(copy);
  const said = copy.innerText;
  const titles = [...copy.querySelectorAll('[title], [aria-label], [placeholder]')].map(
    (each) => `${each.title} ${each.ariaLabel ?? ''} ${each.placeholder ?? ''}`);
  copy.remove();
  return [said, ...titles].join('\\n');
}"""


@pytest.fixture
def showcase() -> Showcase:
    return make_showcase()


def choose(page: Page, name: str) -> None:
    page.locator(".languages summary").click()
    page.locator(".languages").get_by_role("button", name=name).click()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("name", "tag", "heading"),
    [("Deutsch", "de", "Artikel"), ("русский", "ru", "Статьи"), ("中文", "zh-hans", "文章")],
)
def test_pages_are_worded_and_fit(
    open_site: Callable[..., Page],
    showcase: Showcase,
    name: str,
    tag: str,
    heading: str,
    width: int,
) -> None:
    page = open_site(showcase.reviewer, viewport={"width": width, "height": 860})
    choose(page, name)
    expect(page.locator("html")).to_have_attribute("lang", tag)
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    for address in [*PAGES, f"/articles/{showcase.article.pk}/"]:
        page.goto(address)
        where = address.strip("/").replace("/", "-") or "articles"
        look(page, f"{where}-{width}-{tag}")
        if tag == "de":
            assert ENGLISH.findall(page.evaluate(READ)) == [], address
    open_cell(page, 5, "en")
    look(page, f"editor-{width}-{tag}")
    if tag == "de":
        assert ENGLISH.findall(page.evaluate(READ)) == []


def test_a_language_is_chosen_without_script(
    open_site: Callable[..., Page], showcase: Showcase
) -> None:
    page = open_site(showcase.reviewer, java_script_enabled=False)
    page.goto("/glossary/?q=Chong")
    choose(page, "Deutsch")
    expect(page).to_have_url(re.compile(r"/glossary/\?q=Chong$"))
    expect(page.get_by_role("heading", name="Glossar")).to_be_visible()


def test_scripts_speak_the_language_of_the_page(
    open_site: Callable[..., Page], showcase: Showcase
) -> None:
    page = open_site(showcase.reviewer)
    choose(page, "Deutsch")
    page.goto(f"/articles/{showcase.article.pk}/")
    open_cell(page, 5, "en")
    page.keyboard.press("Alt+Shift+Digit0")
    expect(page.locator("#live")).to_have_text("In dieser Zeile ist keine Wahl zurückzunehmen.")
