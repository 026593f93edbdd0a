"""The checks while somebody types, dismissing by keyboard, and approving what is clean."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from sources.models import Article
from tests.browser.pages import cell, open_cell
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.models import Dismissal, State, Translation
from translations.review import submit
from translations.verification import bring_up_to_date

SCREENSHOTS = os.environ.get("CONCORD_SCREENSHOTS")
GERMAN = "Es kamen insgesamt 12 Gäste zum Treffen nach Peking."
RIGHT = "In all there were 12 guests at the meeting in Beijing."
WRONG = RIGHT.replace("12 guests", "13  guests")


@pytest.fixture
def article(live_server: object) -> Article:
    """Three segments; the first draft has an error and a warning."""
    make_concept(de="Peking", en="Beijing", zh="北京")
    article = make_article([GERMAN] * 3)
    texts = [WRONG, RIGHT, RIGHT.replace("Beijing", "Peking")]
    for segment, text in zip(article.segments.all(), texts, strict=True):
        make_translation(segment, text=text, estimate=0.9)
    make_translation(article.segments.all()[0], "zh", "共有13位客人来到北京参加会议。")
    bring_up_to_date([article])
    return article


def test_findings_follow_the_typing_and_are_marked_in_the_text(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    expect(cell(page, 1, "en").locator(".fails")).to_have_text(["1 error", "1 warning"])
    box = open_cell(page, 1, "en")
    findings = page.locator(".finding:not(.off)")
    expect(findings).to_have_count(2)
    expect(findings.first).to_contain_text("“13” is not in the source")
    marks = page.locator(".mirror mark")
    expect(marks).to_have_text(["13", "  "])
    page.keyboard.type(" So it is.")
    expect(marks).to_have_text(["13", "  "])
    box.fill(RIGHT)
    expect(page.locator(".findings")).to_contain_text("nothing found")
    expect(marks).to_have_count(0)
    expect(box).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.type("𠮷 In all there were 14. ")
    expect(marks.first).to_have_text("14")


def test_each_text_gets_an_answer_soon_after_its_last_key(
    open_site: Callable[..., Page], article: Article
) -> None:
    """How soon is printed (`pytest -rP`; wanted: 150 ms), not judged: machines have other work."""
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    open_cell(page, 2, "en")
    page.evaluate(
        """() => {
          window.last = 0; window.took = [];
          document.addEventListener("input", () => { window.last = performance.now(); }, true);
          new MutationObserver(() => window.took.push(performance.now() - window.last))
            .observe(document.querySelector(".editor"), { childList: true });
        }"""
    )
    for number in range(9):
        page.keyboard.type(f" {number + 31}")
        expect(page.get_by_text("is not in the source")).to_have_count(number + 1)
    took = sorted(page.evaluate("window.took"))
    assert len(took) >= 9
    sys.stdout.write(f"answers after {took[len(took) // 2]:.0f} ms, {took[-1]:.0f} at most\n")


def test_an_answer_to_an_older_text_is_ignored(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    box = open_cell(page, 2, "en")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)
        if len(held) == 2:  # the second is answered before the first
            route.continue_()

    page.route("**/check/", hold)
    box.fill(f"{RIGHT} And 77.")
    page.wait_for_timeout(200)
    box.fill(f"{RIGHT} And 88.")
    expect(page.locator(".finding")).to_contain_text("“88”")
    held[0].fulfill(body='<section class="findings" id="findings-0-en">old</section>')
    page.wait_for_timeout(100)
    expect(page.locator(".finding")).to_contain_text("“88”")


def test_typing_goes_on_without_a_connection(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    box = open_cell(page, 1, "en")
    page.context.set_offline(True)
    page.keyboard.type(" And more.")
    page.wait_for_timeout(200)
    expect(box).to_have_value(f"{WRONG} And more.")
    expect(page.locator(".finding:not(.off)")).to_have_count(2)


def test_findings_are_walked_and_dismissed_by_keyboard(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    keys = page.keyboard
    keys.press("F8")
    expect(cell(page, 1, "en").locator(".edit-link")).to_be_focused()
    keys.press("F8")
    expect(cell(page, 1, "zh").locator(".edit-link")).to_be_focused()
    keys.press("Shift+F8")
    keys.press("Enter")
    box = page.locator("textarea[name=text]")
    expect(box).to_be_focused()
    keys.press("F8")
    assert page.evaluate("String(getSelection())") == "13"
    expect(page.locator("#live")).to_contain_text("1 of 2. Error Numbers. “13” is not in")
    keys.press("F8")
    expect(page.locator("#live")).to_contain_text("2 of 2. Warning White space")

    keys.press("Control+i")
    keys.press("1")
    reason = page.locator(".dismissing[open] textarea")
    expect(reason).to_be_focused()
    keys.press("Escape")
    expect(box).to_be_focused()
    keys.press("Control+i")
    keys.press("Escape")
    expect(box).to_have_value(WRONG)
    keys.press("Control+i")
    keys.press("1")
    keys.press("Control+Enter")
    expect(page.locator(".dismissing .error")).to_contain_text("Say why")
    keys.type("One came late.")
    keys.press("Control+Enter")
    expect(page.locator("#live")).to_contain_text("Dismissed.")
    expect(box).to_be_focused()
    expect(page.locator(".finding:not(.off)")).to_have_count(1)
    expect(page.locator(".history")).to_contain_text("One came late.")
    assert Dismissal.objects.get().reason == "One came late."

    page.locator(".dismissed summary").click()
    page.get_by_role("button", name="Take back").click()
    expect(page.locator(".finding:not(.off)")).to_have_count(2)
    expect(page.locator(".history")).to_contain_text("took back")


def test_approval_goes_on_once_the_error_is_dismissed(
    open_site: Callable[..., Page], article: Article
) -> None:
    page = open_site(make_user("reviewer"))
    page.goto(f"/articles/{article.pk}/")
    open_cell(page, 1, "en")
    keys = page.keyboard
    keys.press("Control+Shift+Enter")
    expect(page.locator(".editor .notice")).to_contain_text("The checks found an error.")
    expect(page.locator("#s1 textarea[name=text]")).to_be_focused()
    keys.press("Control+i")
    keys.press("1")
    keys.type("One came late.")
    keys.press("Control+Enter")
    expect(page.locator("#s1 textarea[name=text]")).to_be_focused()
    expect(page.locator("#s1 .dismissed")).to_contain_text("One came late.")
    keys.press("Control+Shift+Enter")
    expect(cell(page, 1, "en").locator(".state")).to_have_text("approved")


def test_what_is_clean_is_approved_at_once_and_taken_back(
    open_site: Callable[..., Page], article: Article
) -> None:
    translator = make_user("translator")
    for segment in article.segments.all():
        text = Translation.objects.get(segment=segment, target="en").text
        submit(segment.pk, "en", text=text, user=translator, version=1)
    page = open_site(make_user("reviewer"))
    page.goto(f"/articles/{article.pk}/")
    look(page, "approving-1280-light")
    page.get_by_role("button", name="Approve the one that is clean").click()
    expect(page.locator(".messages")).to_contain_text("Approved 1 translation. Left out: 2 with")
    look(page, "approved-1280-light")
    assert Translation.objects.filter(state=State.APPROVED).count() == 1
    page.get_by_role("button", name="Take that back").click()
    expect(page.locator(".messages")).to_contain_text("Reopened 1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_the_findings_fit_their_window(
    open_site: Callable[..., Page], article: Article, width: int, scheme: str
) -> None:
    page = open_site(
        make_user("translator"), viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    page.goto(f"/articles/{article.pk}/?show=failing")
    look(page, f"failing-{width}-{scheme}")
    open_cell(page, 1, "en")
    expect(page.locator(".finding:not(.off)")).to_have_count(2)
    page.keyboard.press("F8")
    page.keyboard.press("Control+i")
    page.keyboard.press("1")
    look(page, f"findings-{width}-{scheme}")


def look(page: Page, name: str) -> None:
    """Check that nothing sticks out to the right, and take a picture if asked to."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    if SCREENSHOTS:
        page.screenshot(path=Path(SCREENSHOTS) / f"{name}.png")
