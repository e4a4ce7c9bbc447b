"""Parquet: a folder of tables with filings, statements, parties (extra `scale`), lossless.

The folder is a shard that knows its graph: `graphkit build FOLDER` loads it, and
`Columns.load` makes arrays of it. The columns are in `graphkit.graph.arrays.tables`.
"""

from __future__ import annotations

from pathlib import Path

from graphkit.graph.arrays import tables
from graphkit.graph.arrays.shard import write_shard
from graphkit.graph.graph import Graph

__all__ = ["write"]


def write(graph: Graph, path: Path) -> None:
    """The tables of the graph, in a folder."""
    numbers = {id: number for number, id in enumerate(graph.parties)}
    write_shard(
        path,
        (tables.filing_row(one) for one in graph.filings.values()),
        (tables.graph_row(graph, one, numbers) for one in graph.statements),
        parties=(tables.party_row(numbers[one.id], one) for one in graph.parties.values()),
    )
