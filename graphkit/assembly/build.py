"""From files to a graph: in memory, or into a folder that grows and shrinks by filings.

The folder holds the store (what was read, the texts, the notices) and what is written from it:
graph.trig, statements.jsonl, findings.json, report.json and graph.html. The same set of filings
gives the same bytes, whatever their order and in however many steps they came.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from graphkit.assembly.batch import Limits, Outcome, gather, outcomes
from graphkit.assembly.output import Stage, fingerprint, last_digest, write_files
from graphkit.assembly.report import Report, ReportLine
from graphkit.assembly.shards import PORTION, Shards, extracts_in, load_shards
from graphkit.errors import FilingError, StoreError
from graphkit.extract import EXTRACTOR
from graphkit.filing.opening import LIMIT
from graphkit.graph.arrays.shard import shards_in
from graphkit.graph.store import Store
from graphkit.knowledge import KnowledgeGraph
from graphkit.visible import visible

__all__ = ["build", "build_folder", "load", "read_folder", "rewrite", "withdraw_from"]

Progress = Callable[[int, int, str], None]
"""Told how many files are read of how many, and which was the last."""

TOGETHER, PAUSE = 32, 2.0
"""Filings, and seconds, after which what was read is kept: so much may have to be read again after
a crash."""

HOUR = 3600.0
"""Seconds after which a shard is closed, however few filings it has."""


def build(paths: Iterable[str | Path], jobs: int = 1) -> KnowledgeGraph:
    """The graph of these files, folders and shards, in memory. Raises the first FilingError met."""
    named = [Path(path) for path in paths]
    wanted, _ = gather(named)
    extracts = extracts_in(shard for path in named for shard in shards_in(path))
    for outcome in outcomes(wanted, jobs):
        if outcome.error is not None:
            raise outcome.error
        extracts.append(outcome.extract)
    return KnowledgeGraph(
        [extract.filing for extract in extracts],
        [statement for extract in extracts for statement in extract.statements],
    )


def load(folder: str | Path) -> KnowledgeGraph:
    """The graph in a folder that `build_folder` wrote. Raises StoreError where there is none."""
    with Store(Path(folder), create=False) as store:
        return KnowledgeGraph(*store.contents())


def build_folder(
    paths: Sequence[Path],
    folder: Path,
    jobs: int = 1,
    progress: Progress | None = None,
    cluster: str | None = None,
    limits: Limits | None = None,
    stage: Stage | None = None,
) -> Report:
    """Add files and shards to the folder's graph; a filing already read by this extractor is not read
    again.

    What was read is kept from time to time, so that a build that is stopped goes on where it was.
    With `limits`, each file is read by a process that has no more. With `cluster`, the address of a
    Dask scheduler, its workers read the files. `stage` is told what goes on besides reading.
    """
    told = stage or _silent
    with Store(folder) as store:
        shards = [one for path in paths for one in shards_in(path)]
        added = load_shards(store, shards, told) if shards else frozenset()
        report = _read(_Shelf(store), paths, partial(_outcomes, jobs, limits, cluster), progress, told)
        return _write(store, folder, replace(report, added=report.added | added), told)


def read_folder(
    paths: Sequence[Path],
    folder: Path,
    jobs: int = 1,
    progress: Progress | None = None,
    cluster: str | None = None,
    limits: Limits | None = None,
    stage: Stage | None = None,
) -> Report:
    """Read files into a folder of shards (`graphkit.assembly.shards`), as `build_folder` reads them
    into a graph; one already there is not read again. The report tells what was added, failed and
    passed over."""
    shelf = _Shelf(Shards(folder), PORTION, HOUR)
    return _read(shelf, paths, partial(_outcomes, jobs, limits, cluster), progress, stage or _silent)


def _read(
    shelf: _Shelf,
    paths: Sequence[Path],
    reader: Callable[[Sequence[Path]], Generator[Outcome]],
    progress: Progress | None,
    told: Stage,
) -> Report:
    wanted, passed = gather(paths)
    failed: list[FilingError] = []
    told("looking")
    fresh = _fresh(wanted, shelf.store)
    if fresh and isinstance(shelf.store, Store):
        shelf.store.claim()
    told("reading")
    with shelf, closing(reader(fresh)) as made:
        for number, outcome in enumerate(made, 1):
            if outcome.error is not None:
                failed.append(outcome.error)
            else:
                shelf.put(outcome)
            if progress is not None:
                progress(number, len(fresh), outcome.path.name)
    ignored = tuple(visible(path.name) for path in passed if shards_in(path.parent) != [path.parent])
    return Report((), frozenset(shelf.added), tuple(failed), ignored)


def _silent(_: str) -> None:
    """Nobody listens."""


class _Shelf:
    """Outcomes on their way into the store, several at a time; on leaving, the last of them too."""

    def __init__(self, store: Store | Shards, together: int = TOGETHER, pause: float = PAUSE) -> None:
        self.store, self.together, self.pause = store, together, pause
        self.added: set[str] = set()
        self._waiting: list[Outcome] = []
        self._since = time.monotonic()

    def put(self, outcome: Outcome) -> None:
        """Take one."""
        self._waiting.append(outcome)
        if len(self._waiting) >= self.together or time.monotonic() - self._since > self.pause:
            self._keep()

    def _keep(self) -> None:
        read = [(one.extract, _source(one.path)) for one in self._waiting]
        if read:
            self.store.add_all(read, EXTRACTOR)
        self._waiting = []
        self.added.update(extract.filing.sha256 for extract, _ in read)
        self._since = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not isinstance(error, StoreError):
            self._keep()


def _outcomes(
    jobs: int, limits: Limits | None, cluster: str | None, paths: Sequence[Path]
) -> Generator[Outcome]:
    if cluster is None:
        yield from outcomes(paths, jobs, limits)
    else:
        from graphkit.assembly.cluster import outcomes_on

        yield from outcomes_on(cluster, paths)


def _fresh(paths: Sequence[Path], store: Store | Shards) -> list[Path]:
    """The files to read: of those with the same content and suffix the first by name. What is read
    already is only told its name."""
    first: dict[tuple[str, str], Path] = {}
    for path in paths:
        sha256 = _fingerprint(path)
        if sha256 is None or not store.has(sha256, EXTRACTOR):
            key = (sha256 or str(path), path.suffix)
            first[key] = min(path, first.get(key, path), key=lambda one: one.name)
        else:
            store.also_named(sha256, visible(path.name))
    return list(first.values())


def _source(path: Path) -> str:
    """Where a file lies; bytes of its name that are no UTF-8 are spelled out, as the store keeps text."""
    return str(path.resolve()).encode("utf-8", "backslashreplace").decode()


def _fingerprint(path: Path) -> str | None:
    """The sha256 of a file; None for one that cannot be read, which the reader will then report."""
    try:
        if not path.is_file() or path.stat().st_size > LIMIT:
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def withdraw_from(folder: Path, filing: str) -> str:
    """Take out one filing, told by name or by the beginning of its hash; returns its name."""
    with Store(folder, create=False) as store:
        held = [
            one for one in store.filings() if one.name == visible(filing) or one.sha256.startswith(filing)
        ]
        if len(held) != 1:
            near = sorted(f"{one.name} ({one.sha256[:12]})" for one in held or store.filings())
            raise StoreError(
                f"{folder}: {'several filings are' if held else 'no filing is'} {filing!r}. Give a name or "
                f"the beginning of a hash: {', '.join(near[:10])}{', …' if len(near) > 10 else ''}"
            )
        store.withdraw(held[0].sha256)
        _write(store, folder, Report(()), _silent)
        return held[0].name


def rewrite(folder: Path) -> Report:
    """Write the folder's files anew, as after a judgement on identity."""
    with Store(folder, create=False) as store:
        return _write(store, folder, Report(()), _silent)


def _write(store: Store, folder: Path, report: Report, stage: Stage) -> Report:
    """Write the files, unless they are as they would be written."""
    heads = store.heads()
    lines = [ReportLine(head, count, store.notices(head["sha256"])) for _, head, count in heads]
    report = replace(report, read=tuple(sorted(lines, key=lambda one: (one.name, one.head["sha256"]))))
    made_of = fingerprint(heads, report, folder)
    digest = last_digest(folder, made_of)
    if digest is not None:
        return report.of(digest)
    store.claim()
    stage("identity")
    return write_files(KnowledgeGraph(*store.contents()), folder, report, made_of, stage)
