"""Columns out of a graph: the rows of holdings, control and offices, as numbers."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.arrays import tables
from graphkit.graph.arrays.columns import Columns, Source
from graphkit.graph.arrays.edges import CONTROL, FAR, OFFICE, VOTES, day_number
from graphkit.graph.arrays.kernels import HALF
from graphkit.graph.arrays.ownership import WHOLE
from graphkit.resources import ontology
from graphkit.statement import Statement

if TYPE_CHECKING:
    from graphkit.graph.ledger import Ledger

__all__ = ["MEANING", "NAMES", "UNIT", "Raw", "of_graph"]

UNIT = 100
"""Millionths of a percent, as in the tables, in a millionth of the whole."""

MEANING = {
    "holds_shares_in": VOTES,
    "substantial_shareholder_of": VOTES,
    "controlling_shareholder_of": VOTES,
    "subsidiary_of": CONTROL,
    "controls_by_contract": CONTROL,
    "director_of": OFFICE,
}
NAMES = tuple(MEANING)
UPWARD = NAMES.index("subsidiary_of")
"""Its subject is the company that is controlled."""

Ints = NDArray[np.int32]


@cache
def stated_votes() -> dict[str, int]:
    """The least votes that a status says, in millionths of the whole."""
    data = tomllib.loads(ontology("rules", "reading.toml").read_text("utf-8"))
    return {name: int(float(share) * WHOLE / 100) for name, share in data["stated_votes"].items()}


@dataclass(slots=True)
class Raw:
    """Columns of a table of statements, for the rows whose predicate is in NAMES."""

    predicate: NDArray[np.uint8]
    subject: Ints
    object: Ints
    low: Ints
    high: Ints
    is_open: NDArray[np.bool_]
    whole: NDArray[np.bool_]
    said: Ints
    begins: Ints
    ends: Ints
    known: Ints
    replaced: Ints
    ended: NDArray[np.bool_]
    place: Ints

    def columns(self, size: int, source: Source) -> Columns:
        """The columns. `low`, `high` are those of a stated percentage, `low` -1 where there is none."""
        relation = np.array(list(MEANING.values()), np.uint8)[self.predicate]
        low, high = self._bounds(relation)
        subject, object = self.subject, self.object
        if (up := self.predicate == UPWARD).any():
            subject, object = np.where(up, object, subject), np.where(up, subject, object)
        return Columns(
            size, subject, object, relation, self.predicate, low, high, self.said, self.begins, self.ends,
            self.known, self.replaced, self.ended, self.place, source, np.ones(len(subject), np.bool_),
        )  # fmt: skip

    def _bounds(self, relation: NDArray[np.uint8]) -> tuple[Ints, Ints]:
        least = np.zeros(len(NAMES), np.int32)
        for name, share in stated_votes().items():
            least[NAMES.index(name)] = share
        low = least[self.predicate]
        high = np.full(len(low), WHOLE, np.int32)
        told = (self.predicate == NAMES.index("holds_shares_in")) & (self.low >= 0)
        np.copyto(low, self.low, where=told)
        np.copyto(high, self.high, where=told)
        low[told & self.is_open & (low == HALF)] += 1
        low[relation == CONTROL] = HALF + 1
        low[(relation == CONTROL) & self.whole] = WHOLE
        low[relation == OFFICE] = high[relation == OFFICE] = 0
        return low, high


class _InGraph:
    """Parties numbered in the order of their ids, statements in theirs."""

    def __init__(self, graph: Ledger) -> None:
        self.statements, self.parties = graph.statements, tuple(graph.parties.values())
        self.graph = graph

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {one.id: number for number, one in enumerate(self.parties)}

    def number(self, id: str) -> int:
        return self.numbers[self.graph.resolve(id).id]

    def party(self, number: int) -> tuple[str, str, str]:
        one = self.parties[number]
        return one.id, one.type, one.name

    def statement(self, place: int) -> Statement:
        return self.statements[place]


def of_graph(graph: Ledger) -> Columns:
    """The columns of a graph or of a view of it, with what is live there."""
    source = _InGraph(graph)
    wanted = [place for place, one in enumerate(graph.statements) if one.predicate in MEANING]
    rows = [tables.graph_row(graph, graph.statements[place], source.numbers) for place in wanted]

    def days(name: str, open: int) -> Ints:
        return np.array([day_number(one[name], open) for one in rows], np.int32)

    def percent(name: str, sign: int) -> Ints:
        """Rounded down under that sign."""
        cells = [one.get(name) for one in rows]
        told = [-1 if cell is None else sign * (int(sign * cell.scaleb(6)) // UNIT) for cell in cells]
        return np.array(told, np.int32)

    def flags(test: Callable[[dict[str, Any]], bool]) -> NDArray[np.bool_]:
        return np.array([test(one) for one in rows], np.bool_)

    never = flags(lambda one: one["never"])
    made = Raw(
        np.array([NAMES.index(one["predicate"]) for one in rows], np.uint8),
        np.array([one["subject_party"] for one in rows], np.int32),
        np.array([one["object_party"] for one in rows], np.int32),
        percent("percent_low", 1),
        percent("percent_high", -1),
        flags(lambda one: one.get("percent_wording") in {"more_than", "between"}),
        flags(lambda one: one["wholly_owned"] is True),
        days("said", -FAR),
        np.where(never, FAR, days("begins", -FAR)).astype(np.int32),
        days("ends", FAR),
        days("known_from", -FAR),
        days("replaced_from", FAR),
        flags(lambda one: one["status"] == "ended" and one["ends"] is not None),
        np.array(wanted, np.int32),
    )
    found = made.columns(len(source.parties), source)
    found.live[:] = [graph.is_live(graph.statements[place]) for place in wanted]
    return found
