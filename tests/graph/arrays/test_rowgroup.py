"""Row groups: what the statistics tell whole is not read, and is the same as if it were."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

from graphkit.graph.arrays.rowgroup import Group  # noqa: E402

DAY, LATER = date(2012, 5, 24), date(2013, 1, 1)
ROWS = {
    "all alike": (["subsidiary_of"] * 3, [DAY] * 3, [True] * 3, [Decimal("12.5")] * 3),
    "nothing told": ([None] * 3, [None] * 3, [None] * 3, [None] * 3),
    "alike but one untold": (
        ["a", "a", None],
        [DAY, DAY, None],
        [True, True, None],
        [Decimal(1)] * 2 + [None],
    ),
    "different": (
        ["a", "b", "a"],
        [DAY, LATER, DAY],
        [True, False, True],
        [Decimal(1), Decimal(2), Decimal(0)],
    ),
}
KINDS = {"word": "string", "day": "date32", "flag": "bool_"}


def read(path, rows, statistics):
    columns = [pa.array(one, getattr(pa, kind)()) for one, kind in zip(rows, KINDS.values(), strict=False)]
    columns.append(pa.array(rows[3], pa.decimal128(9, 6)))
    table = pa.Table.from_arrays(columns, [*KINDS, "share"])
    parquet.write_table(table, path, write_statistics=statistics)
    file = parquet.ParquetFile(path, read_dictionary=["word"])
    return Group.read(file, 0, {column.path: place for place, column in enumerate(file.schema)})


def told(group):
    return [
        group.coded("word", {"subsidiary_of": 1, "a": 2}, 9),
        group.days("day", -1),
        group.flags("flag"),
        group.millionths("share"),
        group.millionths("share", -1),
    ]


@pytest.mark.parametrize("case", ROWS)
@pytest.mark.parametrize("rows", [None, [0], [1, 2]])
def test_statistics_tell_what_reading_tells(tmp_path, case, rows):
    groups = [read(tmp_path / "one.parquet", ROWS[case], statistics) for statistics in (True, False)]
    if rows is not None:
        groups = [one.take(np.array(rows)) for one in groups]
    for one, other in zip(*map(told, groups), strict=True):
        assert one.dtype == other.dtype
        assert one.tolist() == other.tolist()


@pytest.mark.parametrize(("case", "count"), [("all alike", 0), ("nothing told", 0), ("different", 4)])
def test_only_columns_that_vary_are_read(tmp_path, case, count):
    assert read(tmp_path / "one.parquet", ROWS[case], True).varying.num_columns == count
