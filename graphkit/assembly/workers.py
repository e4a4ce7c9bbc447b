"""Workers: processes that read files, each with a limit on the time and the memory of one file.

A worker that crashes, hangs or runs out of memory is replaced, and its file is an outcome with the
reason. Ctrl-C is for the process that gives out the files; a worker ends when that process does,
however it ended. Files are given out only a little ahead of the outcomes taken, so a batch of any
length needs the memory of a few files.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from pathlib import Path

from graphkit.assembly.batch import Limits, Outcome
from graphkit.errors import DamagedFiling, OversizedFiling

__all__ = ["pooled"]

Read = Callable[[Path], Outcome]

AHEAD = 32
"""Files given out for each worker before the first of them is taken."""

START = 60.0
"""Seconds that a new process may take besides, until it says that it is ready."""

TICK = 0.2
"""Seconds between looks at the clock of each worker."""


def pooled(paths: Sequence[Path], jobs: int, limits: Limits, read: Read) -> Iterator[Outcome]:
    """One outcome a file, in the order given, from so many workers that each `read` file by file."""
    pool = _Pool(paths, jobs, limits, read)
    try:
        for number in range(len(paths)):
            yield pool.outcome(number)
    finally:
        pool.stop()


class _Pool:
    """The workers, the files not yet given out, and the outcomes not yet taken, by number."""

    def __init__(self, paths: Sequence[Path], jobs: int, limits: Limits, read: Read) -> None:
        self.paths, self.limits, self.read = paths, limits, read
        self.given = 0
        self.done: dict[int, Outcome] = {}
        self.workers: list[_Worker] = []
        self.most = min(jobs, len(paths))

    def outcome(self, number: int) -> Outcome:
        """The outcome of that file; all of lower number have been taken."""
        while number not in self.done:
            self._give(number + AHEAD * self.most)
            self._collect()
        return self.done.pop(number)

    def stop(self) -> None:
        """End all workers at once."""
        for worker in self.workers:
            worker.stop()

    def _give(self, limit: int) -> None:
        """A file for each idle worker, none of the number `limit` or higher."""
        while len(self.workers) < self.most:
            self.workers.append(_Worker(self.limits, self.read))
        for worker in self.workers:
            if worker.held is None and self.given < min(limit, len(self.paths)):
                worker.take(self.given, self.paths[self.given])
                self.given += 1

    def _collect(self) -> None:
        """What has become of the files given out, waiting a little for the first news."""
        busy = [worker for worker in self.workers if worker.held is not None]
        ready = wait([worker.pipe for worker in busy], timeout=TICK)
        for worker in busy:
            held = worker.held
            if held is None or not (worker.pipe in ready or worker.late()):
                continue
            path = self.paths[held]
            outcome = worker.answer(path) if worker.pipe in ready else worker.skip(path)
            if outcome is not None:
                self.done[held] = outcome
            if not worker.process.is_alive():
                worker.stop()
                self.workers.remove(worker)


class _Worker:
    """One process, the number of the file it holds, and since when."""

    def __init__(self, limits: Limits, read: Read) -> None:
        self.limits = limits
        self.held: int | None = None
        self.since = 0.0
        self.ready = False
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, limits.memory, read), daemon=True)
        with _deaf():
            self.process.start()
        theirs.close()

    def take(self, number: int, path: Path) -> None:
        """Hand it a file."""
        self.held, self.since = number, time.monotonic()
        with contextlib.suppress(OSError):
            self.pipe.send(path)

    def late(self) -> bool:
        """Has it had its file for too long?"""
        return time.monotonic() - self.since > self.limits.seconds + (0.0 if self.ready else START)

    def answer(self, path: Path) -> Outcome | None:
        """The outcome that it sent, or how it ended instead; None while it only says that it is ready."""
        try:
            outcome: Outcome | None = self.pipe.recv()
            if outcome is None:
                self.ready, self.since = True, time.monotonic()
            else:
                self.held = None
        except (EOFError, OSError):
            self.held = None
            self.process.join(5)
            reason = f"the reader stopped (exit code {self.process.exitcode}) while reading it"
            return Outcome(path, error=DamagedFiling(path.name, reason, "It was skipped."))
        return outcome

    def skip(self, path: Path) -> Outcome:
        """End it over a file that takes too long."""
        self.held = None
        self.stop()
        reason = f"took longer than {self.limits.seconds:g} s"
        return Outcome(
            path, error=OversizedFiling(path.name, reason, "It was skipped; allow more --seconds.")
        )

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Processes begun in this block never hear Ctrl-C. (The tracker, once begun, unblocks it.)"""
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, memory: int, read: Read) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    with contextlib.suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            pipe.send(read(pipe.recv()))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
