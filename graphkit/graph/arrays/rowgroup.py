"""A row group of Parquet as columns of numbers; a column that its statistics tell whole is not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.arrays import tables
from graphkit.graph.arrays.edges import day_number
from graphkit.graph.arrays.gathering import UNIT

__all__ = ["Group"]

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Group:
    """`count` rows: those columns that vary, and the one value (or None) of those that do not."""

    count: int
    varying: Any
    same: Mapping[str, Any]

    @classmethod
    def read(cls, file: Any, number: int, places: Mapping[str, int]) -> Self:
        """Columns, told with their places, of a row group of a Parquet file, words as dictionaries."""
        told = file.metadata.row_group(number)
        same: dict[str, Any] = {}
        for name, place in places.items():
            if (value := _only_value(told.column(place).statistics, told.num_rows)) is not ...:
                same[name] = value
        wanted = [name for name in places if name not in same]
        varying = file.read_row_group(number, wanted, use_threads=False).combine_chunks()
        return cls(told.num_rows, varying, same)

    def take(self, rows: NDArray[np.integer[Any]]) -> Self:
        """Some of the rows."""
        return type(self)(len(rows), self.varying.take(rows), self.same)

    def array(self, name: str) -> Any:
        """One array of a column that `combine_chunks` has made one chunk, or none where it has no rows."""
        if name in self.same:
            return tables.arrow().array([self.same[name]] * self.count)
        column = self.varying[name]
        return column.chunk(0) if column.num_chunks else column.combine_chunks()

    def coded(self, name: str, codes: Mapping[str, int], other: int) -> Ints:
        """A number for each word; `other` for other words and none."""
        if name in self.same:
            return np.full(self.count, codes.get(self.same[name], other), np.int32)
        held = self.array(name)
        told = [codes.get(word, other) for word in held.dictionary.to_pylist()]
        return np.array([*told, other], np.int32)[_filled(held.indices, len(told))]

    def days(self, name: str, open: int) -> Ints:
        """Whole numbers, or days since 1970; `open` where there is none."""
        if name not in self.same:
            return _filled(self.array(name).cast(tables.arrow().int32()), open)
        value = self.same[name]
        number = value if isinstance(value, int) else day_number(value, open)
        return np.full(self.count, number, np.int32)

    def flags(self, name: str) -> Flags:
        """True where it says so."""
        if name in self.same:
            return np.full(self.count, self.same[name] is True, np.bool_)
        found: Flags = self.array(name).fill_null(False).to_numpy(zero_copy_only=False)
        return found

    def millionths(self, name: str, sign: int = 1) -> Ints:
        """Percents as millionths of the whole, rounded down under that sign; -1 for none."""
        if name in self.same:
            value = self.same[name]
            return np.full(self.count, -1 if value is None else sign * int(value * 10**6) // UNIT, np.int32)
        held = self.array(name)
        words = np.frombuffer(held.buffers()[1], np.int64)[::2][held.offset : held.offset + len(held)]
        found = (sign * words // UNIT).astype(np.int32)
        if held.null_count:
            found[~held.is_valid().to_numpy(zero_copy_only=False)] = -1
        return found


def _only_value(told: Any, rows: int) -> Any:
    """The value of every row by a column's statistics, None for none; ... where they do not tell."""
    if told is None or not told.has_null_count:
        return ...
    if told.null_count == rows:
        return None
    return told.min if told.null_count == 0 and told.has_min_max and told.min == told.max else ...


def _filled(array: Any, open: int) -> Ints:
    """Whole numbers, `open` for none, in memory of their own."""
    if array.null_count == len(array):
        return np.full(len(array), open, np.int32)
    return np.array(array.fill_null(open) if array.null_count else array, np.int32)
