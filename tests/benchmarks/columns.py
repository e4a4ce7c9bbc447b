"""Loading arrays: python -m tests.benchmarks.columns GRAPH.npz FOLDER

GRAPH.npz is as for tests.benchmarks.ownership. Writes it into the folder as arrays (.npz) and as a
shard of Parquet columns, one row a holding or seat. Each is then loaded in a process of its own, with
every index that the questions use: prints seconds of the work (compiled code warm), bytes an edge, and
peak memory over what the process held before. A filter by both clocks is timed on the columns.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from graphkit.graph.arrays import tables
from graphkit.graph.arrays.columns import Columns
from graphkit.graph.arrays.ownership import Ownership
from graphkit.graph.arrays.shard import HOW, ROWS
from tests.benchmarks.ownership import PARTS, memory

MEGABYTE = 1e6


def main(path: Path, folder: Path) -> None:
    """Write both forms and measure each."""
    raw = dict(np.load(path))
    folder.mkdir(parents=True, exist_ok=True)
    write(raw, folder / "shard")
    share = raw["own_bp"].astype(np.int32) * PARTS
    ends = [raw[name].astype(np.int32) for name in ("own_src", "own_dst")]
    seats = [raw[name].astype(np.int32) for name in ("dir_p", "dir_c")]
    Ownership(int(raw["N"]), *ends, share, share, *seats).save(folder / "arrays.npz")
    edges = len(share) + len(seats[0])
    for form in ("arrays.npz", "shard"):
        command = [sys.executable, "-m", "tests.benchmarks.columns", "--load", str(folder / form)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        told = json.loads(done.stdout)
        disk = sum(one.stat().st_size for one in folder.rglob("*") if form in one.parts and one.is_file())
        print(f"{form}: load {told['seconds']:.2f} s (CPU {told['cpu']:.2f} s){told['more']}")
        print(f"  peak {told['peak']:.0f} MB over {told['before']:.0f} MB")
        print(f"  bytes an edge: {disk / edges:.1f} on disk, {told['held'] / edges:.0f} as arrays")


def write(raw: dict[str, Any], folder: Path) -> None:
    """The graph as the columns of a shard; without texts and quotes, which arrays do not read."""
    pa = tables.arrow()
    folder.mkdir(parents=True, exist_ok=True)
    holdings, seats = len(raw["own_src"]), len(raw["dir_p"])
    rows, known = holdings + seats, np.random.default_rng(1).integers(11_000, 20_000, holdings + seats)
    share = pa.array(raw["own_bp"].astype(float) / 100).cast(pa.decimal128(9, 6))
    made = {
        "id": pa.array([f"{number:024x}" for number in range(rows)]),
        "predicate": pa.array(["holds_shares_in"] * holdings + ["director_of"] * seats),
        "subject_party": pa.array(np.concatenate([raw["own_src"], raw["dir_p"]]).astype(np.int32)),
        "object_party": pa.array(np.concatenate([raw["own_dst"], raw["dir_c"]]).astype(np.int32)),
        "percent_low": pa.concat_arrays([share, pa.nulls(seats, share.type)]),
        "percent_high": pa.concat_arrays([share, pa.nulls(seats, share.type)]),
        "percent_wording": pa.array(["exact"] * holdings + [None] * seats),
        "status": pa.array(["asserted"] * rows),
        "never": pa.array(np.zeros(rows, np.bool_)),
        "known_from": pa.array(known.astype(np.int32)).cast(pa.date32()),
        "said": pa.array(known.astype(np.int32)).cast(pa.date32()),
        "begins": pa.array(known.astype(np.int32)).cast(pa.date32()),
    }
    put(folder, "statements", made, rows)
    ids = pa.array([f"p{number:08d}" for number in range(int(raw["N"]))])
    numbers = pa.array(np.arange(len(ids), dtype=np.int32))
    put(folder, "parties", {"number": numbers, "id": ids, "name": ids}, len(ids))


def put(folder: Path, table: str, made: dict[str, Any], rows: int) -> None:
    """A table with these columns and the others empty."""
    pa, schema = tables.arrow(), tables.schema(table)
    columns = [made[one.name] if one.name in made else pa.nulls(rows, one.type) for one in schema]
    held = pa.Table.from_arrays(columns, schema=schema)
    pa.parquet.write_table(held, folder / f"{table}.parquet", row_group_size=ROWS[table], **HOW)


def load(path: Path) -> dict[str, Any]:
    """Load what lies there, with its indexes; what it took."""
    warm()
    before = peak()
    begun, worked = time.perf_counter(), time.process_time()
    columns = None if path.suffix == ".npz" else Columns.load(path)
    built = Ownership.load(path) if columns is None else columns.ownership
    indexes = (built.down_low, built.up_low, built.seats)
    seconds, cpu = time.perf_counter() - begun, time.process_time() - worked
    assert all(len(one.starts) == built.size + 1 for one in indexes)
    told = {"seconds": seconds, "cpu": cpu, "before": before, "peak": peak() - before, "more": ""}
    if columns is not None:
        begun = time.perf_counter()
        view = columns.at("2012-06-30", known="2012-12-31")
        told["more"] = f"; a view of {view.live.sum()} rows {time.perf_counter() - begun:.3f} s"
    return told | {"held": memory(built)}


def warm() -> None:
    """Load the libraries and the compiled loops, which are made once a machine."""
    tables.schema("statements")
    few = [np.array([n], np.int32) for n in (0, 1, 5, 5, 0, 1)]
    small = Ownership(2, *few)
    assert small.down_low and small.up_low and small.seats and small._edges


def peak() -> float:
    """Peak resident memory of this process so far, in megabytes (Linux)."""
    told = Path("/proc/self/status").read_text("ascii")
    return int(told.split("VmHWM:")[1].split()[0]) * 1024 / MEGABYTE


if __name__ == "__main__":
    if sys.argv[1] == "--load":
        print(json.dumps(load(Path(sys.argv[2]))))
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
