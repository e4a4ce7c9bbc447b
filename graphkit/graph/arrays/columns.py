"""Holdings, control and offices as columns of numbers: the array engine's view of statements.

A row is a statement: who has votes in a company, controls it or sits on its board, between which
bounds, on which days, known since when. Both clocks (`graphkit.graph.clocks`) are filters over the
rows, so a view shares all columns with the whole. What holds in a view is merged, one edge a pair of
parties, into `Ownership`, whose questions run over millions of parties; every pair leads back to
its statements.

Bounds are rounded outward to millionths, so what is certain on arrays is certain by the statements;
"more than 50%" counts one millionth above half. A company said to be a subsidiary, or controlled by
contract, without a figure is held by more than half. Of several figures for one pair the latest day
counts, and of one day those that the narrowest does not say better (as in `graphkit.rules.holdings`;
where several are equally narrow, the upper bound is the wider of what follows). What is only planned is
not there.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import GraphkitError
from graphkit.graph.arrays.edges import CONTROL, FAR, OFFICE, Votes, day_number, merged
from graphkit.graph.arrays.ownership import Ownership
from graphkit.graph.clocks import days
from graphkit.statement import Statement

if TYPE_CHECKING:
    from pathlib import Path

    from graphkit.graph.ledger import Ledger

__all__ = ["Columns", "Source"]

Ints = NDArray[np.int32]
Bytes = NDArray[np.uint8]
Rows = NDArray[np.bool_]


class Source(Protocol):
    """Where columns come from: the names of parties, and the statements of rows."""

    def number(self, id: str) -> int:
        """The number of the party with that id. Raises PartyNotFound."""

    def party(self, number: int) -> tuple[str, str, str]:
        """Id, type and name of a party."""

    def statement(self, place: int) -> Statement:
        """The statement in that place of the source."""


@dataclass(frozen=True)
class Columns:
    """Rows of relations between parties numbered from 0 to `size`.

    `subject` holds votes in, controls or directs `object`; `relation` says which of the three;
    `low`, `high` are millionths. `said` is the day for which the row speaks, `begins` and `ends` its
    own days (half-open, beginning at FAR where it never holds), `known` and `replaced` the days from
    which it is known and corrected: days since 1970. `ender` marks a statement that ends others of
    its `predicate`. `place` is the row's place in the source; `live` are the rows of this view.
    """

    size: int
    subject: Ints = field(repr=False)
    object: Ints = field(repr=False)
    relation: Bytes = field(repr=False)
    predicate: Bytes = field(repr=False)
    low: Ints = field(repr=False)
    high: Ints = field(repr=False)
    said: Ints = field(repr=False)
    begins: Ints = field(repr=False)
    ends: Ints = field(repr=False)
    known: Ints = field(repr=False)
    replaced: Ints = field(repr=False)
    ender: Rows = field(repr=False)
    place: Ints = field(repr=False)
    source: Source = field(repr=False)
    live: Rows = field(repr=False)

    @classmethod
    def of(cls, graph: Ledger) -> Columns:
        """The columns of a graph; of a view of it, as of the view's clocks."""
        from graphkit.graph.arrays.gathering import of_graph

        return of_graph(graph)

    @classmethod
    def load(cls, folder: Path | str) -> Columns:
        """The columns of a shard, or of what `graphkit export parquet` wrote (extra `scale`).

        A shard that no graph wrote knows each party of each filing apart. Raises StoreError.
        """
        from graphkit.graph.arrays.disk import of_shard

        return of_shard(folder)

    # clocks

    def at(self, valid: str | None = None, known: str | None = None) -> Columns:
        """The same rows as of both clocks, as `Ledger.at`; without dates, what is live.

        Shares all columns but `live`. Raises GraphkitError for what is not a date.
        """
        try:
            until = day_number(days(known).end, FAR) if known else FAR
            asked = days(valid) if valid else None
        except ValueError as error:
            raise GraphkitError(f"not a date: {valid or known!r} ({error}); write 2012-11-30") from error
        out = (self.known < until) & (self.replaced >= until)
        ends = self._ends(until)
        if asked:
            out &= self.begins < day_number(asked.end, FAR)
            out &= ends > day_number(asked.begin, -FAR)
        else:
            out &= (ends == FAR) & (self.begins < FAR)
        return replace(self, live=out)

    def _ends(self, until: int) -> Ints:
        """Where each row ends, by itself or by another that was known before that day."""
        rows, enders = self._endings
        told = (self.known[enders] < until) & (self.replaced[enders] >= until)
        if not told.any():
            return self.ends
        ends = self.ends.copy()
        np.minimum.at(ends, rows[told], self.ends[enders[told]])
        return ends

    @cached_property
    def _endings(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs of a row and a statement that says that its relation ended after it began."""
        enders = np.flatnonzero(self.ender)
        if not len(enders):
            return enders, enders
        fact = (self.predicate * np.int64(self.size) + self.subject) * self.size + self.object
        order = np.argsort(fact, kind="stable")
        first, last = (np.searchsorted(fact[order], fact[enders], side) for side in ("left", "right"))
        pairs = [(row, one) for one, a, b in zip(enders, first, last, strict=True) for row in order[a:b]]
        rows, ending = np.array(pairs, np.int64).reshape(-1, 2).T
        later = self.ends[ending] > self.begins[rows]
        return rows[later], ending[later]

    # questions

    @cached_property
    def ownership(self) -> Ownership:
        """What holds in this view, one edge a pair: made once a view."""
        over = self.subject != self.object
        held = np.flatnonzero(self.live & (self.relation != OFFICE) & over)
        seats = np.flatnonzero(self.live & (self.relation == OFFICE) & over)
        rows = Votes(self._pairs(held), self.low[held], self.high[held], self.said[held])
        pairs, low, high = merged(rows, self.relation[held] == CONTROL)
        offices = np.sort(self._pairs(seats))
        offices = offices[np.diff(offices, prepend=-1) > 0]
        return Ownership(self.size, *self._split(pairs), low, high, *self._split(offices))

    def _pairs(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        return self.subject[rows] * np.int64(self.size) + self.object[rows]

    def _split(self, pairs: NDArray[np.int64]) -> tuple[Ints, Ints]:
        subject, object = np.divmod(pairs, max(self.size, 1))
        return subject.astype(np.int32), object.astype(np.int32)

    def told(self, relation: str, subject: int, object: int) -> tuple[Statement, ...]:
        """The statements of this view behind a relation (holds_votes, director_of) of two parties,
        the one that carries it first."""
        rows = self.rows(relation, subject, object)
        return tuple(self.source.statement(int(self.place[row])) for row in rows)

    def rows(self, relation: str, subject: int, object: int) -> list[int]:
        """The rows of those statements, in the same order."""
        keys, order = self._by_pair
        first, last = np.searchsorted(keys, subject * self.size + object + np.array([0, 1]))
        near = order[first:last]
        seated = self.relation[near] == OFFICE
        found = near[seated if relation == "director_of" else ~seated]
        if len(found) < 2 or relation == "director_of":
            return sorted(found.tolist(), key=lambda row: (-self.said[row], row))
        votes = Votes(np.zeros(len(found), np.int64), self.low[found], self.high[found], self.said[found])
        _, low, _ = merged(votes, self.relation[found] == CONTROL)
        ranks = (votes.high - votes.low, -votes.said, ~votes.bounded, votes.low != low)
        return found[np.lexsort(ranks)].tolist()  # type: ignore[no-any-return]

    @cached_property
    def _by_pair(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        rows = np.flatnonzero(self.live)
        keys = self._pairs(rows)
        order = np.argsort(keys, kind="stable")
        return keys[order], rows[order]

    # parties

    def number(self, id: str) -> int:
        """The number of the party with that id. Raises PartyNotFound."""
        return self.source.number(id)

    def kind(self, party: int) -> str:
        """company, person, group, trust or government."""
        return self.source.party(party)[1]

    def name(self, party: int) -> str:
        """The name to show."""
        return self.source.party(party)[2]
