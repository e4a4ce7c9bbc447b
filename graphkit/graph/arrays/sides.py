"""Sides of holders at the upper bounds: what they may control, and who may control a company."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.arrays.closures import MAJORITY, controllers, each, holders, may_be_controlled, over
from graphkit.graph.arrays.kernels import Bytes, Ints, Longs
from graphkit.graph.arrays.ownership import Ownership

__all__ = ["MAJORITY", "Reach", "Sides"]


@dataclass(frozen=True, slots=True)
class Reach:
    """What each of several sides reaches: side i has the members members[starts[i]:starts[i + 1]] and
    votes in met[met_starts[i]:met_starts[i + 1]]."""

    starts: Longs
    members: Ints
    met_starts: Longs
    met: Ints
    votes: Longs


class Sides:
    """Questions about sides of holders of one graph, control beginning at `least` millionths.

    Needs working arrays of 25 bytes a party, made once.
    """

    def __init__(self, arrays: Ownership, least: int = MAJORITY) -> None:
        self.least, down, up, low = least, arrays.down_high, arrays.up_high, arrays.up_low
        self._down = (down.starts, down.ids, down.shares)
        self._up = (up.starts, up.ids, up.shares)
        self._low = low.shares
        self.size = arrays.size

    @cached_property
    def _room(self) -> tuple[Longs, Ints, Bytes, Ints]:
        """Votes, parties met, marks and a queue: cleared again by whoever uses them."""
        size = self.size
        met, queue = np.empty(size, np.int32), np.empty(size, np.int32)
        return np.zeros(size, np.int64), met, np.zeros(size, np.uint8), queue

    @cached_property
    def _more_room(self) -> tuple[Bytes, Ints, Longs]:
        return np.zeros(self.size, np.uint8), np.empty(self.size, np.int32), np.zeros(self.size, np.int64)

    @cached_property
    def able(self) -> NDArray[np.bool_]:
        """The companies that one side may control at all."""
        starts, ids, _ = self._down
        return may_be_controlled(starts, ids, *self._up, self.size, self.least).view(np.bool_)

    def side(self, owners: Ints) -> Ints:
        """The owners with all that they may control together."""
        return self.each(owners, np.array([0, len(owners)], np.int64)).members

    def each(self, owners: Ints, starts: Longs) -> Reach:
        """The sides of several sets of owners, set i being owners[starts[i]:starts[i + 1]]."""
        votes, met, inside, queue = self._room
        return Reach(*each(owners, starts, *self._down, self.least, votes, met, inside, queue))

    def over(self, company: int) -> Ints:
        """The company itself, then every party that alone may control it."""
        if not self.able[company]:
            return np.array([company], np.int32)
        seen, near, _ = self._more_room
        able = self.able.view(np.uint8)
        count = over(company, *self._up, self._low, able, self.least, seen, near)
        seen[near[:count]] = 0
        votes, met, inside, queue = self._room
        kept = controllers(company, near[:count], *self._down, self.least, votes, met, inside, queue)
        return near[:kept].copy()

    def holders(self, companies: Ints, threshold: int) -> Ints:
        """Every party that may have that many votes in one of the companies, through others too."""
        seen, near, votes = self._more_room
        _, found, inside, _ = self._room
        able = self.able.view(np.uint8)
        bounds = (self.least, threshold)
        count = holders(companies, *self._up, self._low, able, *bounds, seen, near, votes, found, inside)
        chosen = found[:count].copy()
        inside[chosen] = 0
        return chosen
