"""The figure: what is drawn of a graph, before anything has a place.

Parallel statements on one pair of parties become one link per family of relations; a link runs
from the party that is drawn above (owner, controller, director) to the one below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.identity.parties import Party
from graphkit.statement import PartyRef, Statement
from graphkit.view.relations import FAMILIES, relation

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph

__all__ = ["Figure", "Link", "figure", "reading_order"]

LOOSE = frozenset({"transaction", "return"})


@dataclass(frozen=True, slots=True)
class Link:
    """One line: parties by id, family, and what is said, in reading order.

    `peer` links have no above and below (relatives, fellow subsidiaries, connected persons).
    """

    upper: str
    lower: str
    family: str
    peer: bool
    statements: tuple[Statement, ...]

    @property
    def drawn(self) -> bool:
        """Only denied relations, and those to a transaction, are left out of the chart's shape."""
        return self.family != "transaction" and any(one.status != "negated" for one in self.statements)


@dataclass(frozen=True, slots=True)
class Figure:
    """Parties in the order in which the filings bring them up, the issuers among them, and links.

    `forms` are pairs of a form (a monthly return) and the issuer whose form it is.
    """

    parties: tuple[Party, ...]
    issuers: frozenset[str]
    links: tuple[Link, ...]
    forms: tuple[tuple[str, str], ...] = ()

    def part(self, ids: Iterable[str]) -> Figure:
        """The figure of some of the parties."""
        kept = frozenset(ids)
        return Figure(
            tuple(party for party in self.parties if party.id in kept),
            self.issuers & kept,
            tuple(link for link in self.links if link.upper in kept and link.lower in kept),
            tuple(pair for pair in self.forms if kept.issuperset(pair)),
        )

    def components(self) -> list[Figure]:
        """The parts that hang together by any link, in the order of their first parties."""
        near: dict[str, list[str]] = defaultdict(list)
        for one, other in [*((link.upper, link.lower) for link in self.links), *self.forms]:
            near[one].append(other)
            near[other].append(one)
        number: dict[str, int] = {}
        count = 0
        for party in self.parties:
            stack = [party.id] if party.id not in number else []
            count += bool(stack)
            while stack:
                id = stack.pop()
                if id not in number:
                    number[id] = count
                    stack.extend(near[id])
        return self._split(number)

    def _split(self, number: dict[str, int]) -> list[Figure]:
        parties: dict[int, list[Party]] = defaultdict(list)
        links: dict[int, list[Link]] = defaultdict(list)
        for party in self.parties:
            parties[number[party.id]].append(party)
        for link in self.links:
            links[number[link.upper]].append(link)
        return [
            Figure(tuple(held), self.issuers.intersection(p.id for p in held), tuple(links[own]))
            for own, held in parties.items()
        ]


def reading_order(statements: Iterable[Statement]) -> list[Statement]:
    """By publication, filing, place in the filing, and id."""
    return sorted(
        statements,
        key=lambda one: (
            one.known_from is None,
            str(one.known_from),
            one.filing.name,
            one.filing.sha256,
            one.evidence[0].start,
            one.id,
        ),
    )


def figure(graph: Graph) -> Figure:
    """The figure of a whole graph."""
    parties: dict[str, Party] = {}
    found: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    peers: set[tuple[str, str, str]] = set()
    for statement in reading_order(graph.statements):
        subject = graph.resolve(statement.subject)
        parties.setdefault(subject.id, subject)
        if not isinstance(statement.object, PartyRef):
            continue
        other = graph.resolve(statement.object)
        parties.setdefault(other.id, other)
        drawn = relation(statement.predicate)
        ends = (other.id, subject.id) if drawn.upper == "object" else (subject.id, other.id)
        key = (*ends, drawn.family)
        if drawn.upper == "peer" or statement.predicate == "connected_person_of":
            key = (*ends[::-1], drawn.family) if (*ends[::-1], drawn.family) in found else key
            peers.add(key)
        found[key].append(statement)
    order = {name: place for place, name in enumerate(FAMILIES)}
    links = [Link(*key, key in peers, tuple(held)) for key, held in found.items()]
    place = {id: number for number, id in enumerate(parties)}
    links.sort(key=lambda link: (place[link.upper], place[link.lower], order[link.family]))
    issuers = _issuers(graph, parties.values())
    forms = _forms(graph, [parties[id] for id in sorted(issuers)])
    return Figure(tuple(parties.values()), issuers, tuple(links), forms)


def _forms(graph: Graph, issuers: list[Party]) -> tuple[tuple[str, str], ...]:
    """Each form of the filings with its issuer, as far as that is known."""
    found: dict[str, str] = {}
    for statement in graph.statements:
        if statement.subject.type == "return":
            code = statement.filing.stock_code
            issuer = next((one.id for one in issuers if code and one.stock_code == code), None)
            if issuer is not None:
                found[graph.resolve(statement.subject).id] = issuer
    return tuple(sorted(found.items()))


def _issuers(graph: Graph, parties: Iterable[Party]) -> frozenset[str]:
    codes = {filing.stock_code for filing in graph.filings.values()} - {None}
    names = {filing.issuer for filing in graph.filings.values()} - {None}
    return frozenset(
        party.id
        for party in parties
        if party.type == "company" and (party.stock_code in codes or names.intersection(party.names))
    )
