"""TriG, one named graph a filing and one of parties: the bytes of graph.trig."""

from __future__ import annotations

from pathlib import Path

from graphkit.graph.graph import Graph
from graphkit.graph.rdf import quads
from graphkit.graph.trig import trig

__all__ = ["write"]


def write(graph: Graph, path: Path) -> None:
    """Sorted, without blank nodes."""
    path.write_text("".join(trig(quads(graph))), encoding="utf-8")
