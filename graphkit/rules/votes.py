"""Votes: what a side of parties controls, and how many votes it has in a company, as bounds.

A side counts all the votes of every company that it controls and none of those of a company that
it does not control; percentages are never multiplied down a chain. Control is the least fixed
point, so companies that hold each other in a circle do not lift themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from graphkit.percent import Percent, Verdict
from graphkit.rules.derivation import Step, Test, leaf
from graphkit.rules.world import Edge, World

__all__ = ["Members", "Side", "Tally", "Votes", "total"]

HUNDRED = Decimal(100)
HALF = Decimal(50)
Members = Mapping[str, Step | None]
"""The parties of a side, each with the step by which it counts with the side's owner."""


def total(parts: Iterable[Percent]) -> Percent:
    """The sum of holdings as bounds, at most 100; openness of either bound is kept."""
    shares = list(parts)
    if len(shares) == 1 and shares[0].wording == "exact":
        return shares[0]
    low = sum((share.min for share in shares), Decimal(0))
    high = min(sum((share.max for share in shares), Decimal(0)), HUNDRED)
    low = min(low, HUNDRED)
    low_open = low < high and any(share.wording in {"more_than", "between"} for share in shares)
    high_open = low < high and any(share.wording in {"less_than", "between"} for share in shares)
    if low == high:
        return Percent(low, high, "exact")
    wordings = {(True, True): "between", (True, False): "more_than", (False, True): "less_than"}
    return Percent(low, high, wordings.get((low_open, high_open), "at_least"))


@dataclass(frozen=True, slots=True)
class Tally:
    """A side's votes in a company, with the holdings counted."""

    percent: Percent
    parts: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """An owner with everything that counts with it."""

    owner: str
    members: Members


