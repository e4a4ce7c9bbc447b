"""Builds killed at random moments: python -m tests.benchmarks.misfortunes [TIMES]

Each time a build of the same filings is killed after a random while; the folder must hold whole
filings only, and a build that runs to its end must give the bytes of one that was never killed.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from graphkit.assembly import build_folder
from graphkit.graph.store import Store
from tests.benchmarks.writer import write

ROOT = Path(__file__).parents[2]
KEPT = ("graph.trig", "statements.jsonl", "findings.json", "graph.html")


def filled(folder: Path, count: int) -> Path:
    """The folder with so many generated filings."""
    write(count, folder)
    return folder


def killed(papers: Path, graph: Path, pause: float) -> bool:
    """Start a build and kill it after a while; was it still at work?"""
    command = [sys.executable, "-m", "graphkit", "build", str(papers), "-o", str(graph)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet) as builder:
        time.sleep(pause)
        running = builder.poll() is None
        os.kill(builder.pid, signal.SIGKILL)
    return running


def whole(graph: Path) -> bool:
    """Does the store hold whole filings only, every quote in place, and no half-written file?"""
    if not (graph / "store.sqlite").exists():
        return True
    with Store(graph) as store:
        return store.faults() == [] and len(store.filings()) == len(store.graph().filings)


def main(times: int) -> None:
    """Print how many kills met a build at work, and how many folders were whole and went on."""
    dice = random.Random(7)
    good = met = 0
    with tempfile.TemporaryDirectory() as folder:
        papers = filled(Path(folder, "papers"), 30)
        build_folder([papers], Path(folder, "once"))
        for number in range(times):
            graph = Path(folder, f"graph-{number}")
            met += killed(papers, graph, dice.uniform(0.3, 8.0))
            fine = whole(graph)
            build_folder([papers], graph)
            good += fine and all(
                (graph / n).read_bytes() == Path(folder, "once", n).read_bytes() for n in KEPT
            )
    print(f"{times} builds killed, {met} of them at work: {good} whole, and built on to the same bytes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
