"""Workers: one file's crash, hang or hunger costs that file only."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit.assembly import workers
from graphkit.assembly.batch import Limits, Outcome, attempt
from graphkit.errors import DamagedFiling, OversizedFiling

ROOT = Path(__file__).parents[2]


def reader(path):
    """A reader that some files are too much for."""
    if path.name == "crash":
        os.abort()
    if path.name == "hang":
        time.sleep(600)
    if path.name == "hunger":
        import graphkit.filing

        graphkit.filing.open_filing = lambda _: bytearray(1 << 40)
        return attempt(path)
    return Outcome(path, extract=path.name)


def read(*names, jobs=1, seconds=60.0):
    paths = [Path(name) for name in names]
    return list(workers.pooled(paths, jobs, Limits(seconds, 4 << 30), reader))


def test_a_crash_costs_one_file():
    before, crash, after = read("a", "crash", "b")
    assert isinstance(crash.error, DamagedFiling)
    assert "stopped (exit code -6)" in str(crash.error)
    assert (before.extract, after.extract) == ("a", "b")


def test_a_hang_costs_one_file_and_its_time():
    hang, after = read("hang", "b", seconds=1.0)
    assert isinstance(hang.error, OversizedFiling)
    assert "longer than 1 s" in str(hang.error)
    assert "--seconds" in str(hang.error)
    assert after.extract == "b"


def test_hunger_for_memory_costs_one_file():
    hunger, after = read("hunger", "b")
    assert isinstance(hunger.error, OversizedFiling)
    assert "--memory" in str(hunger.error)
    assert after.extract == "b"


def test_a_slow_file_keeps_its_place_and_only_some_files_go_ahead(monkeypatch):
    monkeypatch.setattr(workers, "AHEAD", 2)
    names = [str(number) for number in range(30)]
    pool = workers._Pool([Path(name) for name in ("hang", *names)], 2, Limits(2.0, 4 << 30), reader)
    try:
        assert isinstance(pool.outcome(0).error, OversizedFiling)
        assert pool.given <= 5
        assert [pool.outcome(number).extract for number in range(1, 31)] == names
    finally:
        pool.stop()


PARENT = """
import sys
from pathlib import Path
from graphkit.assembly.batch import Limits
from graphkit.assembly.workers import pooled
from tests.assembly.test_workers import reader
import multiprocessing
if __name__ == "__main__":
    for outcome in pooled([Path("a"), Path("hang")], 1, Limits(600.0, 4 << 30), reader):
        print(multiprocessing.active_children()[0].pid, flush=True)
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_a_worker_ends_with_a_killed_parent_even_in_a_file_that_hangs(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(PARENT, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        worker = Path("/proc", parent.stdout.readline().decode().strip())
        assert worker.exists()
        parent.kill()
    until = time.monotonic() + 30
    while worker.exists() and "Z" not in (worker / "stat").read_text("utf-8").split()[2]:
        assert time.monotonic() < until
        time.sleep(0.05)
