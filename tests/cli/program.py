"""The program: as a process, as a process at a terminal, or its `main` in this process.

Most tests are about what the verbs say and do, and call `run`, which costs no start of a Python. Those
about the process itself, its signals, its terminal or its end, call `process` or `on_terminal`.
"""

from __future__ import annotations

import contextlib
import io
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from graphkit.cli import main

__all__ = ["PROGRAM", "Done", "on_terminal", "process", "run"]

PROGRAM = [sys.executable, "-W", "error", "-m", "graphkit"]


class Done(NamedTuple):
    """How the program ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


def run(*words: object, cwd: Path | None = None) -> Done:
    """`main` with these words in that folder; anything but an exit would fail the test that asks."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with (
        mock.patch.object(sys, "argv", ["graphkit", *map(str, words)]),
        contextlib.chdir(cwd or Path.cwd()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
    return Done(code, out.getvalue(), err.getvalue())


def process(*words: object, cwd: Path | None = None, **more: Any) -> subprocess.CompletedProcess[str]:
    """The program as a shell starts it."""
    command = [*PROGRAM, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=120, check=False, **more)


def on_terminal(*words: object, cwd: Path | None = None) -> tuple[int, str]:
    """What a person at a terminal sees."""
    theirs, ours = pty.openpty()
    command = [*PROGRAM, *map(str, words)]
    environment = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}
    child = subprocess.Popen(command, stdout=ours, stderr=ours, stdin=ours, cwd=cwd, env=environment)
    os.close(ours)
    seen = b""
    while True:
        try:
            part = os.read(theirs, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(theirs)
    return child.wait(), seen.decode("utf-8", "replace").replace("\r\n", "\n")
