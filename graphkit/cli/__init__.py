"""The command line: verbs that parse, call the Python API, and print.

Tables for a person, JSON for a pipe (`--json` forces it). Exit codes: 0 fine, 1 found a fault,
2 bad use. Errors name file, page and value, and say what to do next.
"""

from __future__ import annotations

from graphkit.cli.app import main

__all__ = ["main"]
