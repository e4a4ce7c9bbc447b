"""The four pictures of the README, from the bundled sample: python -m tests.view.screenshots [FOLDER]

Writes chart.png, before-after.png, path.png and table.png, each under 300 KB, into FOLDER (default
exports), and the page that they show as graph.html into a temporary folder.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import graphkit
from graphkit.assembly.build import build
from graphkit.rules import findings
from graphkit.view import write
from tests.view.chromium import FLAGS, installed

SIZE = {"width": 1320, "height": 840}
LARGEST = 300_000


def main(folder: Path) -> None:
    """Take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    sample = sorted((Path(graphkit.__file__).parent / "samples").glob("*.txt"))
    graph = build(sample)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        html = write(graph, Path(scratch) / "graph.html", findings=findings(graph))
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        for name, take in PICTURES.items():
            context = browser.new_context(offline=True, viewport=SIZE, device_scale_factor=1.2)
            page = context.new_page()
            page.goto(html.as_uri())
            page.wait_for_selector("html[data-drawn]")
            take(page)
            page.wait_for_timeout(200)
            target = folder / f"{name}.png"
            page.screenshot(path=target)
            context.close()
            size = target.stat().st_size
            print(f"{target}: {size:,} bytes")
            assert size < LARGEST
        browser.close()


def chart(page: Page) -> None:
    """The whole chart as it opens."""


def before_after(page: Page) -> None:
    """The state after the transaction."""
    page.click("[data-state='after']")


def path(page: Page) -> None:
    """A connected person: the finding, its path, and the words."""
    page.fill("#find", "Beijing Xiaomi")
    page.keyboard.press("Enter")
    page.click("#panel .path .trace >> nth=0")
    page.click("#panel .hops summary >> nth=-1")
    page.evaluate("document.querySelector('#panel .verdict').scrollIntoView()")


def table(page: Page) -> None:
    """The same graph as a table."""
    page.click("#see-table")


PICTURES = {"chart": chart, "before-after": before_after, "path": path, "table": table}

if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "exports"))
