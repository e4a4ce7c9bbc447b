"""Builds of growing size: python -m tests.benchmarks.build N... [--jobs J] [--ratio N]

For each N a folder of N generated filings is built in a process of its own, with J workers (2 if not
told): CPU and wall seconds of each stage, workers included, the most memory that the process and
each worker had, and the bytes of store and files for a filing. Then the same build again, with
nothing new, and with one filing more. At the end the exponents of growth, fitted over all N, and, with
--ratio, the reading of N filings by one worker against two.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit.assembly.batch import Limits
from graphkit.assembly.build import build_folder
from graphkit.assembly.output import FILES
from tests.benchmarks.writer import announcement, write

ROOT = Path(__file__).parents[2]
STAGES = ("reading", "identity", "RDF", "findings", "page")
EVERY = 50
"""Filings between two looks at the memory of the workers."""


@dataclass
class Clock:
    """CPU (with that of ended workers) and wall time at the beginning of each stage."""

    marks: list[tuple[str, float, float]] = field(default_factory=list)
    workers: dict[int, int] = field(default_factory=dict)

    def stage(self, name: str) -> None:
        """A stage begins."""
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        cpu = sum(one.ru_utime + one.ru_stime for one in used)
        self.marks.append((name, cpu, time.monotonic()))

    def step(self, done: int, total: int, name: str) -> None:
        """A filing is read; now and then look at the workers."""
        if done % EVERY == 0 or done == total:
            for worker in multiprocessing.active_children():
                if worker.pid is not None:
                    self.workers[worker.pid] = max(_peak(worker.pid), self.workers.get(worker.pid, 0))

    def told(self) -> dict[str, Any]:
        """Seconds by stage and in all, and megabytes."""
        self.stage("end")
        pairs = list(zip(self.marks, self.marks[1:], strict=False))
        cpu = {one[0]: other[1] - one[1] for one, other in pairs}
        wall = {one[0]: other[2] - one[2] for one, other in pairs}
        cpu["total"], wall["total"] = self.marks[-1][1], self.marks[-1][2] - self.marks[0][2]
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        return {"cpu": cpu, "wall": wall, "main": most, "workers": sorted(self.workers.values())}


def _peak(pid: int) -> int:
    """The most memory that a process had, in MB; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) >> 10 for line in lines if line.startswith("VmHWM")), 0)


def one(papers: Path, graph: Path, jobs: int) -> None:
    """In a child: build, and print what it took as JSON."""
    clock = Clock()
    report = build_folder([papers], graph, jobs, clock.step, None, Limits(), clock.stage)
    print(json.dumps({**clock.told(), "filings": len(report.read), "added": len(report.added)}))


def run(papers: Path, graph: Path, jobs: int) -> dict[str, Any]:
    """The same from here."""
    words = ["--one", str(papers), str(graph), "--jobs", str(jobs)]
    command = [sys.executable, "-m", "tests.benchmarks.build", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def sized(count: int, jobs: int, home: Path) -> dict[str, Any]:
    """Build that many filings, print what it took, and return it."""
    papers, graph = home / f"papers-{count}", home / f"graph-{count}"
    write(count, papers)
    told = run(papers, graph, jobs)
    parts = "  ".join(f"{name} {told['cpu'][name]:.1f}/{told['wall'][name]:.1f}" for name in STAGES)
    whole = f"total {told['cpu']['total']:.1f}/{told['wall']['total']:.1f}"
    print(f"{count} filings, CPU/wall s: {parts}  {whole}")
    store = [path.stat().st_size for path in (graph / "store.sqlite", *(graph / "filings").iterdir())]
    files = [(graph / name).stat().st_size for name in FILES]
    print(
        f"  memory {told['main']} MB, workers {told['workers']} MB; a filing: "
        f"{sum(store) / count / 1024:.1f} kB of store, {sum(files) / count / 1024:.1f} kB of files"
    )
    again = run(papers, graph, jobs)
    name, text = announcement(count)
    (papers / name).write_text(text, "utf-8")
    more = run(papers, graph, jobs)
    assert (again["added"], more["added"]) == (0, 1)
    print(f"  again {_both(again)} s, one filing more {_both(more)} s", flush=True)
    return told


def _both(told: dict[str, Any]) -> str:
    return f"{told['cpu']['total']:.1f}/{told['wall']['total']:.1f}"


def exponent(counts: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of the least squares line through the logarithms."""
    points = [
        (math.log(count), math.log(max(taken, 1e-3))) for count, taken in zip(counts, seconds, strict=True)
    ]
    middle = [sum(axis) / len(points) for axis in zip(*points, strict=True)]
    rise = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    slope: float = rise / sum((x - middle[0]) ** 2 for x, _ in points)
    return slope


def ratio(count: int, home: Path) -> None:
    """Print how much sooner two workers read than one."""
    papers = home / f"papers-{count}"
    write(count, papers)
    taken = [run(papers, home / f"ratio-{jobs}", jobs)["wall"]["reading"] for jobs in (1, 2)]
    print(f"{count} filings read: 1 worker {taken[0]:.1f} s, 2 workers {taken[1]:.1f} s: ", end="")
    print(f"{taken[0] / taken[1]:.2f} times as fast")


def main(counts: list[int], jobs: int, compared: int | None) -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        told = [sized(count, jobs, home) for count in counts]
        if len(counts) > 1:
            growth = {
                name: exponent(counts, [one["cpu"][name] for one in told]) for name in (*STAGES, "total")
            }
            print("exponents of CPU: " + ", ".join(f"{name} {slope:.2f}" for name, slope in growth.items()))
        if compared:
            ratio(compared, home)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--ratio", type=int)
    parser.add_argument("--one", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        one(given.one[0], given.one[1], given.jobs)
    else:
        main(given.counts, given.jobs, given.ratio)
