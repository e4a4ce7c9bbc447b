"""The world of a knowledge graph as of one day: its statements as the edges that rules ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from graphkit.percent import Percent
from graphkit.rules.boards import Seat, directors, office_of
from graphkit.rules.clock import Held, held_on, reading_data
from graphkit.rules.holdings import holding
from graphkit.rules.kinship import kin_words
from graphkit.rules.world import Edge, World
from graphkit.statement import PartyRef, Statement, Value

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph

__all__ = ["world_of_graph"]

VOTES = frozenset({"holds_shares_in", "substantial_shareholder_of", "controlling_shareholder_of"})
DIRECT = frozenset(
    """controls_by_contract fellow_subsidiary_of associate_of beneficially_owned_by trustee_of
    beneficiary_of connected_person_of""".split()
)
GOVERNMENT = "a body typed as government is taken as a PRC governmental body"

Link = tuple[str, str, str]
"""Relation, subject, object."""


def world_of_graph(
    graph: Graph, day: date, known: date | None = None, without: frozenset[str] = frozenset()
) -> World:
    """What the graph's statements say of the day: those of filings published by `known`, and not
    those with an id in `without`."""
    return _Maker(graph, day, known).world(without)


class _Maker:
    def __init__(self, graph: Graph, day: date, known: date | None) -> None:
        self.graph, self.day, self.known = graph, day, known
        self.shares: dict[tuple[str, str], list[Held]] = defaultdict(list)
        self.seats: dict[Seat, list[Held]] = defaultdict(list)
        self.links: dict[Link, list[Held]] = defaultdict(list)
        self.deals: dict[str, list[Statement]] = defaultdict(list)

    def world(self, without: frozenset[str]) -> World:
        known = self.known.isoformat() if self.known else None
        for statement in self.graph.statements:
            held = held_on(statement, self.day, self.known)
            if statement.id in without or self.graph.is_corrected(statement, known):
                continue
            if held is not None:
                self._sort(statement, held)
        edges = [holding(*pair, said) for pair, said in sorted(self.shares.items()) if said]
        edges += directors(dict(sorted(self.seats.items())), self.day)
        edges += [edge for link, said in sorted(self.links.items()) for edge in self._edge(link, said)]
        edges += self._may_hold(edges)
        kinds = {party.id: party.type for party in self.graph.parties.values()}
        names = {party.id: party.name for party in self.graph.parties.values()}
        return World(tuple(edges), kinds, names, additive=False)

    def _sort(self, statement: Statement, held: Held) -> None:
        subject = self._id(statement.subject)
        if isinstance(statement.object, Value):
            if statement.predicate == "jurisdiction" and statement.object.text == "CN":
                self.links["is_prc_issuer", subject, "true"].append(held)
            elif statement.subject.type == "transaction":
                self.deals[subject].append(statement)
            return
        object = self._id(statement.object)
        if subject == object:
            return
        if statement.predicate in VOTES:
            self._over(held, self.shares[subject, object])
        elif statement.predicate == "director_of":
            self.seats[subject, object].append(held)
        elif statement.predicate == "party_to":
            self.deals[object].append(statement)
        else:
            for relation in self._relations(statement):
                self._over(held, self.links[relation, subject, object])
        for party, ref in ((subject, statement.subject), (object, statement.object)):
            if ref.type == "government":
                self.links["is_prc_governmental_body", party, "true"].append(held)

    def _over(self, held: Held, said: list[Held]) -> None:
        """Kept unless it is over by the day."""
        if held.until is None or held.until > self.day:
            said.append(held)

    def _relations(self, statement: Statement) -> Iterator[str]:
        predicate = statement.predicate
        if predicate in DIRECT or predicate == "subsidiary_of":
            yield predicate
        elif predicate == "officer_of":
            yield office_of(statement.title or statement.role) or predicate
        elif predicate == "family_of":
            yield kin_words()["extracted"].get(statement.kind or "other", "kin_of")
        elif predicate == "partner_of" and statement.kind == "general":
            yield "general_partner_of"

    def _id(self, ref: PartyRef) -> str:
        return self.graph.resolve(ref).id

    def _edge(self, link: Link, said: list[Held]) -> Iterator[Edge]:
        if not said:
            return
        relation, subject, object = link
        best = max(said, key=_weight)
        percent = None
        if relation == "subsidiary_of" and best.statement.wholly_owned is not None:
            percent = Percent.of(100) if best.statement.wholly_owned else Percent.between("50", "100")
        note = GOVERNMENT if relation == "is_prc_governmental_body" else best.note
        others = tuple(one.statement for one in said if one is not best)
        yield Edge(
            relation,
            subject,
            object,
            percent=percent,
            certain=best.is_certain,
            note=note,
            statements=(best.statement, *others),
        )

    def _may_hold(self, edges: Iterable[Edge]) -> Iterator[Edge]:
        """Shares that an agreement gives to a party, in a subsidiary that is not wholly owned, when
        no percentage is stated for it."""
        held = list(edges)
        known = {(edge.subject, edge.object) for edge in held if edge.relation == "holds_votes"}
        part_owned = {
            edge.subject: edge.object
            for edge in held
            if edge.relation == "subsidiary_of" and edge.percent is not None and edge.percent.min < 100
        }
        world = World(tuple(held))
        for deal, told in sorted(self.deals.items()):
            if not _is_about_shares(told):
                continue
            parties = {self._id(one.subject): one for one in told if one.predicate == "party_to"}
            for company in sorted(parties.keys() & part_owned.keys()):
                family = {company, *world.above(company), *world.below(company)}
                for party in sorted(parties.keys() - family):
                    kind = self.graph.parties[party].type
                    if kind in {"company", "person"} and (party, company) not in known:
                        both = (parties[party], parties[company])
                        yield self._may(party, company, deal, both)

    def _may(self, party: str, company: str, deal: str, said: tuple[Statement, ...]) -> Edge:
        names = self.graph.parties
        note = (
            f"{names[party].name}'s resulting percentage of {names[company].name} "
            f"under the {names[deal].name} is not stated"
        )
        return Edge(
            "holds_votes",
            party,
            company,
            percent=Percent.unknown(),
            certain=False,
            note=note,
            statements=said,
            needed=len(said),
        )


def _weight(held: Held) -> tuple[bool, bool, date, str]:
    """Certain before uncertain, a stated whole or part before neither, the later before the earlier."""
    said = held.statement
    return (held.is_certain, said.wholly_owned is not None, held.said, said.id)


def _is_about_shares(told: Iterable[Statement]) -> bool:
    words = reading_data()["shares"]["words"]
    named = [one for one in told if one.predicate in {"transaction_kind", "title"}]
    texts = [one.object.text for one in named if isinstance(one.object, Value)]
    texts += [one.evidence[0].quote for one in named]
    return any(word in text.casefold() for text in texts for word in words)
