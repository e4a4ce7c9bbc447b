"""N-Quads of RDF 1.2: each statement node reifies the triple that it states.

Where RDF 1.1 says rdf:subject, rdf:predicate and rdf:object, one `rdf:reifies <<( s p o )>>`
stands here; all else is the same. For tools that know triple terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from graphkit.graph.graph import Graph
from graphkit.graph.rdf import quads
from graphkit.graph.terms import NAMESPACES

__all__ = ["reified", "write"]

RDF = NAMESPACES["rdf"]
PARTS = {f"{RDF}{part}": part for part in ("subject", "predicate", "object")}


def write(graph: Graph, path: Path) -> None:
    """Sorted by line."""
    text = (serialize(reified(quads(graph)), format=RdfFormat.N_QUADS) or b"").decode()
    path.write_text("".join(sorted(set(text.splitlines(keepends=True)))), encoding="utf-8")


def reified(given: Iterator[Quad]) -> Iterator[Quad]:
    """The quads with each statement's three parts made one triple term."""
    parts: dict[tuple[NamedNode, NamedNode], dict[str, NamedNode | Literal]] = {}
    for quad in given:
        if quad.predicate.value in PARTS:
            held = parts.setdefault((quad.subject, quad.graph_name), {})  # type: ignore[arg-type]
            held[PARTS[quad.predicate.value]] = quad.object  # type: ignore[assignment]
        else:
            yield quad
    for (node, graph_name), held in parts.items():
        stated = Triple(held["subject"], held["predicate"], held["object"])  # type: ignore[arg-type]
        yield Quad(node, NamedNode(f"{RDF}reifies"), stated, graph_name)
