"""Islands: the parts of a graph that no filing joins.

Two filings are of one island when they speak of the same party, or when other filings lead from
one to the other so. No relation leaves an island, so what follows from an island's statements is
what follows from the whole graph's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from graphkit.graph.ledger import Ledger

__all__ = ["islands"]

View = TypeVar("View", bound=Ledger)


def islands(graph: View) -> Iterator[View]:
    """The islands as views of the graph, in the order of their first filings by sha256."""
    above: dict[str, str] = {}
    for statement in graph.statements:
        for end in graph.ends(statement):
            _join(above, statement.filing.sha256, end)
    members: dict[str, list[str]] = {}
    for sha in graph.filings:
        members.setdefault(_root(above, sha), []).append(sha)
    return graph.parts(members.values())


def _join(above: dict[str, str], one: str, other: str) -> None:
    low, high = sorted((_root(above, one), _root(above, other)))
    if low != high:
        above[high] = low


def _root(above: dict[str, str], one: str) -> str:
    while (over := above.get(one, one)) != one:
        above[one] = above.get(over, over)
        one = over
    return one
