"""What the verbs print: tables to a person, JSON to a pipe, errors in one line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from graphkit.visible import visible

__all__ = ["complain", "plain", "show_json", "table", "wants_json", "write"]

WIDTH_IN_A_PIPE = 120


def _console() -> Console:
    return Console(soft_wrap=False, highlight=False, width=None if sys.stdout.isatty() else WIDTH_IN_A_PIPE)


def wants_json(forced: bool) -> bool:
    """JSON when asked for, or when the output goes into a pipe or file."""
    return forced or not sys.stdout.isatty()


def show_json(value: Any) -> None:
    """One JSON document, sorted by nothing but the order of its making."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str | None = None) -> None:
    """A table; cells are plain text, never markup."""
    drawn = Table(title=title, title_justify="left", title_style="bold", header_style="bold", box=None)
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text("" if cell is None else visible(str(cell), "\n")) for cell in row))
    _console().print(drawn)


def write(text: str = "", style: str | None = None) -> None:
    """One line of plain text, wrapped to the window."""
    _console().print(Text(visible(text, "\n"), style=style or ""))


def plain(text: str) -> None:
    """Text as it is, unwrapped; a terminal gets its hidden characters spelled out."""
    shown = visible(text, "\n\t") if sys.stdout.isatty() else text
    sys.stdout.write(shown if shown.endswith("\n") else shown + "\n")


def complain(problem: object) -> None:
    """An error or a notice, to the error stream, in one line."""
    told = str(problem).replace("\n", " ")
    sys.stderr.write(f"graphkit: {visible(told)}\n")
