"""A whole article, both targets, by the keyboard alone: how long a segment takes, and the wait.

`pytest -rP` or `-s` shows the figures: what the browser and the server need for a segment when
the typing takes no time, and the wait for the next box after the answer to a save.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median

from playwright.sync_api import Page, expect

from sources.models import Article
from tests.browser.pages import cell
from tests.factories import make_article, make_concept, make_user
from translations.models import State, Translation

PLACES = [
    *("Salzburg", "Bregenz", "Linz", "Graz", "Wien", "Bern"),
    *("Basel", "Genf", "Bonn", "Köln", "Trier", "Mainz"),
]
SENTENCES = [f"Die Delegation reiste von {place} nach Peking." for place in PLACES]
TYPED = {
    # What is typed before the name from the glossary, which Alt+1 puts in, and what after.
    "en": ("The delegation travelled from {place} to ", "."),
    "zh": ("代表团从{place}前往", "。"),
}
WAIT_MS = 300
"""More than a person shall ever wait for the next box (100 ms), for the slowest of machines."""

WATCH = """() => {
  window.waits = [];
  window.adrift = 0;
  let answered = null, since = null;
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.requestConfig.verb === "post") answered = performance.now();
  });
  document.addEventListener("keydown", () => { answered = null; }, { capture: true });
  document.addEventListener("focusin", (event) => {
    if (answered === null || event.target.name !== "text") return;
    waits.push(performance.now() - answered);
    answered = null;
  });
  const look = (now) => {
    if (document.activeElement !== document.body) since = null;
    else adrift = Math.max(adrift, now - (since ??= now));
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
"""Notes the waits between the answer to a save and the next box, and the longest time in which
the focus was nowhere, both in milliseconds."""


def test_a_whole_article_is_translated_by_the_keyboard_alone(
    open_site: Callable[..., Page],
) -> None:
    make_concept(de="Peking", en="Beijing", zh="北京")
    article = make_article(SENTENCES)
    page = open_site(make_user("translator"))
    page.goto(f"/articles/{article.pk}/")
    page.keyboard.press("Alt+ArrowDown")
    page.evaluate(WATCH)
    times = {target: translate(page, article, target) for target in TYPED}

    assert texts(article, "en")[0] == "The delegation travelled from Salzburg to Beijing."
    assert texts(article, "zh")[-1] == "代表团从Mainz前往北京。"
    waits, adrift = page.evaluate("[waits, adrift]")
    assert len(waits) == 2 * (len(SENTENCES) - 1)
    show(times, waits, adrift)
    assert median(waits) < WAIT_MS
    assert adrift < WAIT_MS


def translate(page: Page, article: Article, target: str) -> list[float]:
    """Translate all of it from the top, beginning at a cell that has the focus; seconds each."""
    keys = page.keyboard
    keys.press("Alt+Home")
    if target == "zh":
        # Beside the English, which is done.
        keys.press("Tab")
    expect(cell(page, 1, target).locator(".edit-link")).to_be_focused()
    keys.press("Enter")
    before, after = TYPED[target]
    seconds = []
    for number, place in enumerate(PLACES, 1):
        expect(page.locator(f"#s{number} textarea[name=text]")).to_be_focused()
        begun = time.perf_counter()
        keys.insert_text(before.format(place=place))
        keys.press("Alt+Digit1")
        keys.insert_text(after)
        keys.press("Control+Enter")
        expect(cell(page, number, target)).to_contain_class("translated")
        seconds.append(time.perf_counter() - begun)
    expect(page.locator("#live")).to_contain_text("That was the last one here.")
    expect(cell(page, len(PLACES), target).locator(".edit-link")).to_be_focused()
    return seconds


def texts(article: Article, target: str) -> list[str]:
    """What has been submitted, in the order of the article."""
    done = Translation.objects.filter(
        segment__article=article, target=target, state=State.TRANSLATED
    )
    return list(done.order_by("segment__position").values_list("text", flat=True))


def show(times: dict[str, list[float]], waits: list[float], adrift: float) -> None:
    """The figures, a line for each."""
    for target, seconds in times.items():
        sys.stdout.write(
            f"{target}: {len(seconds)} segments, {median(seconds) * 1000:.0f} ms each"
            f" (median; {max(seconds) * 1000:.0f} ms at most)\n"
        )
    sys.stdout.write(
        f"the next box: {median(waits):.0f} ms after the answer (median; {max(waits):.0f} ms at"
        f" most); the focus was nowhere for {adrift:.0f} ms at most\n"
    )
