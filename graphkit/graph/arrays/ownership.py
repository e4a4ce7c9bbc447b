"""Ownership and offices as arrays: the same graph for millions of parties.

Parties are numbers from 0; shares are whole millionths (100 % is 1,000,000), a lower and an upper
bound an edge. Questions asked of the lower bounds give what is certain, of the upper ones what is
possible. Filters make views of rows, so asking for another day copies nothing big.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import StoreError
from graphkit.graph.arrays import kernels, walks

__all__ = ["WHOLE", "Csr", "Ownership"]

WHOLE = 1_000_000
"""100 % in the units of the arrays."""

Bound = Literal["low", "high"]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Csr:
    """Edges sorted by one end: the others of x are ids[starts[x]:starts[x + 1]]."""

    starts: NDArray[np.int64]
    ids: Ints
    shares: Ints


@dataclass(frozen=True)
class Ownership:
    """Columns of holdings (holder, held, low, high) and of offices (director, company).

    `size` is the number of parties. All columns are int32.
    """

    size: int
    holder: Ints = field(repr=False)
    held: Ints = field(repr=False)
    low: Ints = field(repr=False)
    high: Ints = field(repr=False)
    director: Ints = field(repr=False)
    company: Ints = field(repr=False)

    @classmethod
    def load(cls, path: Path) -> Ownership:
        """From an .npz that `save` wrote. Raises StoreError where it is damaged."""
        try:
            with path.open("rb") as file, np.load(file) as held:
                found = cls(int(held["size"]), *(held[name] for name in COLUMNS))
        except (OSError, KeyError, ValueError, BadZipFile) as error:
            raise StoreError(f"{path}: no ownership arrays ({error}). Save them anew") from error
        parties = [getattr(found, name) for name in COLUMNS if name not in {"low", "high"}]
        if any(len(one) and not 0 <= one.min() <= one.max() < found.size for one in parties):
            raise StoreError(f"{path}: damaged (a party is missing). Save them anew")
        return found

    def save(self, path: Path) -> None:
        """The columns, uncompressed, in one .npz."""
        np.savez(path, size=np.int64(self.size), **{name: getattr(self, name) for name in COLUMNS})

    def only(self, holdings: NDArray[np.bool_], offices: NDArray[np.bool_]) -> Ownership:
        """The same parties with the rows that a clock or a user lets through."""
        holder, held, low, high = (getattr(self, name)[holdings] for name in COLUMNS[:4])
        director, company = self.director[offices], self.company[offices]
        return Ownership(self.size, holder, held, low, high, director, company)

    def _csr(self, keys: Ints, others: Ints, shares: Ints) -> Csr:
        return Csr(*kernels.csr(keys, others, shares, self.size))

    def _down(self, shares: Ints) -> Csr:
        """Holdings by holder, without those of nothing: a closure counts who has votes at all."""
        some = shares > 0
        if some.all():
            return self._csr(self.holder, self.held, shares)
        return self._csr(self.holder[some], self.held[some], shares[some])

    @cached_property
    def down_low(self) -> Csr:
        """Holdings by holder, lower bounds above nothing."""
        return self._down(self.low)

    @cached_property
    def down_high(self) -> Csr:
        """Holdings by holder, upper bounds; the lower ones where every bound is exact."""
        return self.down_low if self.exact else self._down(self.high)

    @cached_property
    def up_low(self) -> Csr:
        """Holdings by company held, lower bounds."""
        return self._csr(self.held, self.holder, self.low)

    @cached_property
    def up_high(self) -> Csr:
        """Holdings by company held, upper bounds."""
        return self.up_low if self.exact else self._csr(self.held, self.holder, self.high)

    @cached_property
    def exact(self) -> bool:
        """Are all holdings exact figures?"""
        return bool(np.array_equal(self.low, self.high))

    @cached_property
    def seats(self) -> Csr:
        """Directors by company."""
        return self._csr(self.company, self.director, np.zeros_like(self.director))

    def down(self, bound: Bound) -> Csr:
        """Holdings by holder at one of the bounds."""
        return self.down_low if bound == "low" else self.down_high

    def up(self, bound: Bound) -> Csr:
        """Holdings by company held at one of the bounds."""
        return self.up_low if bound == "low" else self.up_high

    @cached_property
    def _edges(self) -> tuple[Csr, Csr]:
        """Holdings and offices as one set of edges, each pair once, by source and by target."""
        pairs = np.concatenate([self.holder, self.director]).astype(np.int64) * self.size
        pairs += np.concatenate([self.held, self.company])
        unique = np.unique(pairs)
        source = (unique // self.size).astype(np.int32)
        target = (unique % self.size).astype(np.int32)
        nothing = np.zeros_like(source)
        return self._csr(source, target, nothing), self._csr(target, source, nothing)

    def controlled(self, party: int, bound: Bound = "low") -> tuple[Ints, Ints, NDArray[np.int64]]:
        """What a party controls (itself first), the parties in which it has votes, and how many."""
        edges = self.down(bound)
        votes = np.zeros(self.size, np.int64)
        met = np.empty(self.size, np.int32)
        queue = np.empty(self.size, np.int32)
        inside = np.zeros(self.size, np.uint8)
        found, members = kernels.control(
            party, edges.starts, edges.ids, edges.shares, votes, met, inside, queue
        )
        return queue[:members], met[:found], votes[met[:found]]

    def majorities(self, bound: Bound = "low") -> tuple[int, int]:
        """Count and checksum of all pairs (x, y) where x controls y."""
        edges = self.down(bound)
        sources = np.unique(self.holder[(self.low if bound == "low" else self.high) > kernels.HALF])
        return kernels.majorities(sources, edges.starts, edges.ids, edges.shares, self.size)

    def economic(self, sources: Ints, least: float = 0.3, drop: float = 1e-4) -> tuple[int, int]:
        """Count and checksum of what the sources reach by products of shares (no rule asks this)."""
        edges = self.down_low
        return walks.reach_by_product(sources, edges.starts, edges.ids, edges.shares, self.size, least, drop)

    def count_paths(self, pairs: NDArray[np.int32], limit: int = 6) -> int:
        """Simple paths over holdings and offices of at most `limit` edges, summed over the pairs."""
        out, back = self._edges
        return walks.count_paths(pairs, out.starts, out.ids, back.starts, back.ids, self.size, limit)

    def connected(
        self, issuers: Ints, bound: Bound = "low", substantial: int = 100_000, associate: int = 300_000
    ) -> tuple[NDArray[np.int64], Ints]:
        """Offsets and parties of each issuer's connected set; thresholds in millionths."""
        return self.connections(issuers, bound, substantial, associate)[:2]

    def connections(
        self, issuers: Ints, bound: Bound = "low", substantial: int = 100_000, associate: int = 300_000
    ) -> tuple[NDArray[np.int64], Ints, NDArray[np.uint8], Ints]:
        """The same with each party's limb (`kernels.DIRECTOR` and so on) and whom it is met through."""
        down, up, seats = self.down(bound), self.up(bound), self.seats
        return kernels.connected(
            issuers, down.starts, down.ids, down.shares, up.starts, up.ids, up.shares,
            seats.starts, seats.ids, self.size, substantial, associate,
        )  # fmt: skip


COLUMNS = ("holder", "held", "low", "high", "director", "company")
