"""A real Chromium to look at pages with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from changelog.reports.filed import FiledReport
from changelog.reports.page.writer import write
from changelog.reports.wording import Words

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser started by Playwright; where there is none the test is skipped, in CI it fails."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        reason = "no Chromium on this machine: install Debian's package chromium to test the page in a browser"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield browser
        browser.close()


class Window:
    """Opens pages, and keeps what they asked of the network and complained of."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self._browser = browser
        self._folder = folder
        self._contexts: list[Any] = []
        self.asked: list[str] = []
        self.complaints: list[str] = []

    def show(self, filed: FiledReport, fragment: str = "", **settings: Any) -> Any:
        file = self._folder / f"page{len(self._contexts)}.html"
        file.write_bytes(write(filed, Words(filed.language)))
        context = self._browser.new_context(**{"viewport": {"width": 1366, "height": 900}, **settings})
        self._contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(file.as_uri() + fragment)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def window(chromium: Any, tmp_path: Path) -> Iterator[Window]:
    opened = Window(chromium, tmp_path)
    yield opened
    opened.close()
    assert opened.complaints == []
    assert [url for url in opened.asked if not url.startswith(("file:", "data:"))] == []
