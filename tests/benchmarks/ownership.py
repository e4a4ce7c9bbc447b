"""Graph questions on arrays: python -m tests.benchmarks.ownership GRAPH.npz [YARDSTICK.py]

GRAPH.npz holds own_src, own_dst, own_bp (basis points), dir_p, dir_c, issuers, persons_q, pairs_q
and N. Asks the four questions of graphkit's arrays and, in the same run, of networkx (on a share
of the items, since it takes minutes; not at all past 2 million parties, where it would need
more memory than there is) and of a yardstick script that prints JSON lines with q, m,
sec, count and chk. Prints seconds, ratios, and whether counts and checksums are equal.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np

from graphkit.graph.arrays.ownership import WHOLE, Ownership

PARTS = WHOLE // 10_000
NX_PAIRS, NX_PARTIES = 20, 2_000_000
REPEATS = 3


def main(path: Path, yardstick: Path | None) -> None:
    """Print one line a question."""
    raw = dict(np.load(path))
    load(raw)
    worked = time.process_time()
    built, seconds = timed(lambda: load(raw), REPEATS)
    worked = (time.process_time() - worked) / REPEATS
    print(f"load: {seconds:.3f} s (CPU {worked:.3f} s), arrays of {memory(built) / 1e6:.0f} MB")
    people = raw["persons_q"]
    people = people[np.sort(np.unique(people, return_index=True)[1])][:200].astype(np.int32)
    pairs, issuers = raw["pairs_q"][:200].astype(np.int32), raw["issuers"][:3000].astype(np.int32)
    ours: dict[str, tuple[float, int, int]] = {}
    for name, ask in {
        "a": built.majorities,
        "bp": lambda: built.economic(people),
        "c": lambda: (built.count_paths(pairs), 0),
        "d": lambda: checked(issuers, *built.connected(issuers)),
    }.items():
        ask()
        (count, check), seconds = timed(ask, REPEATS)
        ours[name] = (seconds, int(count), int(check))
        print(f"({name}) {seconds:.4f} s, count {count}, checksum {check}", flush=True)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"peak memory, graph file included: {most} MB", flush=True)
    if raw["N"] <= NX_PARTIES:
        compare_networkx(raw, pairs[:NX_PAIRS], built)
    if yardstick:
        compare_yardstick(path, yardstick, ours)


def load(raw: dict[str, Any]) -> Ownership:
    """The arrays with every index that the questions use."""
    share = raw["own_bp"].astype(np.int32) * PARTS
    columns = [raw[name].astype(np.int32) for name in ("own_src", "own_dst")]
    seats = [raw[name].astype(np.int32) for name in ("dir_p", "dir_c")]
    built = Ownership(int(raw["N"]), *columns, share, share, *seats)
    for index in (built.down_low, built.up_low, built.seats, built._edges):
        assert index is not None
    return built


def memory(built: Ownership) -> int:
    """Bytes of columns and indexes."""
    held = [built.holder, built.held, built.low, built.director, built.company]
    for index in (built.down_low, built.up_low, built.seats, *built._edges):
        held += [index.starts, index.ids, index.shares]
    return sum(one.nbytes for one in held)


def timed(ask: Callable[[], Any], repeats: int) -> tuple[Any, float]:
    """The answer and the least time."""
    best = float("inf")
    for _ in range(repeats):
        begun = time.perf_counter()
        answer = ask()
        best = min(best, time.perf_counter() - begun)
    return answer, best


def checked(issuers: Any, offsets: Any, found: Any) -> tuple[int, int]:
    """Count and checksum of connected sets: 3 times the issuer and 7 times the party, added up."""
    widths = np.diff(offsets)
    return len(found), int(3 * (issuers.astype(np.int64) * widths).sum() + 7 * found.astype(np.int64).sum())


def compare_networkx(raw: dict[str, Any], pairs: Any, built: Ownership) -> None:
    """Paths of question (c), the same pairs on both."""
    drawn: Any = nx.DiGraph()
    drawn.add_edges_from(zip(raw["own_src"].tolist(), raw["own_dst"].tolist(), strict=True))
    drawn.add_edges_from(zip(raw["dir_p"].tolist(), raw["dir_c"].tolist(), strict=True))

    def ask() -> int:
        return sum(1 for a, b in pairs.tolist() for _ in nx.all_simple_paths(drawn, a, b, cutoff=6))

    theirs, slow = timed(ask, 1)
    ours, fast = timed(lambda: built.count_paths(pairs), REPEATS)
    print(
        f"(c) against networkx on {len(pairs)} pairs: {slow / fast:.0f} times faster, equal {ours == theirs}"
    )


def compare_yardstick(path: Path, yardstick: Path, ours: dict[str, tuple[float, int, int]]) -> None:
    """The ratio of our time to the yardstick's, and whether the answers are equal."""
    command = [sys.executable, str(yardstick), "numba", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    last = {line["q"]: line for line in map(json.loads, done.stdout.splitlines())}
    for name, (seconds, count, check) in ours.items():
        line = last[name]
        equal = (count, check) == (line["count"], line["chk"])
        print(f"({name}) against the yardstick: {seconds / line['sec']:.2f} times its time, equal {equal}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
