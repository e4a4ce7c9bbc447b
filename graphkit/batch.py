"""Many files: each read and extracted, in order, one file's fault never another's.

With one job the files are read in this process. With more, each worker is a process of its own
with a limit on time and memory: a file that hangs, crashes or swallows memory costs one worker
and one line of the report, and the batch goes on. The outcomes come in the order of the files,
so any number of jobs gives the same bytes.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from graphkit.errors import DamagedFiling, FilingError, OversizedFiling, UnknownFormat

__all__ = ["Limits", "Outcome", "gather", "outcomes"]

SUFFIXES = (".txt", ".pdf", ".html", ".htm", ".xhtml")
GIGABYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost a worker: `seconds` of wall time, `memory` in bytes of address space."""

    seconds: float = 120.0
    memory: int = 6 * GIGABYTE


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file of a batch: what was extracted from it, or why it was not read."""

    path: Path
    extract: Any = field(default=None, repr=False)
    error: FilingError | None = None


def gather(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The files to read, in order, and those in folders that are passed over for their suffix.

    A file named outright is always read; a folder gives its visible files, sorted, subfolders
    included. Raises FilingError for a path that does not exist.
    """
    wanted: list[Path] = []
    passed: list[Path] = []
    for path in paths:
        if path.is_dir():
            for file in sorted(_files(path)):
                (wanted if file.suffix.lower() in SUFFIXES else passed).append(file)
        elif not path.exists():
            raise UnknownFormat(str(path), "no such file or folder", "Check the path.")
        else:
            wanted.append(path)
    return list(dict.fromkeys(wanted)), list(dict.fromkeys(passed))


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in names if not name.startswith("."))


def outcomes(paths: Sequence[Path], jobs: int = 1, limits: Limits | None = None) -> Iterator[Outcome]:
    """One outcome a file, in the order given."""
    if jobs <= 1 and limits is None:
        yield from (attempt(path) for path in paths)
    else:
        yield from _pooled(paths, max(jobs, 1), limits or Limits())


def attempt(path: Path) -> Outcome:
    """Read and extract one file in this process; a fault of graphkit's own is an outcome too."""
    from graphkit.extract import extract
    from graphkit.filing import open_filing

    try:
        return Outcome(path, extract(open_filing(path)))
    except FilingError as error:
        return Outcome(path, error=error)
    except (MemoryError, RecursionError) as error:
        reason = f"needs more memory than allowed ({type(error).__name__})"
        return Outcome(path, error=OversizedFiling(path.name, reason, "Split it, or read it alone."))
    except Exception as error:
        reason = f"a fault of graphkit's own: {type(error).__name__}: {error}"
        return Outcome(path, error=DamagedFiling(path.name, reason, "Please report it with the file."))


def _work(pipe: Connection, memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, resource.RLIM_INFINITY))
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        while True:
            pipe.send(attempt(pipe.recv()))


class _Worker:
    """One process, the file it holds, and since when."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.held: int | None = None
        self.since = 0.0
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, limits.memory), daemon=True)
        self.process.start()
        theirs.close()

    def take(self, number: int, path: Path) -> None:
        self.held, self.since = number, time.monotonic()
        self.pipe.send(path)

    def late(self) -> bool:
        return self.held is not None and time.monotonic() - self.since > self.limits.seconds

    def answer(self, path: Path) -> Outcome:
        try:
            outcome: Outcome = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(5)
            reason = f"the reader stopped (exit code {self.process.exitcode}) while reading it"
            return Outcome(path, error=DamagedFiling(path.name, reason, "It was skipped."))
        return outcome

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _pooled(paths: Sequence[Path], jobs: int, limits: Limits) -> Iterator[Outcome]:
    todo = iter(enumerate(paths))
    done: dict[int, Outcome] = {}
    workers = [_Worker(limits) for _ in range(min(jobs, max(len(paths), 1)))]
    try:
        for worker in workers:
            _feed(worker, todo)
        for number, path in enumerate(paths):
            while number not in done:
                _collect(workers, todo, paths, done, limits)
            assert done[number].path == path
            yield done.pop(number)
    finally:
        for worker in workers:
            worker.stop()


def _feed(worker: _Worker, todo: Iterator[tuple[int, Path]]) -> None:
    worker.held = None
    for number, path in todo:
        worker.take(number, path)
        break


def _collect(
    workers: list[_Worker],
    todo: Iterator[tuple[int, Path]],
    paths: Sequence[Path],
    done: dict[int, Outcome],
    limits: Limits,
) -> None:
    ready = set(wait([worker.pipe for worker in workers if worker.held is not None], timeout=0.2))
    for place, worker in enumerate(workers):
        held = worker.held
        if held is None:
            continue
        if worker.pipe in ready:
            done[held] = worker.answer(paths[held])
        elif worker.late():
            reason = f"took longer than {limits.seconds:g} s"
            done[held] = Outcome(
                paths[held], error=OversizedFiling(paths[held].name, reason, "It was skipped.")
            )
            worker.stop()
        else:
            continue
        if not worker.process.is_alive():
            worker.stop()
            workers[place] = worker = _Worker(limits)
        _feed(worker, todo)
