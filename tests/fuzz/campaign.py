"""A fuzzing campaign: python -m tests.fuzz.campaign READERS [PIPELINE] [--from N] [--jobs N]

Mutants by number go through the readers (READERS of them) and through the whole pipeline
(PIPELINE of them, every twentieth on into graph, RDF and proofs). Children do the work, so that a
crash of the interpreter is counted too; a failed number is printed with its error, and can be
seen again with --from NUMBER and a count of 1. Exits 1 where anything failed.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.fuzz.checks import Hang, check_pipeline, check_reader, within
from tests.fuzz.mutations import LONG, SHORT, mutant

CHUNK = {"reader": 4000, "pipeline": 500}
DEEP = 20


def attempt(what: str, number: int, folder: Path) -> str:
    """What became of one mutant: read, refused, CRASH with its error, or HANG."""
    name, content = mutant(number, LONG if number % 10 == 0 else SHORT)
    path = folder / name
    path.write_bytes(content)
    try:
        with within():
            if what == "reader":
                return "read" if check_reader(path) else "refused"
            return "read" if check_pipeline(path, number % DEEP == 0) else "read, nothing stated"
    except Hang:
        return "HANG " + _place(sys.exc_info()[2])
    except Exception as error:
        return f"CRASH {type(error).__name__}: {str(error)[:160]} {_place(error.__traceback__)}"
    finally:
        path.unlink()


def _place(trace: object) -> str:
    ours = [one for one in traceback.extract_tb(trace) if "graphkit" in one.filename]  # type: ignore[arg-type]
    return " < ".join(f"{Path(one.filename).name}:{one.lineno}" for one in ours[-1:-5:-1])


def chunk(what: str, start: int, stop: int) -> None:
    """In a child: a line for each failure, at last the counts."""
    faulthandler.enable()
    counts: Counter[str] = Counter()
    if what == "pipeline":
        _warm()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(start, stop):
            print(f"AT {number}", flush=True)
            became = attempt(what, number, Path(folder))
            counts[became.split(" ")[0] if became[:4] in {"HANG", "CRAS"} else became] += 1
            if became.startswith(("HANG", "CRASH")):
                print(f"FAIL {number} {became}", flush=True)
    print("DONE " + "; ".join(f"{key}={count}" for key, count in sorted(counts.items())))


def _warm() -> None:
    """Load the language model before the clock of the first input runs."""
    from graphkit.extract.language import pipeline

    pipeline()


def run(what: str, start: int, stop: int) -> tuple[Counter[str], list[str]]:
    """One chunk in a child of its own; a child that dies is one crash, and the rest goes on."""
    counts: Counter[str] = Counter()
    failed: list[str] = []
    while start < stop:
        command = [sys.executable, "-m", "tests.fuzz.campaign", "--chunk", what, str(start), str(stop)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        rows = done.stdout.splitlines()
        failed += [row for row in rows if row.startswith("FAIL")]
        if rows and rows[-1].startswith("DONE"):
            for part in rows[-1].removeprefix("DONE ").split("; "):
                key, _, count = part.rpartition("=")
                counts[key] += int(count)
            break
        seen = [int(row.split()[1]) for row in rows if row.startswith("AT")]
        last = seen[-1] if seen else start
        failed.append(f"FAIL {last} the process ended with {done.returncode}: {done.stderr[-300:]}")
        counts["CRASH"] += 1
        counts["read"] += len(seen[:-1])
        start = last + 1
    return counts, failed


def main(wanted: dict[str, int], first: int, jobs: int) -> int:
    """Run both parts and print the figures; how many inputs failed."""
    faults = 0
    for what, count in wanted.items():
        begun = time.monotonic()
        starts = range(first, first + count, CHUNK[what])
        with ThreadPoolExecutor(jobs) as pool:
            parts = pool.map(lambda at, w=what, n=count: run(w, at, min(at + CHUNK[w], first + n)), starts)
            counts: Counter[str] = Counter()
            for some, failed in parts:
                counts += some
                print(*failed, sep="\n", end="\n" if failed else "", flush=True)
        told = ", ".join(f"{count} {key}" for key, count in sorted(counts.items()))
        print(f"{what}: {sum(counts.values())} inputs in {time.monotonic() - begun:.0f} s: {told or 'none'}")
        faults += counts["CRASH"] + counts["HANG"]
    return faults


if __name__ == "__main__":
    if sys.argv[1:2] == ["--chunk"]:
        chunk(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
        sys.exit()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readers", type=int)
    parser.add_argument("pipeline", type=int, nargs="?", default=0)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    given = parser.parse_args()
    sys.exit(1 if main({"reader": given.readers, "pipeline": given.pipeline}, given.first, given.jobs) else 0)
