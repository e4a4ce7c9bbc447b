"""Arguments and options that several verbs share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphkit.assembly.batch import GIGABYTE, Limits

__all__ = ["At", "Folder", "Jobs", "Json", "Known", "Memory", "Output", "Seconds", "limits_of"]

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
Seconds = Annotated[
    float, typer.Option("--seconds", min=1, help="Time that one file may take; past it, it is skipped.")
]
Memory = Annotated[
    float,
    typer.Option("--memory", metavar="GB", min=1, help="Address space that one worker may have, in GB."),
]


def limits_of(seconds: float, memory: float) -> Limits:
    """The limits of one file, from seconds and gigabytes."""
    return Limits(seconds, int(memory * GIGABYTE))
