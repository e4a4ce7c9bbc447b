"""The part of an ownership graph on which the answer for one party and one issuer rests.

What is left out is what no limb on holdings or offices can use: directors and holders that are not
connected with the issuer or whose companies have no votes near the party, and the rest of a
company's holders, of whom only the votes that they certainly have together are kept. Everything is
chosen at the upper bounds, so that neither reading of the rulebook misses a step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.arrays.ownership import WHOLE, Csr, Ownership
from graphkit.graph.arrays.sides import MAJORITY, Reach, Sides
from graphkit.rules.controlled import NOT_COMPANIES
from graphkit.rules.rulebook import Chapter

__all__ = ["UNIT", "Part", "Parts"]

UNIT = Decimal(WHOLE) / 100
"""Millionths in a percent."""
ISSUERS = 256
"""Issuers whose surroundings are kept for the next party asked about."""
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


@dataclass(slots=True)
class Part:
    """Companies; rows of holdings in them and of offices, as places in the arrays sorted by company;
    and, for a company, the millionths that certainly belong to holders without a row."""

    companies: list[int]
    holdings: list[int] = field(default_factory=list)
    offices: list[int] = field(default_factory=list)
    elsewhere: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Around:
    """An issuer's group at the upper and at the lower bounds, and the core: whoever may be connected
    by its own office or votes, each with its side (of a company, that of its parents as well)."""

    group: Ints
    sure: Ints
    core: Ints
    reach: Reach


class Parts:
    """Parts of one graph under one chapter; control of a company begins at `least` millionths for the
    parties, and with the majority for the issuer's group."""

    def __init__(
        self, arrays: Ownership, chapter: Chapter, kinds: Callable[[int], str], least: int = MAJORITY
    ) -> None:
        self.arrays, self.kinds = arrays, kinds
        self.sides = Sides(arrays, least)
        self.strict = self.sides if least == MAJORITY else Sides(arrays)
        self.has_parents = chapter.has("investee_parent")
        self.is_closed = chapter.has("subsidiary_level_only")
        self.substantial, self.associate = (
            int(chapter.threshold(rule, "at_least") * UNIT)
            for rule in ("substantial_shareholder", "controlled_company")
        )
        self._around = lru_cache(ISSUERS)(self._surroundings)
        self._mark = np.zeros(arrays.size, np.bool_)

    def is_subsidiary(self, issuer: int, party: int) -> bool:
        """Does the party certainly belong to the issuer's group?"""
        return party in self._around(issuer).sure

    def of(self, issuer: int, party: int) -> Part:
        """The part for one pair."""
        around = self._around(issuer)
        if party in around.sure and self.is_closed:
            return self._inside(around, issuer, party)
        if party in around.group:
            held = _of(self.arrays.up_high, np.array([party], np.int32))[1].tolist()
            near = [self.sides.over(one) for one in held]
            return self._within(around, around.group, np.arange(len(around.core)), near)
        return self._outside(around, party)

    def _surroundings(self, issuer: int) -> Around:
        group = self.strict.side(np.array([issuer], np.int32))
        sure = group if self.arrays.exact else self.arrays.controlled(issuer)[0]
        persons = _of(self.arrays.seats, group)[1]
        named = np.unique(np.concatenate([persons, self.sides.holders(group, self.substantial)]))
        core = named[~np.isin(named, sure)]
        owners = [self._tops(one) for one in core.tolist()]
        starts = np.cumsum([0, *map(len, owners)])
        return Around(group, sure, core, self.sides.each(np.array([*chain(*owners)], np.int32), starts))

    def _tops(self, party: int) -> list[int]:
        """The party; a company with the companies that may control it."""
        if self.kinds(party) == "person":
            return [party]
        above = self.sides.over(party)[1:].tolist()
        return [party, *(one for one in above if self.kinds(one) not in NOT_COMPANIES)]

    def _below(self, parties: list[int]) -> Ints:
        """What each of the parties may control alone, themselves included."""
        return self.sides.each(np.array(parties, np.int32), np.arange(len(parties) + 1)).members

    # A party that cannot belong to the group

    def _outside(self, around: Around, party: int) -> Part:
        above = self.sides.over(party)
        below = self._below(above.tolist())
        area = np.unique(below) if self.has_parents else above
        relevant = self._relevant(around, party, area, below)
        reach = around.reach
        members = np.concatenate([below, reach.members[_places(reach.starts, relevant)]])
        asked = np.append(around.core[relevant], np.int32(party))
        wanted = np.concatenate([self._of_group(around, members, asked), area, around.core[relevant]])
        part = self._cut(wanted, [members, around.group], self.sides.able)
        inside = np.array(part.companies, np.int32)
        part.offices += self._seats(around.group[np.isin(around.group, inside)], asked)
        return part

    def _relevant(self, around: Around, party: int, area: Ints, below: Ints) -> Longs:
        """Places of those of the core whose side has votes in the area, or that the party's parents
        control."""
        reach, mark = around.reach, self._mark
        mark[below] = True
        near = mark[around.core] | (around.core == party)
        mark[below] = False
        mark[area] = True
        for starts, met in ((reach.starts, reach.members), (reach.met_starts, reach.met)):
            near[np.searchsorted(starts, np.flatnonzero(mark[met]), side="right") - 1] = True
        mark[area] = False
        return np.flatnonzero(near)

    def _of_group(self, around: Around, members: Ints, asked: Ints) -> Ints:
        """Companies of the group in which one of the members, that is not certainly of the group, has
        votes, or one of those asked about an office."""
        mark = self._mark
        mark[members], mark[around.sure] = True, False
        rows, holders = _of(self.arrays.up_high, around.group)
        held = rows[mark[holders]]
        mark[members] = False
        rows, persons = _of(self.arrays.seats, around.group)
        chosen = np.zeros(len(around.group), np.bool_)
        chosen[held] = chosen[rows[np.isin(persons, asked)]] = True
        return around.group[chosen]

    # A party that may belong to the group

    def _inside(self, around: Around, issuer: int, party: int) -> Part:
        """A subsidiary can be connected only through those at the issuer's own level."""
        own = np.array([issuer], np.int32)
        level = np.concatenate([_of(self.arrays.seats, own)[1], self.sides.holders(own, self.substantial)])
        above = self.sides.over(party)
        companies = np.append(above[np.isin(above, around.group)], np.int32(issuer))
        return self._within(around, companies, np.flatnonzero(np.isin(around.core, level)), [])

    def _within(self, around: Around, companies: Ints, chosen: Longs, near: list[Ints]) -> Part:
        """Companies of the group, those of the core in these places, and the holders `near`: outside
        the group, all who may be connected count together."""
        reach, core = around.reach, around.core[chosen]
        met = _places(reach.met_starts, chosen)
        investees = np.unique(reach.met[met[reach.votes[met] >= self.associate]])
        joint = [*near, around.group, investees, reach.members[_places(reach.starts, chosen)]]
        wanted = [companies, core]
        if self.has_parents:
            joint += [self.sides.over(company) for company in investees.tolist()]
            wanted.append(investees)
        members = self.sides.side(np.unique(np.concatenate(joint)))
        part = self._cut(np.concatenate(wanted), [members], self._is_held)
        part.offices += self._seats(companies, None)
        return part

    @cached_property
    def _is_held(self) -> NDArray[np.bool_]:
        """Parties that have holders."""
        starts = self.arrays.up_high.starts
        return starts[1:] > starts[:-1]

    # Both

    def _seats(self, companies: Ints, asked: Ints | None) -> list[int]:
        """The rows of the companies' directors, or of those asked about."""
        seats = self.arrays.seats
        rows = _places(seats.starts, companies)
        return (rows if asked is None else rows[np.isin(seats.ids[rows], asked)]).tolist()  # type: ignore[no-any-return]

    def _cut(self, wanted: Ints, members: list[Ints], followed: NDArray[np.bool_]) -> Part:
        """The members' holdings in the companies wanted, and in those holders of them that are followed."""
        first = list(dict.fromkeys(wanted.tolist()))
        while True:
            for some in members:
                self._mark[some] = True
            part = Part([*first])
            strangers = self._gathered(part, followed)
            for some in members:
                self._mark[some] = False
            if not strangers:
                return part
            members.append(self._below(strangers))

    def _gathered(self, part: Part, followed: NDArray[np.bool_]) -> list[int]:
        """Fill the part; returns holders with a certain majority that are not members."""
        up, low = self.arrays.up_high, self.arrays.up_low.shares
        seen, strangers = set(part.companies), []
        for company in part.companies:
            start, end = int(up.starts[company]), int(up.starts[company + 1])
            ids, sure = up.ids[start:end], low[start:end]
            member = self._mark[ids]
            apart = int(sure[~member].sum())
            if apart > 0:
                part.elsewhere[company] = apart
                strangers += ids[~member & (sure >= MAJORITY)].tolist()
            kept = np.flatnonzero(member)
            part.holdings += [start + place for place in kept.tolist()]
            fresh = [one for one in ids[kept][followed[ids[kept]]].tolist() if one not in seen]
            seen.update(fresh)
            part.companies += dict.fromkeys(fresh)
        return strangers


def _places(starts: Longs, keys: NDArray[np.integer[Any]]) -> Longs:
    """Where all that belongs to the keys stands in an array whose parts begin at `starts`."""
    widths = starts[keys + 1] - starts[keys]
    firsts = starts[keys] - np.cumsum(widths) + widths
    places: Longs = np.arange(widths.sum()) + np.repeat(firsts, widths)
    return places


def _of(csr: Csr, companies: Ints) -> tuple[Longs, Ints]:
    """The other ends of the companies' rows, before them the company's place among the companies."""
    widths = csr.starts[companies + 1] - csr.starts[companies]
    return np.repeat(np.arange(len(companies)), widths), csr.ids[_places(csr.starts, companies)]
