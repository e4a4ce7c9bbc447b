"""From files to a graph: in memory, or into a folder that grows and shrinks by filings.

The folder holds the store (what was read, the texts, the notices) and what is written from it:
graph.trig, statements.jsonl, findings.json, report.json and graph.html. The same set of filings
gives the same bytes, whatever their order and in however many steps they came.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit.batch import Outcome, gather, outcomes
from graphkit.errors import FilingError, PartyNotFound, StoreError
from graphkit.extract import EXTRACTOR
from graphkit.filing.filing import Filing
from graphkit.graph.knowledge import KnowledgeGraph
from graphkit.graph.rdf import quads
from graphkit.graph.store import Store
from graphkit.graph.trig import canonical_hash, trig
from graphkit.notice import Notice

__all__ = ["Report", "ReportLine", "build", "build_folder", "load", "rewrite", "withdraw_from"]

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One filing of the graph: how many statements it gave, and its notices."""

    filing: Filing
    statements: int
    notices: tuple[Notice, ...]

    def count(self, level: str) -> int:
        """How many notices have that level."""
        return sum(notice.level == level for notice in self.notices)


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: `read` are all filings of the graph, `added` how many are new;
    `failed` files were not read, `passed` ones are not of a kind that is read."""

    read: tuple[ReportLine, ...]
    added: int
    failed: tuple[FilingError, ...]
    passed: tuple[str, ...]
    digest: str = field(default="")

    def to_record(self) -> dict[str, Any]:
        """The report as JSON values."""
        return {
            "digest": self.digest,
            "added": self.added,
            "filings": [
                {
                    **line.filing.to_record(),
                    "pages": len(line.filing.pages),
                    "statements": line.statements,
                    "notices": [notice.to_record() for notice in line.notices],
                }
                for line in self.read
            ],
            "failed": [
                {"file": error.name, "reason": error.reason, "advice": error.advice} for error in self.failed
            ],
            "ignored": list(self.passed),
        }


def build(paths: Iterable[str | Path], jobs: int = 1) -> KnowledgeGraph:
    """The graph of these files and folders, in memory. Raises the first FilingError met."""
    wanted, _ = gather([Path(path) for path in paths])
    extracts = []
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
        return store.graph()


def build_folder(
    paths: Sequence[Path],
    folder: Path,
    jobs: int = 1,
    progress: Progress | None = None,
    cluster: str | None = None,
) -> Report:
    """Add files to the folder's graph; one already read by this extractor is not read again.

    With `cluster`, the address of a Dask scheduler, its workers read the files.
    """
    wanted, passed = gather(paths)
    failed: list[FilingError] = []
    added = 0
    with Store(folder) as store:
        fresh = list(_fresh(wanted, store))
        for number, outcome in enumerate(_outcomes(fresh, jobs, cluster), 1):
            if outcome.error is not None:
                failed.append(outcome.error)
            else:
                added += _keep(store, outcome)
            if progress is not None:
                progress(number, len(fresh), outcome.path.name)
        return _write(store, folder, added, failed, passed)


def _outcomes(paths: Sequence[Path], jobs: int, cluster: str | None) -> Iterator[Outcome]:
    if cluster is None:
        return outcomes(paths, jobs)
    from graphkit.cluster import outcomes_on

    return outcomes_on(cluster, paths)


def _fresh(paths: Sequence[Path], store: Store) -> Iterator[Path]:
    for path in paths:
        sha256 = _fingerprint(path)
        if sha256 is None or not store.has(sha256, EXTRACTOR):
            yield path
        else:
            store.also_named(sha256, path.name)


def _fingerprint(path: Path) -> str | None:
    """The sha256 of a file; None for one that cannot be read, which the reader will then report."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _keep(store: Store, outcome: Outcome) -> int:
    known = store.has(outcome.extract.filing.sha256, EXTRACTOR)
    store.add(outcome.extract, source=str(outcome.path.resolve()), extractor=EXTRACTOR)
    return 0 if known else 1


def withdraw_from(folder: Path, filing: str) -> str:
    """Take out one filing, told by name or by the beginning of its hash; returns its name."""
    with Store(folder, create=False) as store:
        held = [one for one in store.filings() if one.name == filing or one.sha256.startswith(filing)]
        if len(held) != 1:
            near = tuple(one.name for one in held) or tuple(sorted(one.name for one in store.filings()))
            raise PartyNotFound(filing, near[:10])
        store.withdraw(held[0].sha256)
        _write(store, folder, 0, [], [])
        return held[0].name


def rewrite(folder: Path) -> Report:
    """Write the folder's files anew, as after a judgement on identity."""
    with Store(folder, create=False) as store:
        return _write(store, folder, 0, [], [])


def _write(store: Store, folder: Path, added: int, failed: list[FilingError], passed: list[Path]) -> Report:
    from graphkit.rules import findings
    from graphkit.view import write as write_page

    graph = store.graph()
    found = findings(graph)
    counts: dict[str, int] = {}
    for statement in graph.statements:
        counts[statement.filing.sha256] = counts.get(statement.filing.sha256, 0) + 1
    lines = tuple(
        ReportLine(filing, counts.get(filing.sha256, 0), store.notices(filing.sha256))
        for filing in sorted(graph.filings.values(), key=lambda one: (one.name, one.sha256))
    )
    facts = list(quads(graph))
    report = Report(lines, added, tuple(failed), tuple(path.name for path in passed), canonical_hash(facts))
    _replace(folder / "graph.trig", "".join(trig(facts)))
    _replace(folder / "statements.jsonl", "".join(f"{_line(one.to_record())}\n" for one in graph.statements))
    _replace(
        folder / "findings.json",
        _json([one.to_record() | {"certificate": one.certificate()} for one in found]),
    )
    _replace(folder / "report.json", _json({**report.to_record(), "added": None}))
    write_page(graph, folder / "graph.html", findings=found)
    return report


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _replace(path: Path, text: str) -> None:
    """Write whole or not at all: a reader never meets half a file."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StoreError(
            f"{path}: cannot be written: {error.strerror}. Free some room, or choose -o"
        ) from error
