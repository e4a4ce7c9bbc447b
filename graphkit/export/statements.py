"""JSON Lines, one statement a line, sorted by id: lossless with the filings' texts at hand."""

from __future__ import annotations

import json
from pathlib import Path

from graphkit.graph.graph import Graph

__all__ = ["write"]


def write(graph: Graph, path: Path) -> None:
    """The lines of statements.jsonl."""
    with path.open("w", encoding="utf-8") as out:
        for statement in graph.statements:
            out.write(json.dumps(statement.to_record(), ensure_ascii=False, sort_keys=True) + "\n")
