"""Arguments and options that several verbs share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["At", "Folder", "Jobs", "Json", "Known", "Output"]

Folder = Annotated[
    Path, typer.Option("--graph", "-g", help="Folder of the graph, as written by graphkit build.")
]
Output = Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.")]
Json = Annotated[bool, typer.Option("--json", help="JSON instead of tables (also when piped).")]
At = Annotated[
    str | None, typer.Option("--at", metavar="DATE", help="As things stood on this day (valid time).")
]
Known = Annotated[
    str | None, typer.Option("--known", metavar="DATE", help="From filings published up to this day.")
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Files read at the same time.")]
