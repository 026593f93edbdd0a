"""Redrawing stale Chinese by key, and what comes of it on the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sources.models import Article
from tests.engine_double import DictionaryEngine, only
from tests.factories import make_article, make_user
from translations.drafting import draft
from translations.models import Translation
from translations.review import submit
from workbench.jobs.perform import run_next


@pytest.fixture
def article() -> Article:
    """A drafted article, the English of its two segments corrected."""
    made = make_article(["Das Treffen begann.", "Das Treffen endete."])
    with only(DictionaryEngine()):
        draft()
    for segment in made.segments.all():
        user = make_user("translator")
        submit(segment.pk, "en", text=f"Now: {segment.text}", user=user, version=1)
    return made


@pytest.mark.parametrize(
    ("key", "redrawn"), [("Alt+r", [True, False]), ("Alt+Shift+R", [True] * 2)]
)
def test_stale_chinese_is_redrawn_by_a_key(
    open_site: Callable[..., Page], article: Article, key: str, redrawn: list[bool]
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    page.locator(".row").first.get_by_role("link", name="Chinese").focus()
    page.keyboard.press(key)
    expect(page.locator("#job")).to_contain_text("Redraw the Chinese of")
    with only(DictionaryEngine()):
        run_next("test")
    for number, done in enumerate(redrawn):
        cell = page.locator(".row").nth(number).locator('.cell[id$="-zh"]')
        expect(cell.get_by_text("English changed")).to_have_count(0 if done else 1)
        expect(cell.locator(".text")).to_contain_text("Now:" if done else "Das")
    texts = Translation.objects.filter(target="zh").values_list("text", flat=True)
    assert [text.startswith("Now:") for text in texts] == redrawn
