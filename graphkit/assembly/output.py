"""The files written from a store: all of them or none, and only when what they are made of has changed.

The new files are made beside the old ones, one piece at a time, and take their place together. A
note (`.written.json`) says what they were made of: the filings, the judgements, the report and
graphkit itself. While it holds, and the files are as they were written, nothing is made again; else what is
made of filings on which nothing new bears is taken from what was kept (`graphkit.assembly.pieces`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache, partial
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from graphkit.assembly.pieces import Pieces
from graphkit.assembly.pretty import pretty
from graphkit.assembly.report import Report
from graphkit.errors import StoreError
from graphkit.filing.filing import Filing
from graphkit.graph.grounds import filing_grounds, statement_grounds
from graphkit.graph.rdf import by_filing, of_filing, shared_graphs
from graphkit.graph.spool import Spool, Written, write_trig
from graphkit.identity.log import read_log
from graphkit.knowledge import KnowledgeGraph
from graphkit.resources import HERE, ontology
from graphkit.statement import Statement

__all__ = ["FILES", "Stage", "fingerprint", "last_digest", "write_files"]

FILES = ("graph.trig", "statements.jsonl", "findings.json", "report.json", "graph.html")
NOTE = ".written.json"
BETWEEN = "\0"
"""Stands in no TriG and no N-Quads."""
Stage = Callable[[str], None]
"""Told what is being done, when it takes its time."""


def write_files(graph: KnowledgeGraph, folder: Path, report: Report, made_of: str, stage: Stage) -> Report:
    """Write all files of the folder and return the report with the graph's hash. Raises StoreError."""
    with _Drafts(folder) as drafts, Pieces(folder, _program()) as pieces:
        stage("RDF")
        report = report.of(write_trig(_written(graph, pieces), drafts.open("graph.trig"), folder))
        drafts.open("statements.jsonl").writelines(f"{_line(one.to_record())}\n" for one in graph.statements)
        stage("findings")
        shown = _write_findings(graph, drafts.open("findings.json"), folder, pieces)
        drafts.open("report.json").write(pretty({**report.to_record(), "added": None}) + "\n")
        stage("page")
        _write_page(graph, shown, drafts.open("graph.html"))
        drafts.settle(made_of, report.digest)
    return report


def _written(graph: KnowledgeGraph, pieces: Pieces) -> Iterator[Written]:
    """The named graphs as text; that of a filing is made anew only if something bears on it."""
    for filing, statements in by_filing(graph):
        grounds = "\n".join(["RDF", filing_grounds(filing), *statement_grounds(graph, statements)])
        made = pieces.piece(grounds, partial(_of_filing, graph, filing, statements))
        trig, _, told = made.partition(BETWEEN)
        yield Written(trig, told.encode())
    for name, told_of in shared_graphs(graph):
        yield from Written.each(name, told_of)


def _of_filing(graph: KnowledgeGraph, filing: Filing, statements: list[Statement]) -> str:
    made = Written.whole(*of_filing(graph, filing, statements))
    return f"{made.trig}{BETWEEN}{made.lines.decode()}"


def _write_findings(
    graph: KnowledgeGraph, out: IO[str], folder: Path, pieces: Pieces
) -> list[dict[str, Any]]:
    """Write the findings by issuer and party, and return the records of those that the page shows."""
    from graphkit.assembly.found import each_found
    from graphkit.rules.check import Survey
    from graphkit.view.carried import carried

    parties, survey = carried(graph).parties, Survey(graph)
    shown = []
    with Spool(folder) as spool:
        for one in each_found(graph, survey, pieces):
            spool.add(f"{one.issuer}\0{one.subject}".encode(), one.filled(survey.examined).encode())
            if one.issuer in parties and one.subject in parties:
                shown.append(((one.issuer, one.subject), one.to_record()))
        _write_array(out, (piece.decode() for _, pieces in spool.pieces() for piece in pieces))
    return [record for _, record in sorted(shown, key=itemgetter(0))]


def _write_array(out: IO[str], items: Iterator[str]) -> None:
    between = "[\n "
    for item in items:
        out.write(between + item)
        between = ",\n "
    out.write("\n]\n" if between.startswith(",") else "[]\n")


def _write_page(graph: KnowledgeGraph, shown: Sequence[dict[str, Any]], out: IO[str]) -> None:
    from graphkit.view import page

    out.write(page(graph, findings=shown))


def fingerprint(heads: Iterable[object], report: Report, folder: Path) -> str:
    """SHA-256 of all that the files are made of. `heads` are those of `Store.heads`."""
    judged = [[one.left, one.right, one.verdict, one.by, one.valid] for one in read_log(folder)]
    unread = [[error.name, error.reason, error.advice] for error in report.failed]
    whole = _line([_program(), list(heads), judged, unread, list(report.passed)])
    return hashlib.sha256(whole.encode()).hexdigest()


@cache
def _program() -> str:
    """SHA-256 of graphkit's own code and data."""
    digest = hashlib.sha256()
    for root in (HERE, ontology()):
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def last_digest(folder: Path, made_of: str) -> str | None:
    """The graph's hash, if the folder's files are as they were written from just this."""
    try:
        note = json.loads((folder / NOTE).read_text("utf-8"))
        if note["made_of"] == made_of and note["files"] == _state(folder):
            return str(note["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def _state(folder: Path) -> dict[str, list[int]]:
    told = {name: (folder / name).stat() for name in FILES}
    return {name: [one.st_size, one.st_mtime_ns] for name, one in told.items()}


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


class _Drafts:
    """New files beside those of the folder; what is not settled at the end is thrown away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[str, IO[str]] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def _beside(self, name: str) -> Path:
        return self.folder / f".{name}.new"

    def open(self, name: str) -> IO[str]:
        """The draft of a file, to write to."""
        draft = self._beside(name).open("w", encoding="utf-8", newline="\n")
        self._open[name] = self._stack.enter_context(draft)
        return draft

    def settle(self, made_of: str, digest: str) -> None:
        """Put the drafts in the place of the files, and note what they were made of."""
        self._stack.close()
        (self.folder / NOTE).unlink(missing_ok=True)
        for name in self._open:
            self._beside(name).replace(self.folder / name)
        note = {"made_of": made_of, "digest": digest, "files": _state(self.folder)}
        self._beside(NOTE).write_text(pretty(note) + "\n", encoding="utf-8")
        self._beside(NOTE).replace(self.folder / NOTE)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._stack.close()
        except OSError as late:
            error = error or late
        for name in (*self._open, NOTE):
            self._beside(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise StoreError(
                f"{self.folder}: cannot be written: {error.strerror}. Free some room, or choose -o"
            ) from error
