"""One edge from all that statements say of a pair: numpy over millions of rows at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.arrays.ownership import WHOLE

__all__ = ["CONTROL", "FAR", "OFFICE", "VOTES", "Votes", "day_number", "merged"]

VOTES, CONTROL, OFFICE = 0, 1, 2
"""What the subject of a row has: votes in the object, control of it, a seat on its board."""

FAR = 2**31 - 1
"""The number of a day that never comes."""

EPOCH = date(1970, 1, 1)
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Flags = NDArray[np.bool_]


def day_number(day: date | None, open: int) -> int:
    """Days since 1970; `open` where there is no day."""
    return open if day is None else (day - EPOCH).days


@dataclass(frozen=True, slots=True)
class Votes:
    """Rows of votes: the pair as one number, bounds in millionths, and the day spoken for."""

    pair: Longs
    low: Ints
    high: Ints
    said: Ints

    def only(self, rows: Flags | Longs) -> Votes:
        """Some of the rows."""
        return Votes(self.pair[rows], self.low[rows], self.high[rows], self.said[rows])

    @property
    def bounded(self) -> Flags:
        """Does the row say anything of the size?"""
        return (self.low > 0) | (self.high < WHOLE)


def merged(rows: Votes, control: Flags) -> tuple[Longs, Ints, Ints]:
    """Pairs, each once, with their bounds. `control` marks the rows that say that the subject
    controls the object: they lift the pair to a majority whatever its figures."""
    pair, low, high = _figures(rows.only(~control))
    if not control.any():
        return pair, low, high
    sure = rows.only(control)
    bare = ~np.isin(sure.pair, pair)
    top = np.concatenate([high, np.where(bare, WHOLE, sure.low)]).astype(np.int32)
    pair, low = np.concatenate([pair, sure.pair]), np.concatenate([low, sure.low])
    order = np.argsort(pair, kind="stable")
    starts = _starts(pair[order])
    low, high = (np.maximum.reduceat(one[order], starts) for one in (low, top))
    return pair[order][starts], low, high


def _figures(rows: Votes) -> tuple[Longs, Ints, Ints]:
    """One figure a pair, of the latest day with known bounds; see `graphkit.rules.holdings`."""
    ordered = np.sort(rows.pair)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(twice):
        return rows.pair, rows.low, rows.high
    several = np.isin(rows.pair, twice)
    pair, low, high = _one_figure(rows.only(several))
    once = rows.only(~several)
    return (
        np.concatenate([once.pair, pair]),
        np.concatenate([once.low, low]),
        np.concatenate([once.high, high]),
    )


def _one_figure(rows: Votes) -> tuple[Longs, Ints, Ints]:
    """Of the latest day, without the rows that only repeat or widen the narrowest ones."""
    rows = rows.only(np.lexsort((rows.low, rows.high - rows.low, -rows.said, ~rows.bounded, rows.pair)))
    starts = _starts(rows.pair)
    group = np.cumsum(_is_first(rows.pair)) - 1
    best = rows.only(starts[group])
    counted = (rows.bounded == best.bounded) & (rows.said == best.said)
    narrow = counted & (rows.high - rows.low == best.high - best.low)
    least = np.minimum.reduceat(np.where(narrow, rows.low, WHOLE), starts)[group]
    most = np.maximum.reduceat(np.where(narrow, rows.high, 0), starts)[group]
    again = np.zeros_like(narrow)
    again[1:] = (rows.low[1:] == rows.low[:-1]) & (rows.high[1:] == rows.high[:-1])
    counted &= narrow | ~((rows.low <= least) & (rows.high >= most))
    counted &= ~again
    counted[starts] = True
    low = np.maximum.reduceat(np.where(counted, rows.low, 0), starts)
    high = np.add.reduceat(np.where(counted, rows.high, 0), starts, dtype=np.int64)
    return rows.pair[starts], low, np.maximum(low, np.minimum(high, WHOLE)).astype(np.int32)


def _is_first(pair: Longs) -> Flags:
    found = np.ones(len(pair), np.bool_)
    found[1:] = pair[1:] != pair[:-1]
    return found


def _starts(pair: Longs) -> Longs:
    return np.flatnonzero(_is_first(pair))
