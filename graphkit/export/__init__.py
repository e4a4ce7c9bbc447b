"""The graph in other people's formats: one module a format, each with write(graph, path)."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from graphkit.errors import GraphkitError
from graphkit.graph.graph import Graph

__all__ = ["FORMATS", "export"]

FORMATS = {
    "bods": "Beneficial Ownership Data Standard 0.4, JSON",
    "csv": "two tables: parties.csv and statements.csv in a folder",
    "ftm": "FollowTheMoney entities, JSON Lines (OpenSanctions, Aleph)",
    "graphml": "GraphML, for Gephi, yEd and Cytoscape",
    "jsonld": "JSON-LD, one named graph a filing",
    "nquads": "canonical N-Quads, sorted",
    "parquet": "a folder of Parquet tables: filings, statements and parties, lossless",
    "rdf12": "N-Quads 1.2 with triple terms, one reifier a statement",
    "statements": "JSON Lines, one statement a line, lossless",
    "trig": "TriG, as graph.trig",
}
"""Formats by name, with what each is."""


def export(graph: Graph, format: str, path: Path) -> None:
    """Write the graph; raises GraphkitError for a format that is not there."""
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise GraphkitError(f"no format {format!r}; there are: {known}")
    import_module(f"graphkit.export.{format}").write(graph, path)
