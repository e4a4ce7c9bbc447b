"""What a page carries of a very large graph: whole filings, the nearest to where it opens."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from graphkit.graph.ledger import Ledger

if TYPE_CHECKING:
    from graphkit.identity.parties import Party

__all__ = ["CARRIED", "carried"]

CARRIED = 20_000
"""Statements that a page carries, at most: about 20 MB of it."""

View = TypeVar("View", bound=Ledger)


def carried(graph: View, focus: Party | None = None, most: int = CARRIED) -> View:
    """The graph itself, or a view of the filings nearest to `focus`, else to the party of which most
    is said; nearer are those that share a party with a nearer one."""
    if len(graph.statements) <= most:
        return graph
    parties: dict[str, dict[str, None]] = {sha: {} for sha in graph.filings}
    filings: dict[str, dict[str, None]] = defaultdict(dict)
    size: dict[str, int] = defaultdict(int)
    for one in graph.statements:
        sha = one.filing.sha256
        size[sha] += 1
        for end in graph.ends(one):
            parties[sha][end] = filings[end][sha] = None
    chosen: list[str] = []
    for sha in _nearest(_first(graph, focus), parties, filings):
        most -= size[sha]
        if chosen and most < 0:
            break
        chosen.append(sha)
    return next(graph.parts([chosen]))


def _first(graph: Ledger, focus: Party | None) -> list[str]:
    """The parties to start from: the focus, then those of which most is said."""
    ranked = sorted(graph.present, key=lambda party: (-len(graph.about(party)), party.id))
    return [party.id for party in (*([focus] if focus else ()), *ranked)]


def _nearest(
    starts: Iterable[str], parties: Mapping[str, Iterable[str]], filings: Mapping[str, Iterable[str]]
) -> Iterator[str]:
    """The filings, breadth first from each start in turn."""
    met: set[str] = set()
    for start in starts:
        waiting = deque([start])
        while waiting:
            for sha in sorted(filings.get(waiting.popleft(), ())):
                if sha not in met:
                    met.add(sha)
                    yield sha
                    waiting.extend(parties[sha])
