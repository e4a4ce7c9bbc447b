"""JSON-LD, one named graph a filing and one of parties, sorted."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph

from graphkit.graph.graph import Graph
from graphkit.graph.rdf import quads
from graphkit.graph.trig import nquads

__all__ = ["write"]


def write(graph: Graph, path: Path) -> None:
    """Expanded form, in the order of the canonical N-Quads."""
    lines = "\n".join(nquads(quads(graph)))
    ordered = pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_QUADS)
    path.write_bytes(pyoxigraph.serialize(ordered, format=pyoxigraph.RdfFormat.JSON_LD) or b"")
