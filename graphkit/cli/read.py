"""Verbs that read filings: demo, facts, build, read, withdraw."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from graphkit.assembly.batch import Limits, gather, outcomes
from graphkit.assembly.build import build_folder, read_folder, withdraw_from
from graphkit.assembly.report import Report
from graphkit.cli.options import Folder, Jobs, Json, Memory, Output, Seconds, limits_of
from graphkit.cli.printing import complain, show_json, table, wants_json, write
from graphkit.cli.progress import Progress
from graphkit.export.facts import records
from graphkit.resources import samples

__all__ = ["register"]

EXPORTS = Path("exports")
STOPPED = 130
"""Exit code after Ctrl-C, as of shells."""

MANY = 60
"""Filings that the report lists one by one; of more, the first of those read now."""
Paths = Annotated[list[Path], typer.Argument(help="Files or folders: .txt, .pdf, .html.", show_default=False)]
Sources = Annotated[
    list[Path],
    typer.Argument(help="Files or folders: .txt, .pdf, .html; shards of graphkit read.", show_default=False),
]
Cluster = Annotated[
    str | None, typer.Option("--cluster", metavar="ADDRESS", help="Dask scheduler, tcp://host:port.")
]


def register(app: typer.Typer) -> None:
    """Add the verbs of this family."""
    for verb in (demo, facts, build, read, withdraw):
        app.command()(verb)


def demo(output: Output = EXPORTS) -> None:
    """Build the bundled sample filings and show the main results; start here."""
    from graphkit.cli.tour import tour

    report = _build([samples()], output, jobs=1)
    _show_report(report)
    tour(output)


def facts(
    files: Paths,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write to; standard output without.")
    ] = None,
    jobs: Jobs = 1,
    seconds: Seconds = 120.0,
    memory: Memory = 6.0,
) -> None:
    """Extraction alone: one JSON object a line, evidence on every fact."""
    wanted, passed = gather(files)
    failed = 0
    file = nullcontext(sys.stdout) if output is None else output.open("w", encoding="utf-8")
    with file as out, Progress() as progress:
        for number, outcome in enumerate(outcomes(wanted, jobs, limits_of(seconds, memory)), 1):
            progress.step(number, len(wanted), outcome.path.name)
            if outcome.error is not None:
                failed += 1
                complain(outcome.error)
                continue
            for record in records(outcome.extract.statements):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
            for notice in outcome.extract.notices:
                if notice.level != "ignored":
                    complain(notice)
    for path in passed:
        complain(f"ignored: {path.name}: not .txt, .pdf or .html")
    raise typer.Exit(1 if failed else 0)


def build(
    paths: Sources,
    output: Output = EXPORTS,
    jobs: Jobs = 1,
    seconds: Seconds = 120.0,
    memory: Memory = 6.0,
    json_: Json = False,
    report: Annotated[bool, typer.Option("--report", help="Every notice, not just the counts.")] = False,
    cluster: Cluster = None,
    store: Annotated[
        str | None, typer.Option("--store", metavar="URL", help="Write to this SPARQL 1.1 store as well.")
    ] = None,
) -> None:
    """Add filings, or shards of them, to the graph in a folder; what is there is not read again.

    A build that was stopped, by Ctrl-C or by a crash, goes on where it was when started again.
    """
    done = _build(paths, output, jobs, cluster, limits_of(seconds, memory))
    if store:
        _send(output, store)
    if json_:
        show_json(done.to_record())
    else:
        _show_report(done, every=report)
    raise typer.Exit(1 if done.failed else 0)


def read(
    files: Paths,
    shards: Annotated[Path, typer.Option("--shards", help="Folder of shards to write to.")] = Path("shards"),
    jobs: Jobs = 1,
    seconds: Seconds = 120.0,
    memory: Memory = 6.0,
    cluster: Cluster = None,
) -> None:
    """Read filings into Parquet shards, which graphkit build takes in without reading them again.

    What is in the folder is not read again, so a reading that was stopped goes on where it was.
    """
    with _stoppable(shards) as progress:
        done = read_folder(files, shards, jobs, progress.step, cluster, limits_of(seconds, memory))
    for error in done.failed:
        write(f"failed: {error}", "bold red")
    for name in done.passed:
        write(f"ignored: {name}: not .txt, .pdf or .html")
    write(f"{len(done.added):,} filings read into {shards}, {len(done.failed):,} failed.")
    write(f"Next: graphkit build {shards}")
    raise typer.Exit(1 if done.failed else 0)


def withdraw(filing: str, graph: Folder = EXPORTS) -> None:
    """Take one filing, by name or hash, and exactly its support out of the graph."""
    name = withdraw_from(graph, filing)
    write(f"{name} is withdrawn; the files in {graph} are written anew.")


def _build(
    paths: list[Path], output: Path, jobs: int, cluster: str | None = None, limits: Limits | None = None
) -> Report:
    with _stoppable(output) as progress:
        return build_folder(paths, output, jobs, progress.step, cluster, limits, progress.stage)


@contextmanager
def _stoppable(folder: Path) -> Iterator[Progress]:
    """Progress of what Ctrl-C may stop, and the same command take up again."""
    with Progress() as progress:
        try:
            yield progress
        except KeyboardInterrupt:
            progress.close()
            complain(f"stopped. What was read is kept in {folder}; the same command goes on from there")
            raise typer.Exit(STOPPED) from None


def _send(folder: Path, url: str) -> None:
    """Make a SPARQL store elsewhere say what the graph in the folder says, findings included."""
    from graphkit.assembly.build import load
    from graphkit.graph.rdf import quads
    from graphkit.graph.remote import RemoteStore
    from graphkit.rules.derived import derived

    graph = load(folder)
    facts = [*quads(graph), *derived(graph.findings())]
    there = RemoteStore(url)
    there.keep_only({str(quad.graph_name).strip("<>") for quad in facts})
    complain(f"{there.replace(facts)} named graphs written to {url}")


def _show_report(report: Report, every: bool = False) -> None:
    listed = report.read
    if len(listed) > MANY and not every:
        fresh = [line for line in listed if line.head["sha256"] in report.added]
        listed = tuple((fresh or listed)[:MANY])
    table(
        ["filing", "kind", "pages", "language", "facts", "ignored", "doubtful", "warnings"],
        [
            (
                line.name,
                line.head["kind"].replace("_", " "),
                line.pages,
                line.head["language"],
                line.statements,
                line.count("ignored"),
                line.count("doubtful"),
                line.count("warning"),
            )
            for line in listed
        ],
    )
    if len(listed) < len(report.read):
        write(f"and {len(report.read) - len(listed):,} more, in report.json; --report lists them all")
    _show_notices(report, every)
    write(
        f"{len(report.read):,} filings in the graph ({len(report.added):,} read now), "
        f"{len(report.failed):,} failed."
    )
    write(f"Canonical hash of the graph (RDFC-1.0): {report.digest}")
    if not wants_json(False):
        write("Next: graphkit check NAME, graphkit paths A B, graphkit query --list, or open graph.html")


def _show_notices(report: Report, every: bool) -> None:
    for line in report.read:
        for notice in line.notices:
            if every or notice.level in {"warning", "failed"}:
                write(f"  {notice}")
    for error in report.failed:
        write(f"failed: {error}", "bold red")
    for name in report.passed:
        write(f"ignored: {name}: not .txt, .pdf or .html")