class Votes:
    """Control and votes in one world, read either for certain or as far as possible.

    `is_certain` decides on lower bounds and certain edges, else upper bounds decide. `control` is
    the threshold of control by votes. `tests` keeps the threshold tests that were made.
    """

    def __init__(
        self, world: World, is_certain: bool, control: tuple[str, Decimal] = ("more_than", HALF)
    ) -> None:
        self.world = world.certain() if is_certain else world
        self.is_certain = is_certain
        self.majority = control
        self.tests: dict[tuple[str, str, str], Test] = {}
        self._own: dict[tuple[str, frozenset[str]], Side] = {}
        self._over: dict[str, list[str]] = {}
        self._voted: dict[str, Decimal] = {}
        self._below_by_edge: dict[str, frozenset[str]] = {}

    def reached(self, test: Test) -> bool:
        """Is the threshold reached in this reading?"""
        verdict = test.verdict
        return verdict is Verdict.CERTAIN or (not self.is_certain and verdict is Verdict.POSSIBLE)

    def own(self, party: str, barred: frozenset[str] = frozenset()) -> Side:
        """The party with the companies that it controls, none of them through a barred one."""
        key = (party, barred)
        if key not in self._own:
            self._own[key] = self.side(party, {party: None}, barred)
        return self._own[key]

    def side(self, owner: str, seeds: Members, barred: frozenset[str] = frozenset()) -> Side:
        """The least side that holds the seeds and every company that its members control."""
        members: dict[str, Step | None] = dict(seeds)
        queue = [party for party in members if party not in barred]
        for party in queue:
            for company in self._below(party):
                if company in members or company in barred:
                    continue
                step = self.control(owner, company, members)
                if step is not None:
                    members[company] = step
                    queue.append(company)
        return Side(owner, members)

    def above(self, company: str) -> list[str]:
        """Every party that may control the company, nearest first.

        Where one holder has a majority nobody else can have one, so only it is followed up.
        """
        seen: dict[str, None] = {}
        queue = [company]
        for one in queue:
            for party in self._may_control(one):
                if party not in seen and party != company:
                    seen[party] = None
                    queue.append(party)
        return list(seen)

    def shareholders(self, company: str) -> list[str]:
        """Every party that may have votes in the company, its own or of companies that it controls."""
        holders = [edge.subject for edge in self.world.into("holds_votes", company)]
        above = [party for holder in holders for party in self.above(holder)]
        return [
            party for party in dict.fromkeys([*holders, *self.above(company), *above]) if party != company
        ]

    def _may_control(self, company: str) -> list[str]:
        if company not in self._over:
            held = self.world.into("holds_votes", company)
            name, bar = self.majority
            most = [edge for edge in held if Test(name, bar, _share(edge)).verdict is not Verdict.EXCLUDED]
            sure = [e for e in most if e.certain and _share(e).more_than(HALF) is Verdict.CERTAIN]
            found = {edge.subject for edge in (most if sure else held)}
            self._over[company] = sorted(found | {party for party, _ in self.world.controllers_of(company)})
        return self._over[company]

    def _below(self, party: str) -> list[str]:
        held = [edge.object for edge in self.world.out("holds_votes", party)]
        return sorted({*held, *(company for company, _ in self.world.controlled_by(party))})

    def control(self, owner: str, company: str, members: Members) -> Step | None:
        """Why the company counts with the owner; None where the members do not control it."""
        edges = self.world.controllers_of(company)
        for party, edge in edges:
            if party in members and party != company and self._gives_control(edge, company):
                why = [step for step in (members[party],) if step is not None]
                return Step("control", company, "counts_with", owner, "control", (*why, leaf(edge)))
        if any(edge.relation == "controls_by_contract" for _, edge in edges):
            return None
        stated = not self.is_certain and any(edge.certain for _, edge in edges)
        if stated and not self._majority(company, members):
            return None
        return self.tally_step(owner, company, members, "control", self.majority, "counts_with")

    def _gives_control(self, edge: Edge, company: str) -> bool:
        if edge.relation != "beneficially_owned_by":
            return True
        owners = {other.object for other in self.world.out("beneficially_owned_by", company)}
        return len(owners) == 1 or not self.is_certain

    def _majority(self, company: str, members: Members) -> bool:
        return self.tally(company, members).percent.more_than(HALF) is Verdict.CERTAIN

    def tally(self, company: str, members: Members) -> Tally:
        """The members' votes in the company."""
        edges = self._held(company, members)
        counted = edges if self.world.additive or len(edges) < 2 else self._apart(edges)
        if self.is_certain:
            return Tally(total(_share(edge) for edge in counted), tuple(counted))
        low = total(_share(edge) for edge in counted if edge.certain).min
        most = total(_share(edge) for edge in edges)
        spare = HUNDRED - self._others(company, members) if most.max > low else HUNDRED
        high = max(low, min(most.max, spare))
        wording = most.wording if high == most.max and low == most.min else "at_least"
        percent = Percent(low, high, "exact" if low == high else wording)
        return Tally(percent, tuple(edge for edge in edges if _share(edge).max > 0))

    def _held(self, company: str, members: Members) -> list[Edge]:
        """The members' holdings in the company, in the world's order."""
        held = self.world.into("holds_votes", company)
        if len(held) <= 2 * len(members):
            return [edge for edge in held if edge.subject in members and edge.subject != company]
        places = self.world.holdings(company)
        found = [place for party in members if party != company for place in places.get(party, ())]
        return [held[place] for place in sorted(found)]

    def _apart(self, edges: list[Edge]) -> list[Edge]:
        """Holdings that cannot be the same shares: a parent's figure may include its subsidiary's,
        and a spouse's may repeat it."""
        holders = {edge.subject for edge in edges}
        under = {holder: (holders & self._linked(holder)) - {holder} for holder in holders}
        leaves = [edge for edge in edges if not under[edge.subject]]
        covered = frozenset[str]().union(*under.values())
        roots = [edge for edge in edges if edge.subject not in covered]
        return max(
            _distinct(leaves),
            _distinct(roots),
            key=lambda some: total(_share(edge) for edge in some if edge.certain).min,
        )

    def _linked(self, party: str) -> frozenset[str]:
        """Everything below the party by single edges of control or of a certain majority."""
        if party not in self._below_by_edge:
            seen, queue = {party}, [party]
            while queue:
                at = queue.pop()
                held = self.world.out("holds_votes", at)
                near = [edge.object for edge in held if _share(edge).more_than(HALF) is Verdict.CERTAIN]
                near += [company for company, _ in self.world.controlled_by(at)]
                queue += [company for company in near if company not in seen]
                seen.update(near)
            self._below_by_edge[party] = frozenset(seen)
        return self._below_by_edge[party]

    def _others(self, company: str, members: Members) -> Decimal:
        """Votes that certainly belong to holders apart from the members."""
        if self.world.additive:
            own = [*self._held(company, members), *self._treasury(company, members)]
            held = sum((_share(edge).min for edge in own if edge.certain), Decimal(0))
            return min(self._certain_votes(company) - held, HUNDRED)
        others = [
            edge
            for edge in self.world.into("holds_votes", company)
            if edge.subject not in members
            and edge.certain
            and not self._linked(edge.subject) & members.keys()
        ]
        counted = others if len(others) < 2 else self._apart(others)
        return total(_share(edge) for edge in counted).min

    def _treasury(self, company: str, members: Members) -> list[Edge]:
        places = self.world.holdings(company).get(company, ()) if company in members else ()
        return [self.world.into("holds_votes", company)[place] for place in places]

    def _certain_votes(self, company: str) -> Decimal:
        """Votes that certainly belong to somebody; not capped."""
        if company not in self._voted:
            held = self.world.into("holds_votes", company)
            shown = sum((_share(edge).min for edge in held if edge.certain), Decimal(0))
            self._voted[company] = shown + self.world.elsewhere.get(company, Decimal(0))
        return self._voted[company]

    def tally_step(
        self,
        owner: str,
        company: str,
        members: Members,
        rule: str,
        against: tuple[str, Decimal],
        predicate: str = "votes_in",
    ) -> Step | None:
        """The step that the members' votes in the company reach a threshold; None where they do not."""
        found = self.tally(company, members)
        test = Test(*against, found.percent)
        if len(found.parts) > 0:
            self._keep((owner, company, rule), test)
        if len(found.parts) == 0 or not self.reached(test):
            return None
        premises: list[Step] = []
        for edge in found.parts:
            why = members[edge.subject]
            premises += ([why] if why is not None else []) + [leaf(edge)]
        subject, object = (company, owner) if predicate == "counts_with" else (owner, company)
        return Step("tally", subject, predicate, object, rule, tuple(premises), test=test)

    def _keep(self, asked: tuple[str, str, str], test: Test) -> None:
        """Of several tests of one side, with and without what is barred, the one with most votes."""
        held = self.tests.get(asked)
        if held is None or held.value.max <= test.value.max:
            self.tests[asked] = test


def _distinct(edges: list[Edge]) -> list[Edge]:
    seen: dict[Percent, Edge] = {}
    for edge in edges:
        seen.setdefault(_share(edge), edge)
    return list(seen.values())


def _share(edge: Edge) -> Percent:
    return edge.percent if edge.percent is not None else Percent.unknown()
