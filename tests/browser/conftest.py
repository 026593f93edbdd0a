"""A headless Chromium, and a site for it to open."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from workbench import settings as installed
from workbench.models import User

PASSWORD = "only-for-tests"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

# Playwright runs an event loop in the thread of the test, where Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(
                    pytest.mark.skip(reason="no Chromium: install it, or name it in CHROMIUM")
                )


@pytest.fixture(scope="session", autouse=True)
def as_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Style sheets and scripts come minified, as an installation sends them."""
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder, STORAGES=installed.STORAGES):
        call_command("collectstatic", interactive=False, verbosity=0)
    finder = "django.contrib.staticfiles.finders.FileSystemFinder"
    with override_settings(STATICFILES_DIRS=[folder], STATICFILES_FINDERS=[finder]):
        yield


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_site(chromium: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """A function that logs somebody in, in a browser of their own, and gives its page.

    The test fails if a page logs an error, such as a script or style that the policy forbids.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def log_in(user: User, **options: object) -> Page:
        user.set_password(PASSWORD)
        user.save()
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.goto("/")
        page.get_by_label("User name").fill(user.username)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("heading", name="Articles")).to_be_visible()
        return page

    yield log_in
    for context in contexts:
        context.close()
    # Chromium and htmx log requests that failed; the tests of those look at what the page says.
    requests = ("Failed to load resource", "htmx:", "Response Status Error Code")
    assert not [error for error in errors if not error.startswith(requests)]
