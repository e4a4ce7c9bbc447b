"""GraphML for Gephi, yEd and Cytoscape: parties as nodes, statements as edges."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from graphkit.graph.graph import Graph
from graphkit.statement import PartyRef

__all__ = ["write"]


def write(graph: Graph, path: Path) -> None:
    """Edges carry predicate, percent, status, dates, filing and quote as plain attributes."""
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for party in graph.parties.values():
        drawn.add_node(
            party.id,
            label=_clean(party.name),
            type=party.type,
            chinese_name=_clean(party.chinese_name or ""),
            stock_code=party.stock_code or "",
        )
    for statement in graph.statements:
        if isinstance(statement.object, PartyRef):
            drawn.add_edge(
                graph.resolve(statement.subject).id,
                graph.resolve(statement.object).id,
                key=statement.id,
                predicate=statement.predicate,
                percent=str(statement.percent or ""),
                status=statement.status,
                state=statement.state or "",
                known_from=str(statement.known_from or ""),
                filing=_clean(statement.filing.name),
                quote=_clean(statement.evidence[0].quote),
            )
    nx.write_graphml(drawn, path, encoding="utf-8", named_key_ids=True)


def _clean(text: str) -> str:
    """Without the control characters that XML 1.0 forbids."""
    kept = "".join(glyph for glyph in text if glyph in "\t\n\r" or glyph >= " ")
    return kept.encode("utf-8", "ignore").decode()
