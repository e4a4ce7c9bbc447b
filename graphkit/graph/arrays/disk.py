"""Columns out of a shard: read as numbers, without making a statement (extra `scale`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import PartyNotFound, StoreError
from graphkit.graph.arrays import tables
from graphkit.graph.arrays.columns import Columns
from graphkit.graph.arrays.edges import FAR
from graphkit.graph.arrays.gathering import MEANING, NAMES, Raw
from graphkit.graph.arrays.rowgroup import Group
from graphkit.graph.arrays.shard import Shard
from graphkit.statement import Statement

__all__ = ["of_shard"]

Ints = NDArray[np.int32]
NEEDED = (
    "predicate", "percent_low", "percent_high", "percent_wording", "wholly_owned", "said", "begins", "ends",
    "never", "known_from", "replaced_from", "status",
)  # fmt: skip
WORDS = ("predicate", "percent_wording", "status")
KINDS: dict[str, Any] = {
    "predicate": np.uint8, "subject": np.int32, "object": np.int32, "low": np.int32, "high": np.int32,
    "is_open": np.bool_, "whole": np.bool_, "said": np.int32, "begins": np.int32, "ends": np.int32,
    "known": np.int32, "replaced": np.int32, "ended": np.bool_, "place": np.int32,
}  # fmt: skip


class _OnDisk:
    """Parties numbered in the shard's table, or, where no graph wrote one, as the filings' refs come."""

    def __init__(self, shard: Shard, ids: Any = None) -> None:
        self.shard, self._ids = shard, ids

    @property
    def ids(self) -> Any:
        if self._ids is None:
            self._ids = self.shard.open("parties").read(["id"])["id"]
        return self._ids

    def number(self, id: str) -> int:
        place: int = tables.arrow().compute.index(self.ids, id).as_py()
        if place < 0:
            raise PartyNotFound(id)
        return place

    def party(self, number: int) -> tuple[str, str, str]:
        if self.shard.has_graph():
            one = self.shard.row("parties", number)
            return one["id"], one["type"], one["name"]
        id = self.ids[number].as_py()
        for end in ("subject", "object"):
            for one in self.shard.rows("statements", end, f"{end}_type", f"{end}_names"):
                if one[end] == id:
                    return id, one[f"{end}_type"], one[f"{end}_names"][0]
        raise PartyNotFound(id)

    def statement(self, place: int) -> Statement:
        return self.shard.statement(place)


def of_shard(folder: Path | str) -> Columns:
    """The columns of a shard, read without making a statement; live is what `at()` without dates gives."""
    shard = Shard(Path(folder))
    file = shard.open("statements", dictionaries=WORDS)
    ids = None if shard.has_graph() else _Ids()
    held = {name: np.empty(file.metadata.num_rows, kind) for name, kind in KINDS.items()}
    filled = first = 0
    needed = {*NEEDED, *(("subject_party", "object_party") if ids is None else ("subject", "object"))}
    places = {column.path: place for place, column in enumerate(file.schema) if column.path in needed}
    with shard.clear():
        for number in range(file.num_row_groups):
            group = Group.read(file, number, places)
            part = _part(group, ids, first)
            count = len(part["place"])
            for name, column in part.items():
                held[name][filled : filled + count] = column
            filled, first = filled + count, first + group.count
    held = {name: column[:filled] for name, column in held.items()}
    size = shard.open("parties").metadata.num_rows if ids is None else len(ids.numbers)
    _check(shard, size, held["subject"], held["object"])
    source = _OnDisk(shard, None if ids is None else tables.arrow().array(list(ids.numbers)))
    return Raw(**held).columns(size, source).at()


class _Ids:
    """Numbers for the refs of filings that no graph has compared, in the order in which they come."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def of(self, column: Any) -> Ints:
        coded = column.dictionary_encode()
        given = [self.numbers.setdefault(id, len(self.numbers)) for id in coded.dictionary.to_pylist()]
        places: Ints = coded.indices.to_numpy()
        return np.array(given, np.int32)[places]


def _check(shard: Shard, size: int, *columns: Ints) -> None:
    for column in columns:
        if len(column) and not 0 <= column.min() <= column.max() < size:
            raise StoreError(f"{shard.folder}: the shard is damaged (a party is missing). Write it anew")


def _part(some: Group, ids: _Ids | None, first: int) -> dict[str, Any]:
    """The wanted rows of a row group as numpy columns."""
    meaning = {name: NAMES.index(name) for name in MEANING}
    predicate = some.coded("predicate", meaning, len(NAMES)).astype(np.uint8)
    rows = np.flatnonzero(predicate < len(NAMES))
    kept = some if len(rows) == some.count else some.take(rows)
    ends = kept.days("ends", FAR)
    begins = kept.days("begins", -FAR)
    begins[kept.flags("never")] = FAR
    known = [kept.days(name, open) for name, open in (("known_from", -FAR), ("replaced_from", FAR))]
    if ids is None:
        parties = [kept.days(name, -1) for name in ("subject_party", "object_party")]
    else:
        parties = [ids.of(kept.array(name)) for name in ("subject", "object")]
    return {
        "predicate": predicate[rows],
        "subject": parties[0],
        "object": parties[1],
        "low": kept.millionths("percent_low"),
        "high": -kept.millionths("percent_high", -1),
        "is_open": kept.coded("percent_wording", {"more_than": 1, "between": 1}, 0) == 1,
        "whole": kept.flags("wholly_owned"),
        "said": kept.days("said", -FAR),
        "begins": begins,
        "ends": ends,
        "known": known[0],
        "replaced": known[1],
        "ended": (kept.coded("status", {"ended": 1}, 0) == 1) & (ends != FAR),
        "place": first + rows,
    }
