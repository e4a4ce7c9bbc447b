"""A real scheduler and two worker processes: the same bytes as one machine, a worker killed midway."""

import importlib.util
import signal
import subprocess
import sys

import pytest

from graphkit.assembly.batch import outcomes
from graphkit.assembly.build import build_folder, read_folder
from graphkit.errors import GraphkitError
from tests.benchmarks.writer import announcement, write
from tests.crew import crew

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="the extra `cluster` is not installed"
)
COUNT = 12


@pytest.fixture
def cluster(tmp_path_factory):
    with crew(tmp_path_factory.mktemp("dask")) as running:
        yield running


def told(found):
    return [
        (o.path, str(o.error), [s.id for s in o.extract.statements] if o.extract else None) for o in found
    ]


def test_a_cluster_without_a_scheduler_is_a_clear_error(monkeypatch):
    from graphkit.assembly import cluster

    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    with pytest.raises(GraphkitError, match="no scheduler"):
        next(cluster.outcomes_on("tcp://127.0.0.1:9", []), None)


@pytest.mark.filterwarnings("ignore")
def test_a_killed_worker_costs_nothing_but_time(cluster, tmp_path):
    from graphkit.assembly.cluster import outcomes_on

    address, workers, _ = cluster
    write(COUNT, tmp_path)
    (tmp_path / "filing-999999.txt").write_bytes(b"")
    paths = sorted(tmp_path.iterdir())
    assert paths[0].name == announcement(0)[0]
    there = []
    for outcome in outcomes_on(address, paths):
        there.append(outcome)
        if len(there) == 3:
            workers[0].send_signal(signal.SIGKILL)
    assert told(there) == told(outcomes(paths))


@pytest.mark.filterwarnings("ignore")
def test_shards_of_a_cluster_that_lost_a_worker_give_the_bytes_of_one_machine(cluster, tmp_path):
    pytest.importorskip("pyarrow", reason="the extra `scale` is not installed")
    address, workers, _ = cluster
    write(COUNT, tmp_path / "filings")

    def step(done, total, name):
        if done == COUNT // 2:
            workers[0].send_signal(signal.SIGKILL)

    report = read_folder([tmp_path / "filings"], tmp_path / "shards", progress=step, cluster=address)
    assert len(report.added) == COUNT
    build_folder([tmp_path / "shards"], tmp_path / "there")
    build_folder([tmp_path / "filings"], tmp_path / "here")
    for name in ("graph.trig", "statements.jsonl", "findings.json", "report.json", "graph.html"):
        assert (tmp_path / "here" / name).read_bytes() == (tmp_path / "there" / name).read_bytes()


READER = """
import os, signal, sys
from pathlib import Path
from graphkit.assembly import cluster
from graphkit.errors import GraphkitError
address, folder, *fallen = sys.argv[1:]
reading = cluster.outcomes_on(address, sorted(Path(folder).iterdir()))
print(next(reading).error)
cluster.PATIENCE = 1.0
for process in fallen:
    os.kill(int(process), signal.SIGKILL)
try:
    print(len(list(reading)))
except GraphkitError as error:
    print(error, flush=True)
    os._exit(0)
"""


@pytest.mark.parametrize("fallen", ["workers", "scheduler"])
def test_a_cluster_that_is_gone_ends_the_reading_with_a_clear_error(cluster, tmp_path, fallen):
    for number in range(40):
        (tmp_path / f"{number}.txt").write_bytes(b"")
    doomed = cluster.workers if fallen == "workers" else [cluster.scheduler]
    command = [sys.executable, "-c", READER, cluster.address, str(tmp_path)]
    command += [str(process.pid) for process in doomed]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    first, last = done.stdout.splitlines()
    assert "the file is empty" in first
    assert "is gone" in last
    assert "goes on from there" in last
