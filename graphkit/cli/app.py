"""The root of the command line: the verbs, and how errors end."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from graphkit.cli import ask, give, identity, read, screen, trust
from graphkit.cli.printing import complain, plain
from graphkit.errors import GraphkitError

__all__ = ["app", "main"]

app = typer.Typer(
    name="graphkit",
    help="Hong Kong Stock Exchange announcements as a graph of who is connected to whom, "
    "with the sentence behind every edge. Start with: graphkit demo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        plain(f"graphkit {version('graphkit')}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """What holds for every verb."""


for family in (read, ask, screen, trust, give, identity):
    family.register(app)


def main() -> None:
    """Run the command line; the only place that turns an error into an exit code."""
    try:
        app()
    except GraphkitError as error:
        complain(error)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        if error.filename is None:
            raise
        complain(f"{error.filename}: {error.strerror}. Check the path")
        sys.exit(2)
