"""The relational world that rules are evaluated on: parties, and dated edges between them.

The same world is made from the facts of a rule case and from a knowledge graph, so the law is
written once. An edge keeps the statements that support it; an edge that may or may not hold (a
planned holding, a role whose end is not dated) is not `certain`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, cast

from graphkit.percent import Percent
from graphkit.statement import Statement

__all__ = ["CONTROLS", "TOGETHER", "Edge", "World", "Year"]

CONTROLS = (
    "controls_by_contract",
    "controls_board_majority",
    "general_partner_of",
    "subsidiary_of",
    "beneficially_owned_by",
)
"""Relations that give control in one step; the last two point from the controlled company."""

TOGETHER = "connected:"
"""Before an issuer's id: the persons connected at the issuer's level, taken together."""

UPWARD = frozenset({"subsidiary_of", "beneficially_owned_by"})


@dataclass(frozen=True, slots=True)
class Year:
    """A subsidiary's size against the group in one financial year, in percent; None is not known."""

    name: str
    assets: Decimal | None
    profits: Decimal | None
    revenue: Decimal | None


@dataclass(frozen=True, slots=True)
class Edge:
    """`subject` has `relation` to `object` on [since, until).

    `age` is the subject's, in years, for a child; `years` are the sizes of a subsidiary; `note`
    says what is assumed, or what is missing where the edge is not certain. Of `statements` the
    first `needed` carry it together, the rest say the same again.
    """

    relation: str
    subject: str
    object: str
    percent: Percent | None = None
    since: date | None = None
    until: date | None = None
    certain: bool = True
    age: int | None = None
    years: tuple[Year, ...] = ()
    note: str = ""
    statements: tuple[Statement, ...] = ()
    needed: int = 1

    def on(self, day: date) -> bool:
        """Does it hold on the day?"""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True)
