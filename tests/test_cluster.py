"""A real scheduler and two worker processes: the same bytes as one machine, a worker killed midway."""

import importlib.util
import signal
import subprocess
import sys
import time

import pytest

from graphkit.batch import outcomes
from graphkit.errors import GraphkitError
from tests.benchmarks.writer import announcement, write

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="the extra `cluster` is not installed"
)
COUNT = 24


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    home = tmp_path_factory.mktemp("dask")
    note = home / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": home}
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard"]
    command += ["--host", "127.0.0.1", "--scheduler-file", str(note)]
    started = [subprocess.Popen(command, **quiet)]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(note)]
    worker += ["--nthreads", "1", "--no-dashboard", "--no-nanny", "--local-directory", str(home)]
    try:
        for _ in range(300):
            if note.exists() and note.stat().st_size:
                break
            time.sleep(0.1)
        started += [subprocess.Popen(worker, **quiet) for _ in range(2)]
        import json

        yield json.loads(note.read_text("utf-8"))["address"], started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


def test_a_cluster_without_a_scheduler_is_a_clear_error(monkeypatch):
    from graphkit import cluster

    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    with pytest.raises(GraphkitError, match="no scheduler"):
        next(cluster.outcomes_on("tcp://127.0.0.1:9", []), None)


@pytest.mark.filterwarnings("ignore")
def test_a_killed_worker_costs_nothing_but_time(cluster, tmp_path):
    from graphkit.cluster import outcomes_on

    address, workers = cluster
    write(COUNT, tmp_path)
    (tmp_path / "filing-999999.txt").write_bytes(b"")
    paths = sorted(tmp_path.iterdir())
    assert paths[0].name == announcement(0)[0]
    there = []
    for outcome in outcomes_on(address, paths):
        there.append(outcome)
        if len(there) == 3:
            workers[0].send_signal(signal.SIGKILL)
    here = list(outcomes(paths))
    told = [
        (o.path, str(o.error), [s.id for s in o.extract.statements] if o.extract else None) for o in there
    ]
    assert told == [
        (o.path, str(o.error), [s.id for s in o.extract.statements] if o.extract else None) for o in here
    ]
