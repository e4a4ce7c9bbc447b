"""The page in a browser, timed: python -m tests.benchmarks.view [FOLDER-OF-FILINGS...]

For each folder (its .txt files), and for invented markets of 2,000 and 20,000 parties, prints the
size of the page, the seconds to make it, the milliseconds to its first drawing by the page's own
clock, and the milliseconds from a click on a relation to its evidence, and from a key to the
expanded surroundings (the median of five).
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from graphkit.assembly.build import build
from graphkit.knowledge import KnowledgeGraph
from graphkit.rules import findings
from graphkit.view import write
from tests.view.chromium import FLAGS, installed
from tests.view.crowd import market

PRESS = """(keys) => { const chart = document.getElementById("chart"); const begun = performance.now();
for (const key of keys) chart.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
return performance.now() - begun; }"""


def main(folders: list[Path]) -> None:
    """Time the pages."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        for folder in folders:
            graph = build(sorted(folder.glob("*.txt")))
            timed(browser.new_page(), graph, str(folder), Path(scratch), findings(graph))
        for count in (2000, 20_000):
            timed(browser.new_page(), market(count), f"market of {count:,}", Path(scratch))
        browser.close()


def timed(
    page: Page, graph: KnowledgeGraph, name: str, scratch: Path, found: tuple[object, ...] = ()
) -> None:
    """Make and open one page, and print its times."""
    begun = time.perf_counter()
    path = write(graph, scratch / "page.html", findings=found)
    made = time.perf_counter() - begun
    drawn = []
    for _ in range(3):
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-drawn]")
        drawn.append(int(page.get_attribute("html", "data-drawn") or 0))
    page.evaluate(PRESS, ["."])
    click = median(page.evaluate(PRESS, [".", "Enter"]) for _ in range(5))
    page.evaluate(PRESS, ["ArrowDown"])
    expand = median(page.evaluate(PRESS, ["e"]) for _ in range(5))
    print(
        f"{name}: {len(graph.parties):,} parties, {len(graph.statements):,} statements, "
        f"{path.stat().st_size / 1e6:.1f} MB made in {made:.1f} s; "
        f"first drawing {min(drawn)}-{max(drawn)} ms, evidence {click:.0f} ms, expand {expand:.0f} ms"
    )


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]])
