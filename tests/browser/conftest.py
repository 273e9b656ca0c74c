"""A headless Chromium at a live server. VOUCH_CHROMIUM names the program; VOUCH_SCREENSHOTS a folder for pictures."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

# The driver runs an event loop in this thread, and Django then refuses its own, synchronous, database calls in it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("VOUCH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "These tests need Chromium: install it, or name it in VOUCH_CHROMIUM."
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=arguments)
        yield started
        started.close()


@pytest.fixture
def page_for(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Opens pages as the person whose Django client is given; `scripts=False` turns JavaScript off."""
    contexts = []

    def page(client: Any, *, scripts: bool = True, dark: bool = False, width: int = 1360) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
        opened = context.new_page()
        opened.on("pageerror", lambda error: pytest.fail(f"script error: {error}"))
        return opened

    yield page
    for context in contexts:
        context.close()


def shot(page: Page, name: str) -> None:
    """A picture of the whole page, where pictures are wanted."""
    if folder := os.environ.get("VOUCH_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
