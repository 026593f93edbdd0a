"""axe-core in the page that is open, past the site's policy of scripts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe objects to in the page as it now is, a line for each element."""
    # What fades or slides in is judged as it will stay.
    page.evaluate("Promise.all(document.getAnimations().map((each) => each.finish()))")
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate("(options) => axe.run(options)", options)
    return [
        f"{each['id']} ({each['help']}): {node['html'][:200]} – {_why(node)}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def _why(node: dict[str, Any]) -> str:
    checks = node["any"] + node["all"] + node["none"]
    return "; ".join(check["message"] for check in checks)[:300]


@cache
def _script() -> str:
    """axe-core (MPL 2.0), as axe-playwright-python ships it."""
    return files(axe_playwright_python).joinpath("axe.min.js").read_text()
