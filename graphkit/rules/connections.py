"""Everybody connected with one issuer in one reading, with every derivation and its level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graphkit.percent import Percent
from graphkit.rules.associates import Associates
from graphkit.rules.derivation import Step, Test, leaf
from graphkit.rules.reading import Core, Reading
from graphkit.rules.votes import Side, total
from graphkit.rules.world import TOGETHER

__all__ = ["LEVELS", "Connection", "Connections"]

LEVELS = ("issuer", "connected_subsidiary", "subsidiary", "deemed")
"""From the strongest down: which duties a level brings is for `tiers` to say."""


@dataclass(frozen=True, slots=True)
class Connection:
    """One derivation that a party is connected, and at what level."""

    step: Step
    level: str


class Connections:
    """All connections of an issuer in one reading; `deemed` holds what only the Exchange decides.

    With `only`, a party, the connections of others are left out.
    """

    def __init__(self, reading: Reading, only: str | None = None) -> None:
        self.reading, self.only = reading, only
        self.issuer = reading.issuer
        self.associates = Associates(reading)

    @cached_property
    def of(self) -> Mapping[str, tuple[Connection, ...]]:
        """Connections by party, shortest first, the issuer's level before others."""
        found: dict[str, list[Connection]] = {}
        for connection in self._all():
            party = connection.step.subject
            if party != self.issuer and self.only in {None, party}:
                found.setdefault(party, []).append(connection)
        return {party: _ordered(ways) for party, ways in found.items()}

    @cached_property
    def deemed(self) -> Mapping[str, tuple[Connection, ...]]:
        """Parties that the Exchange may deem connected, and structured-contract companies to look at."""
        found: dict[str, list[Connection]] = {}
        for core in self.reading.core:
            for step in self.associates.deemed(core.party):
                made = self._via(core, step, "deemed")
                if step.subject != self.issuer and step.subject not in self.reading.inside:
                    found.setdefault(step.subject, []).append(made)
        for connection in self._subsidiaries(by_contract=True):
            found.setdefault(connection.step.subject, []).append(connection)
        return {party: _ordered(ways) for party, ways in found.items()}

    @cached_property
    def issuer_level(self) -> Mapping[str, Step]:
        """Parties outside the group that are connected at the issuer's level, with one derivation."""
        best: dict[str, Step] = {}
        for connection in self._outside():
            step = connection.step
            if connection.level != "issuer" or step.subject in self.reading.inside:
                continue
            held = best.get(step.subject)
            if held is None or (step.doubts, step.length) < (held.doubts, held.length):
                best[step.subject] = step
        return best

    def _all(self) -> Iterator[Connection]:
        closed = self.reading.chapter.has("subsidiary_level_only")
        for connection in self._outside():
            if self._may_be_subsidiary(connection):
                continue
            yield connection
        if not closed:
            yield from self._inside()
        yield from self._subsidiaries(by_contract=False)
        yield from self._fund_servants()

    def _may_be_subsidiary(self, connection: Connection) -> bool:
        """A party that may belong to the group stays connected only if a subsidiary would be, too."""
        party, reading = connection.step.subject, self.reading
        if party in reading.inside:
            return True
        if party in reading.through_issuer:
            return self.outside_votes(party) is None
        return party in reading.group and self._rests_on_group(connection.step)

    def _rests_on_group(self, step: Step) -> bool:
        """Does the step use the very edge that would make its subject a member of the group?"""
        leaves = {id(edge) for edge in step.leaves()}
        above = self.reading.world.controllers_of(step.subject)
        return any(party in self.reading.group and id(edge) in leaves for party, edge in above)

    def _outside(self) -> Iterator[Connection]:
        for core in self.reading.core:
            level = self._level(core)
            rule, why = core.step.rule, (core.step,)
            step = Step("connected", core.party, "connected_person_of", self.issuer, rule, why)
            yield Connection(step, level)
            for associate in self.associates.of(core.party):
                yield self._via(core, associate, level)
        for relation, one, other in self._fellow_edges():
            step = Step("fellow", one, "connected_person_of", other, "corporate_group", (relation,))
            yield Connection(step, "issuer")

    def _fellow_edges(self) -> Iterator[tuple[Step, str, str]]:
        world = self.reading.world
        for edge in world.out("fellow_subsidiary_of", self.issuer):
            yield leaf(edge), edge.object, self.issuer
        for edge in world.into("fellow_subsidiary_of", self.issuer):
            yield leaf(edge), edge.subject, self.issuer

    def _level(self, core: Core) -> str:
        return "issuer" if core.company == self.issuer else "subsidiary"

    def _via(self, core: Core, associate: Step, level: str) -> Connection:
        premises = (core.step, associate)
        rule = "associate" if level != "deemed" else associate.rule
        step = Step("connected", associate.subject, "connected_person_of", self.issuer, rule, premises)
        return Connection(step, level)

    def _inside(self) -> Iterator[Connection]:
        """Before June 2010 a subsidiary that was not wholly owned could be anybody's associate."""
        if self.only is not None and self.only not in self.reading.group:
            return
        associates = Associates(self.reading, frozenset({self.issuer}))
        for core in self.reading.core:
            for step in associates.of(core.party):
                party = step.subject
                if party in self.reading.group and party not in self.reading.wholly_owned:
                    yield self._via(core, step, self._level(core))

    def _subsidiaries(self, by_contract: bool) -> Iterator[Connection]:
        """Connected subsidiaries, and the subsidiaries below them."""
        if self.only is not None and self.only not in self.reading.group:
            return
        for company, why in self.reading.group.items():
            if why is None or company in self.reading.surely_whole:
                continue
            if self._is_contractual(why) != by_contract:
                continue
            votes = self.outside_votes(company)
            if votes is None and by_contract:
                votes = self._titles(company)
            if votes is None:
                continue
            rule = "vie_ownership" if by_contract else "connected_subsidiary"
            level = "deemed" if by_contract else "connected_subsidiary"
            form = "connected_subsidiary"
            step = Step(form, company, "connected_person_of", self.issuer, rule, (why, votes))
            yield Connection(step, level)
            if not by_contract:
                yield from self._below(company, step)

    def _below(self, company: str, step: Step) -> Iterator[Connection]:
        rule = "connected_subsidiary_below"
        for party, why in self.reading.strict.own(company).members.items():
            if why is not None and party in self.reading.group:
                made = Step("below_connected", party, "connected_person_of", self.issuer, rule, (step, why))
                yield Connection(made, "connected_subsidiary")

    @staticmethod
    def _is_contractual(why: Step) -> bool:
        last = why.premises[-1].edge if why.form == "control" else None
        return last is not None and last.relation == "controls_by_contract"

    @cached_property
    def outsiders(self) -> Side:
        """The persons connected at the issuer's level, taken together, apart from the issuer's group."""
        group, owner = self.reading.through_issuer, TOGETHER + self.issuer
        seeds = {
            party: Step("of_connected", party, "counts_with", owner, step.rule, step.premises)
            for party, step in self.issuer_level.items()
            if party not in group
        }
        return self.reading.strict.side(owner, seeds, group)

    def outside_votes(self, company: str, rule: str = "connected_subsidiary") -> Step | None:
        """The step that those persons together have the votes that the clause asks for."""
        against = ("at_least", self.reading.chapter.threshold(rule, "at_least"))
        side = self.outsiders
        return self.reading.strict.tally_step(side.owner, company, side.members, rule, against)

    def _titles(self, company: str) -> Step | None:
        """Legal title that issuer-level persons have in a company controlled by contract."""
        rule, members = "connected_subsidiary", self.outsiders.members
        titles = [e for e in self.reading.world.into("registered_owner_of", company) if e.subject in members]
        shares = total(e.percent if e.percent is not None else Percent.unknown() for e in titles)
        test = Test("at_least", self.reading.chapter.threshold(rule, "at_least"), shares)
        if not titles or not self.reading.strict.reached(test):
            return None
        owner, known = self.outsiders.owner, [members[e.subject] for e in titles]
        premises = (*(step for step in known if step is not None), *(leaf(e) for e in titles))
        return Step("title", owner, "votes_in", company, rule, premises, test=test)

    def _fund_servants(self) -> Iterator[Connection]:
        """Manager, adviser and custodian of a Chapter 21 company, and their own connected persons."""
        world, rule = self.reading.world, "investment_company"
        flag = world.is_marked("is_investment_company", self.issuer)
        if flag is None or not self.reading.chapter.has(rule):
            return
        for relation in ("investment_manager_of", "investment_adviser_of", "custodian_of"):
            for edge in world.into(relation, self.issuer):
                known = (leaf(flag), leaf(edge))
                servant = edge.subject
                made = Step("serves", servant, "connected_person_of", self.issuer, rule, known)
                yield Connection(made, "issuer")
                own = Reading(self.reading.all_dates, servant, self.reading.chapter, self.reading.is_certain)
                for party, ways in Connections(own).of.items():
                    premises = (made, ways[0].step)
                    step = Step("serves", party, "connected_person_of", self.issuer, rule, premises)
                    yield Connection(step, "issuer")


def _ordered(ways: list[Connection]) -> tuple[Connection, ...]:
    if len(ways) == 1:
        return tuple(ways)
    seen: dict[tuple[str, ...], Connection] = {}
    for _, hops, way in sorted(map(_ranked, ways), key=lambda ranked: ranked[0]):
        seen.setdefault((*hops, way.step.premises[-1].rule, way.level), way)
    return tuple(seen.values())


def _ranked(way: Connection) -> tuple[tuple[int, int, int], tuple[str, ...], Connection]:
    """The way after its rank (by level, doubts and length) and its hops."""
    hops = tuple(f"{edge.subject}|{edge.relation}|{edge.object}" for edge in way.step.leaves())
    return (LEVELS.index(way.level), way.step.doubts, len(hops)), hops, way