class World:
    """Edges of all dates with the kind and the name of each party.

    `additive` says that holdings are direct ones that never overlap, as in rule cases; in filings
    the figure of a holding company may include that of its subsidiary. `elsewhere` are the percent
    of a company's votes that certainly belong to holders whose edges are left out.
    """

    edges: tuple[Edge, ...]
    kinds: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    additive: bool = True
    elsewhere: Mapping[str, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        out: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        into: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        for edge in self.edges:
            out[edge.relation, edge.subject].append(edge)
            into[edge.relation, edge.object].append(edge)
        object.__setattr__(self, "_out", out)
        object.__setattr__(self, "_into", into)
        ends = {party for edge in self.edges for party in (edge.subject, edge.object)}
        object.__setattr__(self, "parties", frozenset(ends | self.kinds.keys()))
        named = {relation for relation, _ in out}
        object.__setattr__(self, "_controls", tuple(name for name in CONTROLS if name in named))

    parties: frozenset[str] = field(init=False)
    _out: dict[tuple[str, str], list[Edge]] = field(init=False, repr=False)
    _into: dict[tuple[str, str], list[Edge]] = field(init=False, repr=False)
    _controls: tuple[str, ...] = field(init=False, repr=False)
    memo: dict[Any, Any] = field(init=False, repr=False, default_factory=dict, compare=False)
    """What was worked out of the edges once and is kept with them, by its maker's own keys."""

    def out(self, relation: str, subject: str) -> list[Edge]:
        """Edges of that relation from the party."""
        return self._out.get((relation, subject), [])

    def into(self, relation: str, object: str) -> list[Edge]:
        """Edges of that relation to the party."""
        return self._into.get((relation, object), [])

    def holdings(self, company: str) -> Mapping[str, list[int]]:
        """Where in `into("holds_votes", company)` each holder stands; made once."""
        if ("holdings", company) not in self.memo:
            places: dict[str, list[int]] = defaultdict(list)
            for place, edge in enumerate(self.into("holds_votes", company)):
                places[edge.subject].append(place)
            self.memo["holdings", company] = dict(places)
        return cast(Mapping[str, list[int]], self.memo["holdings", company])

    def is_marked(self, flag: str, party: str) -> Edge | None:
        """The edge that gives the party a flag such as is_prc_issuer, unless its object says false."""
        return next((edge for edge in self.out(flag, party) if edge.object.casefold() != "false"), None)

    def relations(self, *names: str) -> list[Edge]:
        """All edges of these relations, in order."""
        return [edge for edge in self.edges if edge.relation in names]

    def kind(self, party: str) -> str:
        """person, company, group, trust, government or "" when nothing tells."""
        return self.kinds.get(party, "")

    def name(self, party: str) -> str:
        """The party's name for people."""
        if party.startswith(TOGETHER):
            return f"the persons connected at the level of {self.name(party.removeprefix(TOGETHER))}"
        return self.names.get(party, party)

    def kept(self, edges: Iterable[Edge]) -> World:
        """The same parties with these edges only."""
        return World(tuple(edges), self.kinds, self.names, self.additive, self.elsewhere)

    def _where(self, holds: Callable[[Edge], bool]) -> World:
        """The edges of which that is true; the world itself where it is true of all."""
        return self if all(map(holds, self.edges)) else self.kept(filter(holds, self.edges))

    def at(self, day: date) -> World:
        """The edges that hold on the day; made once."""
        if day not in self.memo:
            self.memo[day] = self._where(lambda edge: edge.on(day))
        return cast(World, self.memo[day])

    def certain(self) -> World:
        """Without the edges that may not hold; made once."""
        if "certain" not in self.memo:
            self.memo["certain"] = self._where(lambda edge: edge.certain)
        return cast(World, self.memo["certain"])

    @property
    def is_exact(self) -> bool:
        """Only certain offices, and direct holdings of exact size: the bounds leave nothing open."""
        return self.additive and all(
            edge.certain
            and edge.relation in {"holds_votes", "director_of"}
            and (edge.percent is None) == (edge.relation == "director_of")
            and (edge.percent is None or edge.percent.wording == "exact")
            for edge in self.edges
        )

    def controlled_by(self, party: str) -> list[tuple[str, Edge]]:
        """Companies that one edge puts under the party's control, with that edge."""
        found: list[tuple[str, Edge]] = []
        for relation in self._controls:
            if relation in UPWARD:
                found += [(edge.subject, edge) for edge in self.into(relation, party)]
            else:
                found += [(edge.object, edge) for edge in self.out(relation, party)]
        return found

    def controllers_of(self, company: str) -> list[tuple[str, Edge]]:
        """Parties that one edge makes controllers of the company, with that edge."""
        found: list[tuple[str, Edge]] = []
        for relation in self._controls:
            if relation in UPWARD:
                found += [(edge.object, edge) for edge in self.out(relation, company)]
            else:
                found += [(edge.subject, edge) for edge in self.into(relation, company)]
        return found

    def above(self, company: str) -> list[str]:
        """Every party from which a holding or control edge leads down to the company, nearest first."""
        return self._reach(company, self._over)

    def below(self, party: str) -> list[str]:
        """Every company to which a holding or control edge leads down from the party, nearest first."""
        return self._reach(party, self._under)

    def _over(self, company: str) -> list[str]:
        holders = [edge.subject for edge in self.into("holds_votes", company)]
        return holders + [party for party, _ in self.controllers_of(company)]

    def _under(self, party: str) -> list[str]:
        held = [edge.object for edge in self.out("holds_votes", party)]
        return held + [company for company, _ in self.controlled_by(party)]

    @staticmethod
    def _reach(start: str, near: Callable[[str], list[str]]) -> list[str]:
        seen: dict[str, None] = {}
        queue = [start]
        for one in queue:
            for party in sorted(near(one)):
                if party not in seen and party != start:
                    seen[party] = None
                    queue.append(party)
        return list(seen)
