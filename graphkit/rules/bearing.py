"""What bears on an issuer: the part of an island on which the answers about it rest.

A seat on a board tells only of the company whose board it is, and only where that company may belong
to the issuer's group, so a person who serves two groups does not join them. Every other statement
joins its parties. What bears on an issuer are the statements that lead to it without a seat, the
boards of the companies among these, and what leads without a seat to those directors and to the
parties asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphkit.statement import Statement

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph

__all__ = ["Bearing"]

SEAT = "director_of"


class Bearing:
    """The parties and statements of an island in clusters, which hang together without seats."""

    def __init__(self, island: Graph) -> None:
        self.island = island
        self._cluster = _clusters(island)
        self._told: dict[str, list[Statement]] = defaultdict(list)
        self._seats: dict[str, list[Statement]] = defaultdict(list)
        self._boards: dict[str, set[str]] = defaultdict(set)
        for one in island.statements:
            subject, *others = island.ends(one)
            if one.predicate != SEAT:
                self._told[self._cluster[subject]].append(one)
            else:
                company = self._cluster[others[0]]
                self._seats[company].append(one)
                self._boards[company].add(self._cluster[subject])

    def _near(self, issuer: str, asked: Iterable[str]) -> set[str]:
        own = self._cluster[issuer]
        return {own, *self._boards[own], *(self._cluster[one] for one in asked)}

    def size(self, issuer: str, asked: Iterable[str]) -> int:
        """How many statements bear on the issuer and the parties."""
        near = self._near(issuer, asked)
        return len(self._seats[self._cluster[issuer]]) + sum(len(self._told[one]) for one in near)

    def on(self, issuer: str, asked: Iterable[str]) -> Graph:
        """The view of these statements, with their parties and those asked about."""
        wanted = [issuer, *asked]
        told = [*self._seats[self._cluster[issuer]]]
        for one in self._near(issuer, wanted):
            told += self._told[one]
        return self.island.part(told, wanted)


def _clusters(island: Graph) -> dict[str, str]:
    """For each party, one that stands for its cluster."""
    near: dict[str, list[str]] = defaultdict(list)
    for one in island.statements:
        if one.predicate != SEAT:
            subject, *others = island.ends(one)
            for other in others:
                near[subject].append(other)
                near[other].append(subject)
    found: dict[str, str] = {}
    for party in island.parties:
        waiting = [] if party in found else [party]
        while waiting:
            met = waiting.pop()
            if met not in found:
                found[met] = party
                waiting += near[met]
    return found
