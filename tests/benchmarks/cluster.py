"""A cluster against one machine: python -m tests.benchmarks.cluster [N]

Reads N (1,000) generated filings with a Dask scheduler and two worker processes, kills one of them
when half is read, lets the Parquet shards flow into a graph, and compares every file of it with those
of a build on this machine alone. Prints seconds, rates, sizes, and whether the bytes are equal.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import time
from pathlib import Path

from graphkit.assembly.build import build_folder, read_folder
from graphkit.assembly.shards import load_shards
from graphkit.graph.arrays.shard import Shard, shards_in
from graphkit.graph.store import Store
from tests.benchmarks.writer import write
from tests.crew import crew

FILES = ("graph.trig", "statements.jsonl", "findings.json", "report.json", "graph.html")


def main(count: int, home: Path) -> None:
    """Print one line a step."""
    source, shards = home / "filings", home / "shards"
    write(count, source)
    begun = time.perf_counter()
    killed = read_with_a_killed_worker(source, shards, count, home)
    print(f"{count} filings read on two workers, one killed after {killed}: {since(begun):.0f} s")
    tell_sizes(shards)
    worked = time.process_time()
    with Store(home / "loaded") as store:
        added = load_shards(store, shards_in(shards), lambda _: None)
        statements = sum(1 for _ in store.records())
    rate = statements / (time.process_time() - worked)
    print(f"shards into a store: {len(added)} filings, {rate:,.0f} statements a CPU second")
    begun = time.perf_counter()
    build_folder([shards], home / "there")
    print(f"graph of the shards: {since(begun):.0f} s")
    begun = time.perf_counter()
    build_folder([source], home / "here")
    print(f"graph of the files on one machine: {since(begun):.0f} s")
    for name in FILES:
        same = (home / "here" / name).read_bytes() == (home / "there" / name).read_bytes()
        print(f"{name}: {'the same bytes' if same else 'DIFFERENT'}")


def read_with_a_killed_worker(source: Path, shards: Path, count: int, home: Path) -> int:
    """Read into shards; returns after how many filings the worker was killed."""
    fallen: list[int] = []
    with crew(home) as (address, workers, _):

        def step(done: int, total: int, name: str) -> None:
            if done >= count // 2 and not fallen:
                workers[0].send_signal(signal.SIGKILL)
                fallen.append(done)

        report = read_folder([source], shards, progress=step, cluster=address)
        assert workers[0].wait() == -signal.SIGKILL
        assert workers[1].poll() is None
    assert len(report.added) == count, report.failed
    return fallen[0]


def tell_sizes(shards: Path) -> None:
    """Bytes a statement in each table."""
    statements = sum(Shard(one).open("statements").metadata.num_rows for one in shards_in(shards))
    for table in ("statements", "filings", "notices"):
        size = sum(one.stat().st_size for one in shards.rglob(f"{table}.parquet"))
        print(f"{table}.parquet: {size / statements:.1f} bytes a statement ({statements} statements)")


def since(begun: float) -> float:
    """Seconds since then."""
    return time.perf_counter() - begun


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000, Path(folder))
