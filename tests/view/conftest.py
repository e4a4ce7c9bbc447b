"""One headless Chromium for all tests of the page, without a network; none found, the tests skip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.view.chromium import FLAGS, installed


@dataclass
class Opened:
    """A page in the browser, with what it asked for and complained of."""

    page: object
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __getattr__(self, name):
        return getattr(self.page, name)

    def at(self, *keys: str) -> None:
        """Press keys on the chart."""
        self.page.focus("#chart")
        for key in keys:
            self.page.keyboard.press(key)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    sync = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    found = installed()
    if found is None:
        pytest.skip("no Chromium on this machine")
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tab(chromium) -> Iterator[object]:
    context = chromium.new_context(offline=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def show(tab, tmp_path):
    """Open a page: show(html, fragment="", width=1280, height=800, scheme="light")."""
    heard: list[tuple[str, object]] = []

    def listen(event: str, hear) -> None:
        tab.on(event, hear)
        heard.append((event, hear))

    def opened(
        html: str, fragment: str = "", width: int = 1280, height: int = 800, scheme: str = "light"
    ) -> Opened:
        path = tmp_path / f"page-{len(heard)}.html"
        path.write_text(html, encoding="utf-8")
        made = Opened(tab)
        tab.set_viewport_size({"width": width, "height": height})
        tab.emulate_media(color_scheme=scheme)
        listen("request", lambda request: made.requests.append(request.url))
        listen("console", lambda message: made.complaints.append(message.text))
        listen("pageerror", lambda error: made.complaints.append(str(error)))
        listen("dialog", lambda dialog: (made.complaints.append(dialog.message), dialog.dismiss()))
        tab.goto(path.as_uri() + (f"#{fragment}" if fragment else ""))
        tab.wait_for_selector("html[data-drawn]")
        return made

    yield opened
    for event, hear in heard:
        tab.remove_listener(event, hear)
