"""Screening: who may be connected with thousands of issuers at once, and a full finding for any pair.

The screen asks arrays of holdings and offices for the commonest limbs only: directors and holders
of 10 % or more of the issuer or of a company that it controls; the companies in which such a
person, with what it controls, has 30 % or more; and what those control (rules 14A.07, 14A.12).
Lower bounds give what is certain, upper ones what is possible. Holdings added up through several
companies against the 10 %, holding and fellow companies of a corporate holder, connected
subsidiaries and carve-outs are not screened.

A finding is made by the one rulebook, on the part of the graph that bears on the pair
(`graphkit.rules.part`), so the answer is that of the whole graph, for pairs that the screen passes
over as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.arrays.ownership import Csr, Ownership
from graphkit.percent import Percent
from graphkit.rules.assess import Assessment
from graphkit.rules.finding import Finding
from graphkit.rules.part import UNIT, Part, Parts
from graphkit.rules.reading import LOOSE
from graphkit.rules.rulebook import Chapter
from graphkit.rules.world import Edge, World
from graphkit.statement import Statement

__all__ = ["LIMBS", "Screen", "Screened"]

HUNDRED = Decimal(100)
LIMBS = ("director", "substantial_shareholder", "controlled_company", "controlled_company_subsidiary")
"""Keys of the clauses that the screen asks, in the order of the limbs in `graphkit.graph.arrays.kernels`."""
Ints = NDArray[np.int32]
Told = Callable[[str, int, int], tuple[Statement, ...]]
"""The statements behind a relation (holds_votes, director_of) from one party to another."""


@dataclass(frozen=True)
class Screened:
    """Parties by issuer: those of issuers[i] are parties[starts[i]:starts[i + 1]].

    `limbs` are places in LIMBS; `through` is, for a limb of the core, the company of the group in
    which the office or the votes are, and for one of the associates the person of the core.
    """

    issuers: Ints
    starts: NDArray[np.int64]
    parties: Ints
    limbs: NDArray[np.uint8]
    through: Ints

    def of(self, place: int) -> Ints:
        """The parties of the issuer at that place."""
        return self.parties[self.starts[place] : self.starts[place + 1]]


class Screen:
    """Questions to the arrays under one chapter of the rulebook.

    `kinds` tells person, company, trust or government of a party's number; without it, whoever is
    neither held nor has a board is a person. `names` and `told` are for the findings.
    """

    def __init__(
        self,
        arrays: Ownership,
        chapter: Chapter,
        kinds: Callable[[int], str] | None = None,
        names: Callable[[int], str] = str,
        told: Told | None = None,
    ) -> None:
        self.arrays, self.chapter = arrays, chapter
        self.kinds, self.names, self.told = kinds or self._kind, names, told

    def certain(self, issuers: Sequence[int] | Ints) -> Screened:
        """Who is connected even at the lower bounds."""
        return self._screened(np.asarray(issuers, np.int32), "low")

    def possible(self, issuers: Sequence[int] | Ints) -> Screened:
        """Who is connected at the upper bounds: every certain party among them."""
        return self._screened(np.asarray(issuers, np.int32), "high")

    def _screened(self, issuers: Ints, bound: str) -> Screened:
        substantial = self._threshold("substantial_shareholder", "at_least")
        associate = self._threshold("controlled_company", "at_least")
        side = "low" if bound == "low" else "high"
        return Screened(issuers, *self.arrays.connections(issuers, side, substantial, associate))  # type: ignore[arg-type]

    def _threshold(self, rule: str, name: str) -> int:
        return int(self.chapter.threshold(rule, name) * UNIT)

    def rule(self, limb: int, through: int) -> str:
        """The number of the rule that a limb of LIMBS cites, by the kind of the party it is met through."""
        key = LIMBS[limb]
        if key.startswith("controlled") and self.kinds(through) != "person":
            key = f"corporate_{key}"
        return self.chapter.number(key)

    def finding(self, issuer: int, party: int) -> Finding:
        """The rulebook's answer for one pair, with its proof. Ids in it are the parties' numbers."""
        found = self._assessed(self._parts, issuer, party)
        if found.answer != "no" or self._parts.is_subsidiary(issuer, party):
            return found
        return self._assessed(self._loose_parts, issuer, party)

    def world(self, issuer: int, party: int) -> World:
        """The part of the graph on which the pair's answer rests."""
        return self._world(self._parts.of(issuer, party), issuer, party)

    def _assessed(self, parts: Parts, issuer: int, party: int) -> Finding:
        world = self._world(parts.of(issuer, party), issuer, party)
        return Assessment(world, str(issuer), self.chapter, only=str(party)).finding(str(party))

    @cached_property
    def _parts(self) -> Parts:
        return Parts(self.arrays, self.chapter, self.kinds)

    @cached_property
    def _loose_parts(self) -> Parts:
        """For a "no": the flags beside it ask what would follow if 30 % were control."""
        return Parts(self.arrays, self.chapter, self.kinds, int(LOOSE * UNIT))

    def _world(self, part: Part, issuer: int, party: int) -> World:
        up, seats = self.arrays.up_high, self.arrays.seats
        low, held = self.arrays.up_low.shares, _keys(up, part.holdings)
        edges = [
            self._edge("holds_votes", int(up.ids[row]), company, _percent(int(low[row]), int(up.shares[row])))
            for row, company in zip(part.holdings, held, strict=True)
        ]
        chairs = zip(part.offices, _keys(seats, part.offices), strict=True)
        edges += [self._edge("director_of", int(seats.ids[row]), company, None) for row, company in chairs]
        ends = {int(end) for edge in edges for end in (edge.subject, edge.object)}
        known = sorted({*ends, *part.companies, issuer, party})
        kinds, names = ({str(one): tell(one) for one in known} for tell in (self.kinds, self.names))
        elsewhere = {str(company): votes / UNIT for company, votes in part.elsewhere.items()}
        return World(tuple(edges), kinds, names, elsewhere=elsewhere)

    def _edge(self, relation: str, subject: int, object: int, percent: Percent | None) -> Edge:
        statements = self.told(relation, subject, object) if self.told is not None else ()
        return Edge(relation, str(subject), str(object), percent=percent, statements=statements)

    def _kind(self, party: int) -> str:
        up, seats = self.arrays.up_low, self.arrays.seats
        apart = up.starts[party] == up.starts[party + 1] and seats.starts[party] == seats.starts[party + 1]
        return "person" if apart else "company"


def _keys(csr: Csr, rows: list[int]) -> list[int]:
    """The companies of the rows."""
    return (np.searchsorted(csr.starts, rows, side="right") - 1).tolist()  # type: ignore[no-any-return]


@lru_cache(1 << 16)
def _percent(low: int, high: int) -> Percent:
    wording = "exact" if low == high else "at_least"
    return Percent(min(low / UNIT, HUNDRED), min(high / UNIT, HUNDRED), wording)
