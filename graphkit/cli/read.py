"""Verbs that read filings: demo, facts, build, withdraw."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer
from tqdm import tqdm

from graphkit.assembly import Report, build_folder, withdraw_from
from graphkit.batch import gather, outcomes
from graphkit.cli.options import Folder, Jobs, Json, Output
from graphkit.cli.printing import complain, show_json, table, wants_json, write
from graphkit.export.facts import records
from graphkit.resources import samples

__all__ = ["register"]

EXPORTS = Path("exports")
Paths = Annotated[list[Path], typer.Argument(help="Files or folders: .txt, .pdf, .html.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the verbs of this family."""
    for verb in (demo, facts, build, withdraw):
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
) -> None:
    """Extraction alone: one JSON object a line, evidence on every fact."""
    wanted, passed = gather(files)
    failed = 0
    with nullcontext(sys.stdout) if output is None else output.open("w", encoding="utf-8") as out:
        for outcome in tqdm(
            outcomes(wanted, jobs), total=len(wanted), unit="filing", disable=None, leave=False
        ):
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
    paths: Paths,
    output: Output = EXPORTS,
    jobs: Jobs = 1,
    json_: Json = False,
    report: Annotated[bool, typer.Option("--report", help="Every notice, not just the counts.")] = False,
    cluster: Annotated[
        str | None, typer.Option("--cluster", metavar="ADDRESS", help="Dask scheduler, tcp://host:port.")
    ] = None,
    store: Annotated[
        str | None, typer.Option("--store", metavar="URL", help="Write to this SPARQL 1.1 store as well.")
    ] = None,
) -> None:
    """Add filings to the graph in a folder; what is already there is not read again."""
    done = _build(paths, output, jobs, cluster)
    if store:
        _send(output, store)
    if json_:
        show_json(done.to_record())
    else:
        _show_report(done, every=report)
    raise typer.Exit(1 if done.failed else 0)


def withdraw(filing: str, graph: Folder = EXPORTS) -> None:
    """Take one filing, by name or hash, and exactly its support out of the graph."""
    name = withdraw_from(graph, filing)
    write(f"{name} is withdrawn; the files in {graph} are written anew.")


def _build(paths: list[Path], output: Path, jobs: int, cluster: str | None = None) -> Report:
    with tqdm(unit="filing", disable=None, leave=False) as bar:

        def step(done: int, total: int, name: str) -> None:
            bar.total = total
            bar.set_description(name[:40], refresh=False)
            bar.update(done - bar.n)

        return build_folder(paths, output, jobs=jobs, progress=step, cluster=cluster)


def _send(folder: Path, url: str) -> None:
    """Make a SPARQL store elsewhere say what the graph in the folder says."""
    from graphkit.assembly import load
    from graphkit.graph.rdf import quads
    from graphkit.graph.remote import RemoteStore

    facts = list(quads(load(folder)))
    there = RemoteStore(url)
    there.keep_only({str(quad.graph_name).strip("<>") for quad in facts})
    complain(f"{there.replace(facts)} named graphs written to {url}")


def _show_report(report: Report, every: bool = False) -> None:
    table(
        ["filing", "kind", "pages", "language", "facts", "ignored", "doubtful", "warnings"],
        [
            (
                line.filing.name,
                line.filing.kind.replace("_", " "),
                len(line.filing.pages),
                line.filing.language,
                line.statements,
                line.count("ignored"),
                line.count("doubtful"),
                line.count("warning"),
            )
            for line in report.read
        ],
    )
    for line in report.read:
        for notice in line.notices:
            if every or notice.level == "warning":
                write(f"  {notice}")
    for error in report.failed:
        write(f"failed: {error}", "bold red")
    for name in report.passed:
        write(f"ignored: {name}: not .txt, .pdf or .html")
    write(
        f"{len(report.read)} filings in the graph ({report.added} read now), {len(report.failed)} failed. "
        f"Graph {report.digest[:16]}"
    )
    if wants_json(False):
        return
    write("Next: graphkit check NAME, graphkit paths A B, graphkit query --list, or open graph.html")
