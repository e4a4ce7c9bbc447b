"""A Dask scheduler with workers, each a process of its own on this machine, for tests and measuring."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

__all__ = ["Crew", "crew"]

PATIENCE = 60.0


class Crew(NamedTuple):
    """The scheduler's address, the processes of the workers, and its own."""

    address: str
    workers: list[subprocess.Popen[bytes]]
    scheduler: subprocess.Popen[bytes]


@contextmanager
def crew(home: Path, count: int = 2) -> Iterator[Crew]:
    """A scheduler and workers of one thread each; all end with the block."""
    note = home / "scheduler.json"
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard"]
    command += ["--host", "127.0.0.1", "--scheduler-file", str(note)]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(note)]
    worker += ["--nthreads", "1", "--no-dashboard", "--no-nanny", "--local-directory", str(home)]
    started = [_start(command, home)]
    try:
        until = time.monotonic() + PATIENCE
        while not (note.exists() and note.stat().st_size):
            if time.monotonic() > until:
                raise TimeoutError("the scheduler did not start")
            time.sleep(0.1)
        started += [_start(worker, home) for _ in range(count)]
        yield Crew(json.loads(note.read_text("utf-8"))["address"], started[1:], started[0])
    finally:
        for process in started:
            process.kill()
            process.wait()


def _start(command: list[str], home: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=home)
