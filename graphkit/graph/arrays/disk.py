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
from graphkit.graph.arrays.gathering import MEANING, NAMES, UNIT, Raw
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
    with shard.clear():
        for group in range(file.num_row_groups):
            ends = ("subject_party", "object_party") if ids is None else ("subject", "object")
            some = file.read_row_group(group, [*NEEDED, *ends], use_threads=False).combine_chunks()
            part = _part(some, ids, first)
            count = len(part["place"])
            for name, column in part.items():
                held[name][filled : filled + count] = column
            filled, first = filled + count, first + len(some)
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


def _part(some: Any, ids: _Ids | None, first: int) -> dict[str, Any]:
    """The wanted rows of a row group as numpy columns."""
    meaning = {name: NAMES.index(name) for name in MEANING}
    predicate = _coded(some["predicate"], meaning, len(NAMES)).astype(np.uint8)
    rows = np.flatnonzero(predicate < len(NAMES))
    kept = some if len(rows) == len(some) else some.take(rows)
    ends = _days(kept["ends"], FAR)
    begins = _days(kept["begins"], -FAR)
    begins[_flags(kept["never"])] = FAR
    known = [_days(kept[name], open) for name, open in (("known_from", -FAR), ("replaced_from", FAR))]
    if ids is None:
        parties = [_days(kept[name], -1) for name in ("subject_party", "object_party")]
    else:
        parties = [ids.of(_whole(kept[name])) for name in ("subject", "object")]
    wording = _coded(kept["percent_wording"], {"more_than": 1, "between": 1}, 0)
    return {
        "predicate": predicate[rows],
        "subject": parties[0],
        "object": parties[1],
        "low": _millionths(kept["percent_low"]),
        "high": -_millionths(kept["percent_high"], -1),
        "is_open": wording == 1,
        "whole": _flags(kept["wholly_owned"]),
        "said": _days(kept["said"], -FAR),
        "begins": begins,
        "ends": ends,
        "known": known[0],
        "replaced": known[1],
        "ended": (_coded(kept["status"], {"ended": 1}, 0) == 1) & (ends != FAR),
        "place": first + rows,
    }


def _whole(column: Any) -> Any:
    """One array of a column that `combine_chunks` has made one chunk, or none where it has no rows."""
    return column.chunk(0) if column.num_chunks else column.combine_chunks()


def _coded(column: Any, codes: dict[str, int], other: int) -> Ints:
    """A number for each word of a dictionary column; `other` for other words and none."""
    held = _whole(column)
    told = [codes.get(word, other) for word in held.dictionary.to_pylist()]
    return np.array([*told, other], np.int32)[_filled(held.indices, len(told))]


def _days(column: Any, open: int) -> Ints:
    return _filled(_whole(column).cast(tables.arrow().int32()), open)


def _filled(array: Any, open: int) -> Ints:
    """Whole numbers, `open` for none, in memory of their own."""
    if array.null_count == len(array):
        return np.full(len(array), open, np.int32)
    return np.array(array.fill_null(open), np.int32)


def _flags(column: Any) -> NDArray[np.bool_]:
    held = _whole(column)
    if held.null_count == len(held):
        return np.zeros(len(held), np.bool_)
    return held.fill_null(False).to_numpy(zero_copy_only=False)  # type: ignore[no-any-return]


def _millionths(column: Any, sign: int = 1) -> Ints:
    """Percents as millionths of the whole, rounded down under that sign; -1 for none."""
    held = _whole(column)
    if held.null_count == len(held):
        return np.full(len(held), -1, np.int32)
    words = np.frombuffer(held.buffers()[1], np.int64)[::2][held.offset : held.offset + len(held)]
    found = (sign * words // UNIT).astype(np.int32)
    if held.null_count:
        found[~held.is_valid().to_numpy(zero_copy_only=False)] = -1
    return found
