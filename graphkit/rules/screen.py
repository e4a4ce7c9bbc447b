"""Screening: who may be connected with thousands of issuers at once, and a full finding for any pair.

The screen asks arrays of holdings and offices for the commonest limbs only: directors and holders
of 10 % or more of the issuer or of a company that it controls; the companies in which such a
person, with what it controls, has 30 % or more; and what those control (rules 14A.07, 14A.12).
Lower bounds give what is certain, upper ones what is possible. Holdings added up through several
companies against the 10 %, holding and fellow companies of a corporate holder, connected
subsidiaries and carve-outs are not screened.

A finding is made by the one rulebook, on a small world: the companies that the issuer may control,
the party with all who may control it, everybody who has votes in these, and the companies through
which somebody may have them. No limb on holdings or offices looks further, so the answer is that
of the whole graph, for pairs that the screen passes over as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.arrays import WHOLE, Ownership
from graphkit.graph.kernels import HALF
from graphkit.graph.sides import may_be_controlled
from graphkit.percent import Percent
from graphkit.rules.assess import Assessment
from graphkit.rules.finding import Finding
from graphkit.rules.rulebook import Chapter
from graphkit.rules.world import Edge, World
from graphkit.statement import Statement

__all__ = ["Screen", "Screened"]

UNIT = Decimal(100) / WHOLE
Ints = NDArray[np.int32]
Told = Callable[[str, int, int], tuple[Statement, ...]]
"""The statements behind a relation (holds_votes, director_of) from one party to another."""


@dataclass(frozen=True)
class Screened:
    """Parties by issuer: those of issuers[i] are parties[starts[i]:starts[i + 1]]."""

    issuers: Ints
    starts: NDArray[np.int64]
    parties: Ints

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
        return Screened(issuers, *self.arrays.connected(issuers, side, substantial, associate))  # type: ignore[arg-type]

    def _threshold(self, rule: str, name: str) -> int:
        return int(self.chapter.threshold(rule, name) / UNIT)

    def finding(self, issuer: int, party: int) -> Finding:
        """The rulebook's answer for one pair, with its proof. Ids in it are the parties' numbers."""
        world = self.world(issuer, party)
        return Assessment(world, str(issuer), self.chapter).finding(str(party))

    def world(self, issuer: int, party: int) -> World:
        """The part of the graph on which the pair's answer rests."""
        group = self.arrays.controlled(issuer, "high")[0].tolist()
        asked = [above for one in self._beside(party) for above in self._over(one)]
        near = self._counted([*group, *asked])
        edges = [edge for company in near for edge in self._holdings(company)]
        edges += [edge for company in group for edge in self._offices(company)]
        held = {int(end) for edge in edges for end in (edge.subject, edge.object)} | {*near, issuer, party}
        kinds = {str(one): self.kinds(one) for one in sorted(held)}
        names = {str(one): self.names(one) for one in sorted(held)}
        return World(tuple(edges), kinds, names)

    def _beside(self, party: int) -> list[int]:
        """The party; where holding companies of an investee count, all that it or its parents control."""
        if not self.chapter.has("investee_parent"):
            return [party]
        found = (self.arrays.controlled(one, "high")[0].tolist() for one in self._over(party))
        return list(dict.fromkeys(one for some in found for one in some))

    @cached_property
    def _may_be_controlled(self) -> NDArray[np.bool_]:
        """Companies in which one side can have a majority: a single holder has it, or the holders that
        themselves may be controlled have it with one more. Found once for all pairs."""
        down, up = self.arrays.down_high, self.arrays.up_high
        able = may_be_controlled(down.starts, down.ids, up.starts, up.ids, up.shares, self.arrays.size)
        return able.view(np.bool_)

    def _controllers(self, company: int) -> list[int]:
        """The holders through which the company may be controlled: the one that has a certain
        majority, else all, or none where no side can have a majority."""
        if not self._may_be_controlled[company]:
            return []
        low = self.arrays.up_low
        rows = slice(int(low.starts[company]), int(low.starts[company + 1]))
        sure = np.flatnonzero(low.shares[rows] > HALF)
        return (low.ids[rows][sure] if len(sure) == 1 else low.ids[rows]).tolist()  # type: ignore[no-any-return]

    def _over(self, party: int) -> list[int]:
        """The party and everybody that may control it."""
        seen = {party: None}
        queue = [party]
        for one in queue:
            fresh = [holder for holder in self._controllers(one) if holder not in seen]
            seen |= dict.fromkeys(fresh)
            queue += dict.fromkeys(fresh)
        return queue

    def _counted(self, targets: list[int]) -> list[int]:
        """The targets, whose votes are asked for, and the companies through which somebody may have
        votes in them."""
        low = self.arrays.up_low
        queue = list(dict.fromkeys(targets))
        seen, whole = set(queue), frozenset(queue)
        for one in queue:
            every = low.ids[low.starts[one] : low.starts[one + 1]].tolist() if one in whole else ()
            for holder in every or self._controllers(one):
                if holder not in seen and self._may_be_controlled[holder]:
                    seen.add(holder)
                    queue.append(holder)
        return queue

    def _holdings(self, company: int) -> Iterator[Edge]:
        low, high = self.arrays.up_low, self.arrays.up_high
        first, last = int(low.starts[company]), int(low.starts[company + 1])
        for row in range(first, last):
            percent = _percent(int(low.shares[row]), int(high.shares[row]))
            yield self._edge("holds_votes", int(low.ids[row]), company, percent)

    def _offices(self, company: int) -> Iterator[Edge]:
        seats = self.arrays.seats
        for person in seats.ids[seats.starts[company] : seats.starts[company + 1]].tolist():
            yield self._edge("director_of", person, company, None)

    def _edge(self, relation: str, subject: int, object: int, percent: Percent | None) -> Edge:
        statements = self.told(relation, subject, object) if self.told is not None else ()
        return Edge(relation, str(subject), str(object), percent=percent, statements=statements)

    def _kind(self, party: int) -> str:
        up, seats = self.arrays.up_low, self.arrays.seats
        apart = up.starts[party] == up.starts[party + 1] and seats.starts[party] == seats.starts[party + 1]
        return "person" if apart else "company"


def _percent(low: int, high: int) -> Percent:
    wording = "exact" if low == high else "at_least"
    return Percent(min(low * UNIT, Decimal(100)), min(high * UNIT, Decimal(100)), wording)
