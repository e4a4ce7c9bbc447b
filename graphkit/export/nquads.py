"""Canonical N-Quads (RDFC-1.0: there are no blank nodes, so sorted lines in canonical spelling)."""

from __future__ import annotations

from pathlib import Path

from graphkit.graph.graph import Graph
from graphkit.graph.rdf import quads
from graphkit.graph.trig import nquads

__all__ = ["write"]


def write(graph: Graph, path: Path) -> None:
    """One quad a line; the sha256 of the file is the graph's canonical hash."""
    path.write_text("".join(f"{line}\n" for line in nquads(quads(graph))), encoding="utf-8")
