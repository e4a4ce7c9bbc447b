"""Verbs that hand the graph on: show, export, serve."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphkit.cli.options import At, Folder, Known
from graphkit.cli.printing import write

__all__ = ["register"]

EXPORTS = Path("exports")


def register(app: typer.Typer) -> None:
    """Add the verbs of this family."""
    for verb in (show, export, serve):
        app.command()(verb)


def show(
    party: Annotated[
        str | None, typer.Argument(help="Only this party's surroundings.", show_default=False)
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write.")] = Path("graph.html"),
    graph: Folder = EXPORTS,
    at: At = None,
    known: Known = None,
) -> None:
    """Write the interactive page: one file that opens without a network."""
    from graphkit.assembly.build import load

    load(graph).at(at, known).show(output, party)
    write(f"{output} is written; open it in a browser.")


def export(
    format: Annotated[str, typer.Argument(help="Name of the format; leave out to list them.")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File (csv, parquet: folder) to write.")
    ] = None,
    graph: Folder = EXPORTS,
    at: At = None,
    known: Known = None,
) -> None:
    """Write the graph in another format."""
    from graphkit.assembly.build import load
    from graphkit.cli.printing import table
    from graphkit.export import FORMATS
    from graphkit.export import export as write_out

    if not format:
        table(["format", "what it is"], FORMATS.items())
        return
    if output is None:
        raise typer.BadParameter("say where to write with -o")
    write_out(load(graph).at(at, known), format, output)
    write(f"{output} is written.")


def serve(
    graph: Folder = EXPORTS,
    host: Annotated[
        str, typer.Option(help="Address to listen on; loopback unless you say so.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 7878,
    seconds: Annotated[int, typer.Option(min=1, help="Longest time for one question.")] = 30,
    megabytes: Annotated[int, typer.Option(min=1, help="Largest answer.")] = 64,
) -> None:
    """Serve a read-only SPARQL endpoint, its query form and the page until interrupted."""
    from graphkit.assembly.build import load
    from graphkit.serve import ServeLimits
    from graphkit.serve import serve as open_endpoint

    held = load(graph)
    page = graph / "graph.html"
    text = page.read_text("utf-8") if page.is_file() else ""
    limits = ServeLimits(seconds, megabytes << 20)
    with open_endpoint(held, text, host, port, limits) as endpoint:
        write(
            f"{endpoint.url} answers (query form), {endpoint.url}query (SPARQL), {endpoint.url}page (chart)."
        )
        write("Stop it with Ctrl-C.")
        try:
            endpoint.wait()
        except KeyboardInterrupt:
            write("Stopped.")
