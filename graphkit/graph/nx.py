"""The statements as a networkx graph, and back.

Nodes are party ids; relations are edges whose key is the statement's id; the statements about a
party's values lie on its node. Edges carry the statement itself and its parts as plain
attributes, so that networkx's own algorithms and writers can use them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx

from graphkit.statement import RELATIONS, Statement

if TYPE_CHECKING:
    from graphkit.graph.ledger import Ledger

__all__ = ["from_networkx", "to_networkx"]

PLAIN = (
    "predicate state status valid_from valid_to as_at role chair title wholly_owned kind confidence method"
).split()


def to_networkx(graph: Ledger) -> networkx.MultiDiGraph[str]:
    """The graph with every statement on an edge or a node; parties and statements in order of id."""
    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for party in graph.present:
        slots = ("type", "name", "names", "chinese_name", "stock_code", "jurisdiction")
        plain = {slot: getattr(party, slot) for slot in slots}
        made.add_node(party.id, party=party, statements=(), **plain)
    for statement in graph.statements:
        subject, *target = graph.ends(statement)
        if statement.predicate in RELATIONS:
            made.add_edge(
                subject, target[0], key=statement.id, statement=statement, **_plain(graph, statement)
            )
        else:
            made.nodes[subject]["statements"] += (statement,)
    return made


def _plain(graph: Ledger, statement: Statement) -> dict[str, Any]:
    plain = {slot: value for slot in PLAIN if (value := getattr(statement, slot)) is not None}
    if statement.percent is not None:
        plain |= {f"percent_{slot}": text for slot, text in statement.percent.to_record().items()}
    first = statement.evidence[0]
    source = {"filing": first.filing.sha256, "page": first.page, "quote": first.quote}
    return plain | source | {"live": graph.is_live(statement)}


def from_networkx(made: networkx.MultiDiGraph[str]) -> tuple[Statement, ...]:
    """All statements of such a graph, in the order of their ids."""
    held: list[Statement] = [one for node in made.nodes.values() for one in node.get("statements", ())]
    held += [edge["statement"] for edge in made.edges.values()]
    return tuple(sorted(held, key=lambda one: one.id))
